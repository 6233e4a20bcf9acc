import type { OrderDraft } from './order-draft.ts';
import { orderLine } from './products.ts';
import {
  arrived,
  branches,
  carriers,
  delivered,
  departed,
  fromWorkshop,
  outForDelivery,
  scanned,
} from './scans.ts';
import { dhlNumber, emsNumber } from './tracking.ts';

const stuck: OrderDraft = {
  serial: '0318',
  customer: 'c-1002',
  placed: [-7, '20:50'],
  paid: [-7, '20:51'],
  status: 'shipped',
  items: [orderLine('TOTE-01', { color: 'moss', size: 'large' })],
  parcels: [
    {
      tracking: '78120446903518',
      carrier: carriers.zto,
      status: 'exception',
      eta: -2,
      scans: [
        ...fromWorkshop(-6),
        arrived([-5, '23:52'], 'wuhan'),
        scanned([-4, '06:10'], 'wuhan', {
          zh: '武汉大雾，暂停发车',
          en: 'Held in Wuhan: no trucks are leaving in the fog',
        }),
      ],
    },
  ],
};

const lost: OrderDraft = {
  serial: '0264',
  customer: 'c-1003',
  placed: [-12, '18:33'],
  paid: [-12, '18:35'],
  status: 'shipped',
  items: [orderLine('BOWL-01', { color: 'ink' })],
  parcels: [
    {
      tracking: 'YT8830466120397',
      carrier: carriers.yto,
      status: 'exception',
      eta: -8,
      scans: [
        ...fromWorkshop(-11),
        departed([-10, '02:18'], 'wuhan'),
        scanned([-6, '10:00'], 'chengdu', {
          zh: '未到件，正在查找',
          en: 'Did not arrive, being searched for',
        }),
        scanned([-1, '16:25'], 'chengdu', {
          zh: '包裹确认遗失，已登记理赔',
          en: 'Parcel confirmed lost, claim opened',
        }),
      ],
    },
  ],
};

const returned: OrderDraft = {
  serial: '0157',
  customer: 'c-1008',
  placed: [-15, '10:09'],
  paid: [-15, '10:12'],
  status: 'shipped',
  items: [orderLine('GIFT-01')],
  parcels: [
    {
      tracking: emsNumber('10479915'),
      carrier: carriers.ems,
      status: 'returned',
      scans: [
        ...fromWorkshop(-14),
        arrived([-9, '11:20'], 'urumqi'),
        scanned(
          [-7, '16:45'],
          'urumqi',
          { zh: '三次联系不上收件人，准备退回', en: 'Recipient not reached three times, to be sent back' },
          branches.tianshan,
        ),
        scanned([-6, '09:30'], 'urumqi', { zh: '已退回寄件人', en: 'On its way back to the sender' }),
      ],
    },
  ],
};

const customs: OrderDraft = {
  serial: '0409',
  customer: 'c-1005',
  placed: [-10, '04:21'],
  paid: [-10, '04:22'],
  status: 'shipped',
  items: [orderLine('TEA-01', { color: 'ash' }), orderLine('MUG-01', { color: 'tea' })],
  parcels: [
    {
      tracking: dhlNumber('472019386'),
      carrier: carriers.dhl,
      status: 'exception',
      eta: -1,
      scans: [
        scanned([-9, '15:10'], 'jingdezhen', { zh: '景德镇已揽收', en: 'Collected in Jingdezhen' }),
        departed([-7, '03:40'], 'shanghai'),
        arrived([-5, '22:06'], 'leipzig'),
        scanned([-4, '16:15'], 'leipzig', {
          zh: '海关暂扣，需要收件人提供发票',
          en: 'Held by customs: an invoice is needed from the recipient',
        }),
      ],
    },
  ],
};

const disputed: OrderDraft = {
  serial: '0533',
  customer: 'c-1006',
  placed: [-6, '08:05'],
  paid: [-6, '08:30'],
  status: 'delivered',
  items: [orderLine('MUG-01', { color: 'moon' })],
  parcels: [
    {
      tracking: '78120447118260',
      carrier: carriers.zto,
      status: 'delivered',
      scans: [
        ...fromWorkshop(-5),
        arrived([-4, '09:40'], 'xian'),
        outForDelivery([-3, '08:12'], branches.beilin, { zh: '郭', en: 'Mr Guo' }),
        delivered([-3, '11:27'], branches.beilin, {
          zh: '小区门口便利店代收',
          en: 'taken in by the corner shop at the gate',
        }),
        scanned(
          [-1, '17:02'],
          'xian',
          {
            zh: '收件人反映没有收到，网点正在核实',
            en: 'Recipient reports not having it, the branch is checking',
          },
          branches.beilin,
        ),
      ],
    },
  ],
};

const wrongAddress: OrderDraft = {
  serial: '0671',
  customer: 'c-1008',
  placed: [-8, '21:30'],
  paid: [-8, '21:31'],
  status: 'shipped',
  items: [orderLine('NAP-01', { color: 'slate' }), orderLine('SPOON-01')],
  parcels: [
    {
      tracking: emsNumber('10481627'),
      carrier: carriers.ems,
      status: 'exception',
      eta: -1,
      scans: [
        ...fromWorkshop(-7),
        arrived([-2, '13:18'], 'urumqi'),
        scanned(
          [-1, '10:40'],
          'urumqi',
          {
            zh: '地址不详，缺楼号，等待收件人补充',
            en: 'Address incomplete: the building number is missing',
          },
          branches.tianshan,
        ),
      ],
    },
  ],
};

const damaged: OrderDraft = {
  serial: '0445',
  customer: 'c-1004',
  placed: [-6, '17:58'],
  paid: [-6, '17:59'],
  status: 'shipped',
  items: [orderLine('VASE-01'), orderLine('INC-01', { color: 'cypress' })],
  parcels: [
    {
      tracking: 'SF1340226855580',
      carrier: carriers.sf,
      status: 'exception',
      eta: -2,
      scans: [
        ...fromWorkshop(-5),
        arrived([-4, '07:55'], 'shanghai'),
        scanned([-3, '09:20'], 'shanghai', {
          zh: '外箱破损，已加固并登记，等待寄件人确认',
          en: 'Box damaged, repacked and noted, waiting for the sender to confirm',
        }),
      ],
    },
  ],
};

/** One order for every accident that can befall a parcel, by the accident's name. */
export const troubledOrders = { stuck, lost, returned, customs, disputed, wrongAddress, damaged };
