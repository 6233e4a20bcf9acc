import type { CaseState, CaseType, QueueReason } from '@zaine/protocol';

/** What a conversation and its cards say in simplified Chinese. */
export const more = {
  talkToPerson: '找人工',
  askPerson: '转人工',
  endConversation: '结束对话',
  download: '存一份对话',
  sound: '来消息时响一声',
  left: (count: number) => `还能写 ${count} 个字`,
  emoji: '表情',
  attach: '发照片',
  drop: '松手就放进来',
  tooLong: '一条最多 4000 字，分两条发吧',
  quickReplies: '快捷回复',

  automatic: '自动回复',

  you: '您',
  newMessages: '有新消息',
  earlier: '看更早的消息',
  joined: (name: string): [string, string] => [name, ' 来了'],
  backToBot: '接下来先由自动回复陪您',
  rated: '谢谢，记下了。',
  ended: '这次对话结束了',
  removed: '这条消息撤下了',
  typing: (name: string) => `${name}正在写`,
  sending: '正在发',
  waitingToSend: '连上就发',
  sent: '已送达',
  read: '已读',
  failed: '没发出去',
  retry: '再发一次',
  discard: '不发了',

  stamp: (day: string, clock: string) => `${day} ${clock}`,
  dayAside: (date: string, weekday: string) => `${date} ${weekday}`.trim(),
  /** Day and time at which a parcel passed a stop, where it is not written as any other. */
  stop: ((date: Date, clock: string) => `${date.getUTCDate()}日 ${clock}`) as
    | ((date: Date, clock: string) => string)
    | undefined,

  order: '订单',
  moreItems: (count: number) => `还有 ${count} 件`,
  placed: '下单',
  paid: '付款',
  shipBy: '最晚发出',
  carrier: '物流',
  receiver: '收件',
  deliverTo: '送到',
  note: '备注',
  total: '合计',
  placeJoin: '',
  listComma: '、',

  expected: '预计送达',
  planned: '原定送达',
  arrived: '送达',
  by: (clock: string) => `${clock} 前`,
  late: (days: number) => `晚了 ${days} 天`,
  etaUnknown: '时间还没定',
  noStops: '快递还没有上报行程',
  moreStops: (count: number) => `再往前 ${count} 站`,

  photo: '照片',
  withdraw: '不发这张',
  uploading: (percent: number) => `正在传，${percent}%`,
  notUploaded: '没传上去，再试一次？',
  tooLarge: '这张太大了，10 MB 以内的可以发。',
  notAPhoto: '只能发图片和 PDF。',
  notTaken: '这里不收这个文件。',
  details: '看详情',
  inStock: (count: number) => (count ? `只剩 ${count} 件` : '暂时没货'),
  before: '上一个',
  after: '下一个',

  readAll: '看全文',
  readLess: '收起',

  caseType: {
    return: '退货',
    exchange: '换货',
    resend: '补发',
    refund: '退款',
    repair: '维修',
    price_protection: '价保',
    complaint: '投诉',
    follow_up: '跟进',
  } as Record<CaseType, string>,
  caseState: {
    submitted: '提交',
    reviewing: '审核',
    approved: '通过',
    refused: '没通过',
    sent_back: '寄回',
    received: '收到',
    inspected: '验收',
    refunded: '退款',
    resent: '寄出',
    closed: '办结',
  } as Record<CaseState, string>,
  promise: (when: string): [string, string] => [`${when}前`, '给您结果，到时在这里告诉您。'],
  yourTurn: (when: string): [string, string] => [`${when}前`, '请把东西寄回来。'],

  next: '下一位就是您',
  ahead: (count: number) => `前面还有 ${count} 位`,
  wait: (minutes: number) => (minutes < 1 ? '马上就好' : `约 ${minutes} 分钟`),
  away: {
    out_of_hours: '现在是休息时间。话先留着，上班就回您。',
    nobody_online: '这会儿没人在。话先留着，有人来就回您。',
  } as Partial<Record<QueueReason, string>>,
  leaveQueue: '不等了',

  preChat: '先告诉我几句，好帮您找得快一些。',
  begin: '开始聊',
  asked: { name: '称呼', email: '邮箱', order: '订单号', topic: '想问哪方面' },
  topics: ['查快递', '退换货', '商品咨询', '发票', '别的事'],
  fact: (label: string, value: string) => `${label}：${value}`,
  wrongEmail: '邮箱好像不对，再看一眼？',

  choose: '请选择',
  fillIn: '请填上这一项',
  filled: '已提交',

  rateBot: '这次办得怎么样？',
  rateAgent: (name: string) => `这次${name}办得怎么样？`,
  faces: ['很差', '不好', '一般', '好', '很好'],
  praise: ['办得快', '说得清楚', '不用重复说'],
  blame: ['等太久', '没说清楚', '没解决'],
  rate: '就这样评',
};

/** What a conversation says in one language; every language has all of it. */
export type MoreStrings = typeof more;
