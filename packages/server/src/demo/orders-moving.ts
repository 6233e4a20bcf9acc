import type { OrderDraft } from './order-draft.ts';
import { orderLine } from './products.ts';
import {
  arrived,
  branches,
  carriers,
  delivered,
  departed,
  fromWorkshop,
  handover,
  outForDelivery,
  scanned,
} from './scans.ts';
import { emsNumber } from './tracking.ts';

/** Orders on their way with nothing amiss: in transit, out for delivery, one order in two parcels. */
export const movingOrders: readonly OrderDraft[] = [
  {
    serial: '0482',
    customer: 'c-1001',
    placed: [-3, '10:26'],
    paid: [-3, '10:27'],
    status: 'shipped',
    items: [orderLine('MUG-01', { color: 'both' })],
    parcels: [
      {
        tracking: 'SF1340226877193',
        carrier: carriers.sf,
        status: 'out_for_delivery',
        eta: 'courier',
        scans: [
          ...fromWorkshop(-2),
          arrived([-1, '15:26'], 'hangzhou'),
          departed([0, '04:02'], 'hangzhou'),
          scanned([0, '07:15'], 'hangzhou', { zh: '到达滨江', en: 'Arrived in Binjiang' }, branches.changhe),
          outForDelivery([0, '08:48'], branches.changhe, { zh: '吴', en: 'Mr Wu' }),
        ],
      },
    ],
  },
  {
    serial: '0705',
    customer: 'c-1001',
    placed: [-5, '19:12'],
    paid: [-5, '19:13'],
    status: 'shipped',
    items: [orderLine('TEA-01', { color: 'moon' }), orderLine('INC-01', { color: 'osmanthus' })],
    note: '茶壶是送人的，请包好一点',
    parcels: [
      {
        tracking: 'SF1340226841056',
        carrier: carriers.sf,
        status: 'delivered',
        scans: [
          ...fromWorkshop(-4),
          arrived([-3, '13:50'], 'hangzhou'),
          outForDelivery([-2, '08:20'], branches.changhe, { zh: '吴', en: 'Mr Wu' }),
          delivered([-2, '10:34'], branches.changhe, handover.gatehouse),
        ],
      },
      {
        tracking: 'SF1340226879042',
        carrier: carriers.sf,
        status: 'in_transit',
        eta: 1,
        scans: [...fromWorkshop(-1), arrived([0, '08:26'], 'hangzhou')],
      },
    ],
  },
  {
    serial: '0431',
    customer: 'c-1003',
    placed: [-2, '11:44'],
    paid: [-2, '11:45'],
    status: 'shipped',
    items: [orderLine('BENTO-01', { size: 'one' }), orderLine('NAP-01', { color: 'slate' })],
    parcels: [
      {
        tracking: 'SF1340226880317',
        carrier: carriers.sf,
        status: 'in_transit',
        eta: 2,
        scans: fromWorkshop(-1),
      },
    ],
  },
  {
    serial: '0276',
    customer: 'c-1004',
    placed: [-4, '09:18'],
    paid: [-4, '09:19'],
    status: 'shipped',
    items: [orderLine('TRAY-01', { size: 'large' }), orderLine('BOWL-01', { color: 'ink' })],
    parcels: [
      {
        tracking: 'JD0163284750921',
        carrier: carriers.jd,
        status: 'out_for_delivery',
        eta: 'courier',
        scans: [
          ...fromWorkshop(-3),
          arrived([-1, '16:42'], 'shanghai'),
          departed([0, '05:10'], 'shanghai'),
          outForDelivery([0, '09:05'], branches.tianping, { zh: '刘', en: 'Mr Liu' }),
        ],
      },
    ],
  },
  {
    serial: '0390',
    customer: 'c-1007',
    placed: [-4, '23:02'],
    paid: [-4, '23:04'],
    status: 'shipped',
    items: [orderLine('VASE-01'), orderLine('WRAP-01', { quantity: 2 })],
    parcels: [
      {
        tracking: 'SF1340226862278',
        carrier: carriers.sf,
        status: 'in_transit',
        eta: 1,
        scans: [
          ...fromWorkshop(-3),
          arrived([-2, '19:30'], 'shenzhen'),
          scanned([-1, '11:05'], 'shenzhen', { zh: '清关完成', en: 'Cleared customs' }),
          arrived([-1, '20:44'], 'hongkong'),
        ],
      },
    ],
  },
  {
    serial: '0822',
    customer: 'c-1008',
    placed: [-5, '14:37'],
    paid: [-5, '14:38'],
    status: 'shipped',
    items: [orderLine('BOARD-01', { size: 'medium' })],
    parcels: [
      {
        tracking: emsNumber('10482673'),
        carrier: carriers.ems,
        status: 'in_transit',
        eta: 3,
        scans: [...fromWorkshop(-4), arrived([-2, '09:12'], 'zhengzhou'), departed([-1, '18:20'], 'lanzhou')],
      },
    ],
  },
];
