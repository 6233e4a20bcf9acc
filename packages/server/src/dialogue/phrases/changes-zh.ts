import type { Due } from '../when.ts';
import type { Line } from './words.ts';

const lines = (...variants: string[]): Line => variants;
const by = ({ day, time }: Due) => `${day}${time ? ` ${time} ` : ''}`;

/** What is said about orders that are changed, cancelled or hurried, in Chinese. */
export const changesZh = {
  hurried: (due: Due | undefined) =>
    due && !due.past
      ? lines(`催过了，已经告诉仓库。最晚${by(due)}发出。`, `记上了，仓库会先排您这单，最晚${by(due)}发。`)
      : lines(
          '催过了，仓库今天会给您一个准话，有消息在这里说。',
          '已经去催了，仓库会优先处理，结果在这里告诉您。',
        ),
  hurriedBefore: lines(
    '今天已经替您催过了，仓库记着呢。',
    '这单今天催过，仓库知道您着急，有准信我马上说。',
    '仓库那边已经记了加急，再催一次也排在同一个位置。要不要我请同事盯一下？',
  ),
  cancelUnpaid: (order: string) => `${order}还没付款，取消就是把它关掉，不收钱。要取消吗？`,
  cancelPaid: (order: string, refund: string) =>
    `${order}还没发出，可以取消。${refund} 原路退回，1–3 个工作日到账，不扣钱。要取消吗？`,
  cancelYes: '确认取消',
  cancelNo: '不取消了',
  cancelledUnpaid: '取消好了，这一单已经关掉，没有扣款。',
  cancelledPaid: (refund: string) => `取消好了，${refund} 已经开始退，原路返回，1–3 个工作日到账。`,
  cancelAsked: (refund: string | undefined) =>
    refund
      ? `取消已经替您提交，${refund} 的退款也一并申请了。同事在店里的系统里确认后原路退回，1–3 个工作日到账。`
      : '取消已经替您提交，同事在店里的系统里确认后就关掉，不扣款。',
  cancelledBefore: '这一单之前就取消了，不用再办。',
  cannotCancelShipped: '这一单已经在路上，取消不了了。可以等快递上门时拒收，或者收到后退货。您看哪种方便？',
  cannotCancelArrived: (days: number) =>
    `这一单已经签收了，取消不了，可以走退货。签收 ${days} 天内没用过的都能退。`,
  refuse: '我来拒收',
  returnLater: '收到后再退',
  returnLaterHow: (days: number) => `好的。收到后 ${days} 天内跟我说一声“退货”，我来办；东西别用，包装留着。`,
  startReturn: '申请退货',
  refuseConfirm: (order: string, refund: string, freight: string) =>
    `快递上门时跟他说“拒收”就行，${order}会退回我们这里，收到验好后退 ${refund}。${freight}我先登记上，好吗？`,
  refuseYes: '好，登记',
  refused: '登记好了。快递上门时说一声“拒收”，东西回到我们这里、验好就退款，进度随时问我。',
  refuseTicket: (order: string) => `顾客将拒收 ${order}，退回后请验收退款`,
  refuseOnly: '拒收只适用于还在路上的包裹，这一单不在路上。',

  address: {
    ask: (now: string) =>
      `要改成什么？填在下面，或者直接打字发给我，不改的空着。${now ? `现在是：${now}。` : ''}`,
    now: (value: string) => `现在是 ${value}，不改就空着`,
    title: '改收货信息',
    name: '收件人',
    phone: '手机号',
    city: '省市',
    line: '详细地址',
    submit: '就改成这样',
    phoneWrong: '手机号不对，看看是不是少了一位',
    nothing: '至少填一项',
    tooShort: '再写详细一点，到门牌号',
    confirm: (order: string, changes: string) => `${order}改成——${changes}。其他不变，对吗？`,
    yes: '对，改吧',
    done: '改好了，就按新的寄：',
    asked: '新的收货信息已经提交，同事在店里的系统里改好就按新的寄；要是来不及改，我在这里告诉您。',
    shipped: '这一单已经发出，我这里改不了。可以请仓库找快递改派，把新地址发给我就行；同城一般当天改好。',
    arrived: '这一单已经送到了，地址没法再改。',
    redirect: '请快递改派',
  },

  order: {
    what: '想改哪一项？',
    color: '颜色',
    size: '尺寸',
    quantity: '数量',
    note: '备注',
    option: (name: string) => name,
    to: (what: string, now: string | undefined) =>
      now ? `${what}现在是“${now}”，改成什么？` : `${what}改成什么？`,
    toNote: '备注写什么？直接打给我。',
    toQuantity: (now: number) => `现在是 ${now} 件，改成几件？`,
    quantityWrong: '写一个 1 到 99 的数就行。',
    noMore: (now: number) =>
      `付过款的单子件数只能减不能加，现在是 ${now} 件。要加的话再拍一单，我请仓库一起发。`,
    same: '和现在的一样，换一个？',
    onlyIn: (list: string) => `这款只有${list}，要哪个？`,
    soldOut: (what: string) => `“${what}”现在没货了，换一个？`,
    confirm: (order: string, goods: string, change: string) =>
      `${order}里的“${goods}”：${change}。其他不变，对吗？`,
    confirmNote: (order: string, note: string) => `${order}的备注改成“${note}”，对吗？`,
    change: (what: string, from: string | undefined, to: string) =>
      from ? `${what}从“${from}”改成“${to}”` : `${what}改成“${to}”`,
    refundAfter: '多付的原路退回',
    done: '改好了：',
    asked: '改动已经替您提交，同事在店里的系统里改好就生效；要是来不及改，我在这里告诉您。',
    askedRefund: (refund: string) =>
      `改动已经替您提交，多付的 ${refund} 也一并申请退回。同事在店里的系统里改好就生效，钱在那之后 1–3 个工作日到账。`,
    doneRefund: (refund: string) => `改好了，${refund} 原路退回，1–3 个工作日到账：`,
    shipped: '这一单已经发出，改不了了。收到后想换颜色尺寸，跟我说“换货”就行。',
  },

  parcel: {
    confirmResend: (order: string) =>
      `给您重新寄一份：${order}，还寄到原来的地址，不收钱。旧的要是又到了，拒收就好。这样办吗？`,
    confirmRefund: (order: string, refund: string) =>
      `${order}全额退 ${refund}，原路返回。旧的要是又到了，拒收就好。这样办吗？`,
    ask: '想怎么处理？',
    resend: '补发一件',
    refund: '退款',
    yes: '就这样办',
    noTrouble: '看了一下，这单路上没有异常，先不用补发或退款。',
    kinds: { late: '晚到了', stuck: '不动了', not_received: '没收到', redirect: '改派到别处' },
    redirectTo: '新地址、收件人和电话发给我，我一起转给快递。',
    chased: (promise: string) => `记下了，仓库去找快递问清楚，${promise}前在这里给您答复。`,
    confirmedNotReceived: (promise: string) =>
      `我请仓库向快递要签收底单核实，${promise}前在这里答复。要是确实丢了，补发或者退款由您选。`,
    redirectConfirm: (order: string, to: string) =>
      `请快递把${order}改送到“${to}”，对吗？改派要快递同意，我去问。`,
    redirectYes: '对，去问吧',
    redirected: (promise: string) => `已经请仓库联系快递改派，${promise}前在这里告诉您结果。`,
    subject: {
      late: '包裹晚到，请催快递',
      stuck: '包裹停住不动，请查快递',
      not_received: '显示签收但没收到，请核实签收底单',
      redirect: '请联系快递改派',
    },
  },
};
