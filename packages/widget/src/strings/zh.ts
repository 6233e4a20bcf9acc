import type { OrderStatus, ParcelStatus } from '@zaine/protocol';
import { solarTerm } from '../format/solar-term.ts';

const greetingByHour = (hour: number): string => {
  if (hour < 5) return '夜深了';
  if (hour < 11) return '早上好';
  if (hour < 13) return '中午好';
  return hour < 18 ? '下午好' : '晚上好';
};

/** What the widget says in simplified Chinese before anything was said. */
export const strings = {
  open: '打开聊天窗',
  close: '收起聊天窗',
  unread: (count: number) => `${count} 条新消息`,
  dismiss: '不看了',
  justNow: '刚刚',
  popOut: '在新窗口里聊',
  menu: '更多',

  here: '在呢，随时可以问',
  withYou: '正在和您说话',
  finding: '在替您找人',
  connecting: '正在连线',
  noConnection: '没连上',
  offline: '暂时连不上，连上就替您发。',
  refused: '没能连上，请刷新页面再试一次。',

  log: '对话',
  file: '文件',

  write: (shop: string) => (shop ? `写给${shop}` : '写点什么'),
  writeFirst: '或者直接写给我',
  message: '消息',
  send: '发送',
  again: '再问一件事',

  greeting: (date: Date, name: string | undefined) => {
    const term = solarTerm(date);
    const hello = greetingByHour(date.getHours());
    return `${term ? `${term}时节，` : ''}${name ? `${name}，` : ''}${hello}。`;
  },
  whichOrder: '要我看看哪一单？',
  whatElse: '想问点什么？',
  yourOrders: '您的订单',
  allOrders: (count: number) => `全部 ${count} 单`,
  showAllOrders: '看看我的全部订单',
  oftenAsked: '别人常问',

  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as Intl.DateTimeFormatOptions,
  near: { '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' } as Record<number, string>,
  dot: '　',

  orderOf: (number: string) => `订单 ${number}`,
  orderStatus: {
    unpaid: '待付款',
    paid: '待发货',
    shipped: '运输中',
    delivered: '已签收',
    completed: '已完成',
    cancelled: '已取消',
  } as Record<OrderStatus, string>,
  arrives: (day: string) => `${day}到`,
  comma: '，',

  parcelStatus: {
    created: '等待揽收',
    in_transit: '运输中',
    out_for_delivery: '派送中',
    delivered: '已签收',
    exception: '路上遇到状况',
    returned: '退回途中',
  } as Record<ParcelStatus, string>,
};

/** The first words of one language; every language has all of them. */
export type Strings = typeof strings;
