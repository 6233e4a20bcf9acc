import type { OrderStatus, ParcelStatus, QueueReason } from '@zaine/protocol';
import { solarTerm } from '../format/solar-term.ts';

const greetingByHour = (hour: number): string => {
  if (hour < 5) return '夜深了';
  if (hour < 11) return '早上好';
  if (hour < 13) return '中午好';
  return hour < 18 ? '下午好' : '晚上好';
};

/** What the widget says in Chinese. */
export const zh = {
  open: '打开聊天窗',
  close: '收起聊天窗',
  unread: (count: number) => `${count} 条新消息`,
  dismiss: '不看了',
  justNow: '刚刚',
  menu: '更多',
  talkToPerson: '找人工',
  askPerson: '转人工',
  endConversation: '结束对话',

  here: '在呢，随时可以问',
  withYou: '正在和您说话',
  finding: '在替您找人',
  connecting: '正在连线',
  noConnection: '没连上网',
  offline: '网断了，连上就替您发。',
  refused: '没能连上，请刷新页面再试一次。',
  automatic: '自动回复',

  log: '对话',
  you: '您',
  newMessages: '有新消息',
  earlier: '看更早的消息',
  joined: (name: string): [string, string] => [name, ' 来了'],
  backToBot: '接下来先由自动回复陪您',
  rated: '谢谢，记下了。',
  ended: '这次对话结束了',
  removed: '这条消息撤下了',
  file: '文件',
  typing: (name: string) => `${name}正在写`,
  sending: '正在发',
  waitingToSend: '连上就发',
  sent: '已送达',
  read: '已读',
  failed: '没发出去',
  retry: '再发一次',
  discard: '不发了',

  write: (shop: string) => (shop ? `写给${shop}` : '写点什么'),
  writeFirst: '或者直接写给我',
  message: '消息',
  send: '发送',
  left: (count: number) => `还能写 ${count} 个字`,
  tooLong: '一条最多 4000 字，分两条发吧',
  quickReplies: '快捷回复',
  again: '再问一件事',

  next: '下一位就是您',
  ahead: (count: number) => `前面还有 ${count} 位`,
  wait: (minutes: number) => (minutes < 1 ? '马上就好' : `约 ${minutes} 分钟`),
  away: {
    out_of_hours: '现在是休息时间。话先留着，上班就回您。',
    nobody_online: '这会儿没人在。话先留着，有人来就回您。',
  } as Partial<Record<QueueReason, string>>,
  leaveQueue: '不等了',

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
  date: (date: Date, _locale: string) =>
    `${date.getFullYear() === new Date().getFullYear() ? '' : `${date.getFullYear()} 年 `}${date.getMonth() + 1} 月 ${date.getDate()} 日`,
  stamp: (day: string, clock: string) => `${day}　${clock}`,
  dayAside: (date: string, weekday: string) => `${date} ${weekday}`.trim(),
  dot: '　',
  stop: (date: Date, clock: string, _locale: string) => `${date.getDate()} 日 ${clock}`,

  order: '订单',
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
  moreItems: (count: number) => `还有 ${count} 件`,
  placed: '下单',
  paid: '付款',
  shipBy: '最晚发出',
  carrier: '物流',
  receiver: '收件',
  deliverTo: '送到',
  note: '备注',
  total: '合计',
  comma: '，',
  placeJoin: '',
  listComma: '、',

  parcelStatus: {
    created: '等待揽收',
    in_transit: '运输中',
    out_for_delivery: '派送中',
    delivered: '已签收',
    exception: '路上遇到状况',
    returned: '退回途中',
  } as Record<ParcelStatus, string>,
  expected: '预计送达',
  planned: '原定送达',
  arrived: '送达',
  by: (clock: string) => `${clock} 前`,
  late: (days: number) => `晚了 ${days} 天`,
  etaUnknown: '时间还没定',
  noStops: '快递还没有上报行程',
  moreStops: (count: number) => `再往前 ${count} 站`,

  readAll: '看全文',
  readLess: '收起',
};

/** The words of one language; every language has all of them. */
export type Strings = typeof zh;
