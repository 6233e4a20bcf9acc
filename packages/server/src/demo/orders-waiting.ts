import type { OrderDraft } from './order-draft.ts';
import { orderLine } from './products.ts';
import { carriers, labelled } from './scans.ts';

/** Orders that have not left the shop: unpaid, paid and in time, paid and overdue, cancelled. */
export const waitingOrders: readonly OrderDraft[] = [
  {
    serial: '0614',
    customer: 'c-1002',
    placed: [0, '08:52'],
    status: 'unpaid',
    items: [orderLine('TEA-01', { color: 'ash' }), orderLine('SPOON-01')],
  },
  {
    serial: '0588',
    customer: 'c-1004',
    placed: [0, '07:36'],
    status: 'unpaid',
    items: [orderLine('BENTO-01', { size: 'two' })],
    note: 'Could you wrap it as a gift, please?',
  },
  {
    serial: '0937',
    customer: 'c-1001',
    placed: [-1, '20:15'],
    paid: [-1, '20:18'],
    status: 'paid',
    items: [orderLine('TOTE-01', { color: 'natural', size: 'medium' })],
  },
  {
    serial: '0551',
    customer: 'c-1007',
    placed: [0, '06:48'],
    paid: [0, '06:50'],
    status: 'paid',
    items: [orderLine('BOWL-01', { color: 'oat' }), orderLine('NAP-01', { color: 'oat', quantity: 2 })],
    note: '送禮用，麻煩不要放價錢單',
  },
  {
    serial: '0866',
    customer: 'c-1006',
    placed: [-1, '15:22'],
    paid: [-1, '15:40'],
    status: 'paid',
    items: [orderLine('SPOON-01', { quantity: 2 })],
    parcels: [
      {
        tracking: 'YT8830471962054',
        carrier: carriers.yto,
        status: 'created',
        eta: 3,
        scans: [labelled([0, '08:30'])],
      },
    ],
  },
  {
    serial: '0217',
    customer: 'c-1002',
    placed: [-4, '21:04'],
    paid: [-4, '21:05'],
    status: 'paid',
    items: [orderLine('BOARD-01', { size: 'large' })],
    note: '请用纸填充，不要泡沫',
  },
  {
    serial: '0349',
    customer: 'c-1004',
    placed: [-5, '12:31'],
    paid: [-5, '12:31'],
    status: 'paid',
    items: [orderLine('APRON-01', { color: 'rust', size: 'small' }), orderLine('POUCH-01')],
  },
  {
    serial: '0728',
    customer: 'c-1001',
    placed: [-16, '22:40'],
    paid: [-16, '22:41'],
    status: 'cancelled',
    items: [orderLine('APRON-01', { color: 'ink', size: 'large' })],
    note: '拍错尺码了',
  },
  {
    serial: '0193',
    customer: 'c-1003',
    placed: [-9, '13:07'],
    status: 'cancelled',
    items: [orderLine('TRAY-01', { size: 'medium' })],
  },
];
