import type { OrderItem } from '@zaine/protocol';
import { demoCustomer } from './customers.ts';
import type { OrderDraft } from './order-draft.ts';
import { type Bilingual, orderLine } from './products.ts';
import { arrived, branches, carriers, delivered, fromWorkshop, handover, outForDelivery } from './scans.ts';
import { dhlNumber } from './tracking.ts';

/** Orders delivered in the last days, within the seven days of a no-reason return. */
const deliveredOrders: readonly OrderDraft[] = [
  {
    serial: '0316',
    customer: 'c-1004',
    placed: [-5, '20:03'],
    paid: [-5, '20:04'],
    status: 'delivered',
    items: [orderLine('TOTE-01', { color: 'natural', size: 'medium' })],
    parcels: [
      {
        tracking: 'SF1340226848831',
        carrier: carriers.sf,
        status: 'delivered',
        scans: [
          ...fromWorkshop(-4),
          arrived([-3, '18:22'], 'shanghai'),
          outForDelivery([-2, '08:31'], branches.tianping, { zh: '刘', en: 'Mr Liu' }),
          delivered([-2, '12:05'], branches.tianping, handover.inPerson),
        ],
      },
    ],
  },
  {
    serial: '0902',
    customer: 'c-1006',
    placed: [-4, '16:16'],
    paid: [-4, '16:20'],
    status: 'delivered',
    items: [orderLine('BOARD-01', { size: 'medium' }), orderLine('SPOON-01')],
    note: '白天家里有人，请打电话',
    parcels: [
      {
        tracking: 'SF1340226859914',
        carrier: carriers.sf,
        status: 'delivered',
        scans: [
          ...fromWorkshop(-3),
          arrived([-1, '14:09'], 'xian'),
          outForDelivery([0, '07:58'], branches.beilin, { zh: '郭', en: 'Mr Guo' }),
          delivered([0, '09:36'], branches.beilin, handover.family),
        ],
      },
    ],
  },
  {
    serial: '0744',
    customer: 'c-1002',
    placed: [-7, '12:12'],
    paid: [-7, '12:13'],
    status: 'delivered',
    items: [orderLine('NAP-01', { color: 'oat' }), orderLine('POUCH-01', { quantity: 2 })],
    parcels: [
      {
        tracking: 'SF1340226834027',
        carrier: carriers.sf,
        status: 'delivered',
        scans: [
          ...fromWorkshop(-6),
          arrived([-5, '11:37'], 'shanghai'),
          outForDelivery([-4, '08:45'], branches.tianping, { zh: '刘', en: 'Mr Liu' }),
          delivered([-4, '17:50'], branches.tianping, handover.locker),
        ],
      },
    ],
  },
];

interface PastOrder {
  serial: string;
  customer: string;
  /** Days since it was placed. */
  ago: number;
  items: OrderItem[];
  tracking: string;
  carrier?: Bilingual;
}

/** Orders of long ago; each was paid at once, left the next day and took five days in all. */
const pastOrders: readonly PastOrder[] = [
  {
    serial: '0638',
    customer: 'c-1001',
    ago: 25,
    items: [orderLine('NAP-01', { color: 'slate' })],
    tracking: 'SF1340226590118',
  },
  {
    serial: '0127',
    customer: 'c-1001',
    ago: 62,
    items: [orderLine('BOWL-01', { color: 'oat' }), orderLine('SPOON-01')],
    tracking: 'SF1340226103472',
  },
  {
    serial: '0853',
    customer: 'c-1001',
    ago: 118,
    items: [orderLine('TRAY-01', { size: 'medium' })],
    tracking: 'SF1340225518806',
  },
  {
    serial: '0292',
    customer: 'c-1002',
    ago: 47,
    items: [orderLine('MUG-01', { color: 'tea' })],
    tracking: 'SF1340226277340',
  },
  {
    serial: '0506',
    customer: 'c-1003',
    ago: 33,
    items: [orderLine('INC-01', { color: 'cypress' })],
    tracking: 'YT8830459374610',
    carrier: carriers.yto,
  },
  {
    serial: '0779',
    customer: 'c-1004',
    ago: 54,
    items: [orderLine('GIFT-01'), orderLine('WRAP-01')],
    tracking: 'JD0162910337485',
    carrier: carriers.jd,
  },
  {
    serial: '0365',
    customer: 'c-1005',
    ago: 71,
    items: [orderLine('MUG-01', { color: 'both', quantity: 2 }), orderLine('BOARD-01', { size: 'large' })],
    tracking: dhlNumber('471688052'),
    carrier: carriers.dhl,
  },
  {
    serial: '0915',
    customer: 'c-1007',
    ago: 40,
    items: [orderLine('TOTE-01', { color: 'ink', size: 'medium' })],
    tracking: 'SF1340226389925',
  },
];

const nearCustomer: Record<string, Bilingual> = {
  'c-1001': branches.changhe,
  'c-1002': branches.tianping,
  'c-1003': branches.yulin,
  'c-1004': branches.tianping,
  'c-1005': { zh: '柏林派送站', en: 'Berlin delivery base' },
  'c-1007': branches.shamshuipo,
};

function completed({ ago, tracking, carrier = carriers.sf, ...order }: PastOrder): OrderDraft {
  const place = nearCustomer[order.customer];
  if (!place) throw new Error(`No branch delivers to ${demoCustomer(order.customer).name}`);
  const scans = [...fromWorkshop(1 - ago), delivered([5 - ago, '14:20'], place, handover.inPerson)];
  return {
    ...order,
    placed: [-ago, '19:30'],
    paid: [-ago, '19:31'],
    status: 'completed',
    parcels: [{ tracking, carrier, status: 'delivered', scans }],
  };
}

/** Orders that have arrived: lately, and long ago. */
export const doneOrders: readonly OrderDraft[] = [...deliveredOrders, ...pastOrders.map(completed)];
