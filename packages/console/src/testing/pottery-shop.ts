import type { Customer, Order, OrderItem } from '@zaine/protocol';
import { type Room, room } from './fixtures.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const mug: OrderItem = {
  sku: 'MUG-01',
  title: { zh: '青釉马克杯 320 ml', en: 'Celadon mug 320 ml' },
  quantity: 1,
  price: 16_800,
};
const tray: OrderItem = {
  sku: 'TRAY-02',
  title: { zh: '黑胡桃圆茶盘', en: 'Walnut tea tray' },
  quantity: 1,
  price: 32_600,
};

function person(id: string, name: string, more: Partial<Customer> = {}): Customer {
  return { id, name, ...more };
}

/** An afternoon in a small pottery shop: three conversations with 小周, seven who wait. */
export function potteryShop(now: number): Room[] {
  const iso = (seconds: number) => new Date(now - seconds * 1000).toISOString();
  return [lin(now, iso), zheng(now), daniel(now, iso), ...waiting(now, iso)];
}

function lin(now: number, iso: (ago: number) => string): Room {
  const parcel = {
    tracking: 'SF1428007133961',
    carrier: { zh: '顺丰', en: 'SF Express' },
    status: 'delivered' as const,
    events: [
      {
        at: iso(2 * DAY),
        place: { zh: '景德镇', en: 'Jingdezhen' },
        text: { zh: '已揽收', en: 'Picked up' },
      },
      {
        at: iso(DAY),
        place: { zh: '杭州', en: 'Hangzhou' },
        text: { zh: '到达转运中心', en: 'At the sorting centre' },
      },
      {
        at: iso(20 * HOUR),
        place: { zh: '杭州', en: 'Hangzhou' },
        text: { zh: '已签收，放门口', en: 'Delivered, left at the door' },
      },
    ],
  };
  const order: Order = {
    number: '202611198821',
    customer: 'c-1001',
    placedAt: iso(4 * DAY),
    status: 'delivered',
    items: [mug],
    currency: 'CNY',
    total: 16_800,
    phone: '138****6207',
    address: { name: '林**', city: '杭州 西湖区', line: '文三路***' },
    note: '送人的，麻烦包好一点',
    parcels: [parcel],
  };
  const onItsWay: Order = {
    ...order,
    number: '202611219054',
    placedAt: iso(2 * DAY),
    status: 'shipped',
    items: [tray, { ...mug, quantity: 2 }],
    total: 66_200,
    parcels: [
      {
        ...parcel,
        tracking: 'SF1428007140225',
        status: 'in_transit',
        events: parcel.events.slice(0, 2),
        eta: iso(-2 * DAY).slice(0, 10),
      },
    ],
  };
  return room({
    id: 'conv-lin-xiaotang',
    now,
    customer: person('c-1001', '林晓棠', { phone: '138****6207', tier: 'high' }),
    page: '青釉马克杯',
    state: (ago) => ({ name: 'agent', agent: '小周', since: ago(4 * MINUTE) }),
    unread: 1,
    orders: [
      onItsWay,
      order,
      { ...order, number: '202609030417', status: 'completed', placedAt: iso(80 * DAY) },
    ],
    cases: [
      {
        id: 'AS7K3FQ2MB',
        type: 'refund',
        order: '202611198821',
        state: 'reviewing',
        steps: [
          { state: 'submitted', at: iso(HOUR) },
          { state: 'reviewing', at: iso(6 * MINUTE), promise: iso(-DAY) },
          { state: 'approved' },
          { state: 'refunded' },
          { state: 'closed' },
        ],
        reason: 'damaged',
        amount: 16_800,
        currency: 'CNY',
        words: '打开就是碎的，盒子里一层气泡膜都没有',
        freight: 'shop',
        next: ['approved', 'refused', 'closed'],
      },
    ],
    history: [
      { ago: 45 * DAY, preview: '问茶盘保养' },
      { ago: 100 * DAY, preview: '催发货，中秋前到' },
      { ago: 158 * DAY, preview: '618 满减怎么凑' },
    ],
    notes: [{ ago: 100, author: '小周', text: '同批次今天第 3 起，@何敏 请看一下外箱和内托。' }],
    says: [
      ['customer', 7 * MINUTE, '你好，我的杯子到了，可是碎了'],
      ['bot', 7 * MINUTE - 1, { kind: 'order', text: '订单 202611198821', order }],
      [
        'bot',
        7 * MINUTE - 2,
        {
          kind: 'choices',
          text: '抱歉让您收到这样的杯子。您想怎么处理？',
          choices: [
            { value: 'resend', label: '补发一只' },
            { value: 'refund', label: '退款' },
            { value: 'human', label: '转人工' },
          ],
        },
      ],
      ['customer', 6 * MINUTE, { kind: 'choice', value: 'human', label: '转人工' }],
      ['state', 6 * MINUTE - 1, { name: 'queued', since: iso(6 * MINUTE), position: 1, reason: 'asked' }],
      ['state', 4 * MINUTE, { name: 'agent', agent: '小周', since: iso(4 * MINUTE) }],
      [
        'customer',
        3 * MINUTE,
        '打开就是碎的！盒子里一层气泡膜都没有，周六要送人的生日礼物，你们就这么发货？',
      ],
      [
        'agent',
        90,
        '晓棠，杯子碎成这样是我们没包好，对不起。坏的不用寄回，运费也不用您出。您看哪样合适：今天补发一只新的，25 日到；或者 168 元原路退回。',
        '小周',
      ],
      ['read', 80, 8],
      ['customer', 48, '25 号真的能到吗？到不了我就打 12315 了'],
    ],
  });
}

function zheng(now: number): Room {
  return room({
    id: 'conv-zheng-yan',
    now,
    customer: person('c-1002', '郑岩'),
    page: '订单详情',
    state: (ago) => ({ name: 'agent', agent: '小周', since: ago(20 * MINUTE) }),
    says: [
      ['customer', 9 * MINUTE, '地址改好了吗'],
      ['agent', 8 * MINUTE, '改好了，顺丰会在派送前打给您。', '小周'],
      ['customer', 6 * MINUTE, '好，那我等顺丰通知'],
      ['agent', 5 * MINUTE, '好的，有变化我第一时间告诉您。', '小周'],
      ['read', 4 * MINUTE, 4],
    ],
  });
}

function daniel(now: number, iso: (ago: number) => string): Room {
  const order: Order = {
    number: '202611164417',
    customer: 'c-1003',
    placedAt: iso(7 * DAY),
    status: 'shipped',
    items: [{ ...tray, price: 5_800, options: { size: { zh: '大', en: 'large' } } }],
    currency: 'GBP',
    total: 5_800,
    phone: '+44 ***** ***318',
    parcels: [
      {
        tracking: 'RM771204418GB',
        carrier: 'Royal Mail',
        status: 'exception',
        events: [
          { at: iso(5 * DAY), place: 'Shanghai', text: { zh: '离开口岸', en: 'Left the country' } },
          { at: iso(3 * DAY), place: 'Langley', text: { zh: '海关查验', en: 'Held at customs' } },
        ],
      },
    ],
  };
  return room({
    id: 'conv-daniel-reyes',
    now,
    customer: person('c-1003', 'Daniel Reyes', { tier: 'high', email: 'd***@example.com' }),
    orders: [order],
    history: [{ ago: 31 * DAY, preview: 'Is the walnut oiled?' }],
    locale: 'en',
    page: 'Track your order',
    unread: 2,
    state: (ago) => ({ name: 'agent', agent: '小周', since: ago(12 * MINUTE) }),
    says: [
      ['customer', 6 * MINUTE, "My parcel hasn't moved since Friday."],
      ['agent', 5 * MINUTE, 'Let me ask the carrier, Daniel.', '小周'],
      ['customer', 271, 'Still no scan since Friday. Is it lost?'],
      ['customer', 260, "It's a wedding present."],
    ],
  });
}

function waiting(now: number, iso: (ago: number) => string): Room[] {
  const people = [
    ['zhou-lan', '周岚', 372, '退款说三天，今天第五天了，钱呢', 'asked', '退款进度', 'high'],
    ['wu-tong', '吴桐', 280, '地址填成旧公司了，还没发货能改吗', 'asked', '我的订单'],
    ['he-jia', '何佳', 138, '开两张发票可以吗，抬头不一样', 'not_understood', '发票'],
    ['liang-lihua', '梁丽华', 96, '少了一个杯垫，盒子里找了两遍', 'rule', '竹节杯垫'],
    ['guest-7f3a', undefined, 52, '茶盘的木头是什么木？会不会裂', 'not_understood', '黑胡桃圆茶盘'],
    ['mei-tan', 'Mei Tan', 31, 'Can I change the carrier to SF?', 'asked', 'Celadon mug'],
    ['xie-an', '谢安', 12, '运费险怎么理赔', 'asked', '帮助', 'potential'],
  ] as const;
  return people.map(([id, name, seconds, text, reason, page, tier], index) =>
    room({
      id: `conv-${id}`,
      now,
      page,
      unread: 1,
      ...(name ? { customer: person(`c-20${index}`, name, tier ? { tier } : {}) } : {}),
      state: (ago) => ({ name: 'queued', since: ago(seconds), position: index + 1, reason }),
      says: [
        ['customer', seconds + 40, '在吗'],
        ['bot', seconds + 39, '在呢，您说。'],
        ['customer', seconds + 2, text],
        ['state', seconds, { name: 'queued', since: iso(seconds), position: index + 1, reason }],
      ],
    }),
  );
}
