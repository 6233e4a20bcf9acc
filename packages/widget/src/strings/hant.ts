import type { Strings } from './zh.ts';

const greetingByHour = (hour: number): string => {
  if (hour < 5) return '夜深了';
  if (hour < 11) return '早安';
  if (hour < 18) return '午安';
  return '晚上好';
};

/** What the widget says in traditional Chinese before anything was said. */
export const strings: Strings = {
  open: '打開聊天視窗',
  close: '收起聊天視窗',
  unread: (count) => `${count} 則新訊息`,
  dismiss: '先不看',
  justNow: '剛剛',
  popOut: '在新視窗裡聊',
  menu: '更多',

  here: '在呢，隨時可以問',
  withYou: '正在和您對話',
  finding: '正在替您找人',
  connecting: '連線中',
  noConnection: '沒連上',
  offline: '暫時連不上，連上就替您送出。',
  refused: '沒能連上，請重新整理頁面再試一次。',

  log: '對話',
  file: '檔案',

  write: (shop) => (shop ? `寫給${shop}` : '寫點什麼'),
  writeFirst: '或者直接寫給我',
  message: '訊息',
  send: '送出',
  again: '再問一件事',

  greeting: (date, name) => `${name ? `${name}，` : ''}${greetingByHour(date.getHours())}。`,
  whichOrder: '要我看看哪一筆訂單？',
  whatElse: '想問點什麼？',
  yourOrders: '您的訂單',
  allOrders: (count) => `全部 ${count} 筆`,
  showAllOrders: '看看我的全部訂單',
  oftenAsked: '大家常問',

  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  near: { '-1': '昨天', '0': '今天', '1': '明天', '2': '後天' },
  dot: '　',

  orderOf: (number) => `訂單 ${number}`,
  orderStatus: {
    unpaid: '待付款',
    paid: '待出貨',
    shipped: '運送中',
    delivered: '已送達',
    completed: '已完成',
    cancelled: '已取消',
  },
  arrives: (day) => `${day}到`,
  comma: '，',

  parcelStatus: {
    created: '等待取件',
    in_transit: '運送中',
    out_for_delivery: '配送中',
    delivered: '已送達',
    exception: '途中有狀況',
    returned: '退回途中',
  },
};
