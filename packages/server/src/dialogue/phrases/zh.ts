import type { Due } from '../when.ts';
import { afterSalesZh } from './after-sales-zh.ts';
import { asidesZh } from './asides-zh.ts';
import { casesZh } from './cases-zh.ts';
import { changesZh } from './changes-zh.ts';
import { findingZh } from './finding-zh.ts';
import { productsZh } from './products-zh.ts';
import type { Line, OrderWords, ParcelWords } from './words.ts';
import { workZh } from './work-zh.ts';

const lines = (...variants: string[]): Line => variants;
const dueOn = ({ day, time }: Due) => (time ? `${day} ${time} 前` : day);
const parcelOf = ({ goods, carrier, tracking }: ParcelWords) => `${goods}：${carrier} ${tracking}`;
const latest = ({ last }: ParcelWords) => (last ? `最新一站：${last.text}（${last.at}）。` : '');

/** What the bot says in Chinese. */
export const zh = {
  greet: (name: string | undefined) =>
    name
      ? lines(`${name}，您好，在呢。想问点什么？`, `${name}您好，查订单、快递、退换货都可以问我。`)
      : lines('您好，在呢。想问点什么？', '您好，查快递、退换货都可以问我。', '在呢，您说。'),
  thanks: lines('不客气，有事再叫我。', '应该的，还有别的随时问。', '不客气，能帮上就好。'),
  goodbye: lines('好的，回头见。', '再见，有事随时来。'),
  affirm: lines('好的。还有什么要我看的吗？', '好嘞，还想查点什么？'),
  deny: lines('好，那先不动。有事再叫我。', '好的，需要的时候再找我。'),
  botIdentity: (shop: string) =>
    lines(
      `我是${shop}的自动回复，不是真人。查订单、查快递我马上就能办；想找人，说一声“转人工”就行。`,
      `在跟您说话的是自动回复程序。订单和快递我能直接查，别的事可以请同事来。`,
    ),
  feedback: lines('谢谢您愿意说，店里会看到。', '您的话我记下了，店里会看到，谢谢。'),

  angry: lines('让您着急了，真对不住。', '换我也会生气，先跟您道个歉。', '抱歉，让您受委屈了。'),
  disappointed: lines('让您失望了，抱歉。', '没能让您满意，很抱歉。'),
  anxious: lines('别着急，我这就看。', '我明白您着急，马上看。'),
  sorry: lines('抱歉，给您添麻烦了。', '真不好意思，让您多操心了。'),
  crisis: lines(
    '这件事我们非常重视。我现在就请同事来处理，您前面说的他都看得到，不用重复。',
    '您说的情况很要紧，不该由我来回。我马上请同事接手，前面的话他都能看到。',
  ),

  handOff: (ahead: number) =>
    ahead > 0
      ? lines(`好，帮您排上了，前面还有 ${ahead} 位。您先写着，同事来了都看得到。`)
      : lines(
          '好，这就请同事来。前面说的他都看得到，不用重复。',
          '马上转给同事，您稍等，前面的话不用再说一遍。',
        ),
  outOfHours: (opens: string | undefined) =>
    opens
      ? `同事现在下班了，${opens}上班。您把事情写在这里，他们一到就先回您。`
      : '同事现在下班了。您把事情写在这里，他们一上班就先回您。',
  nobodyOnline: lines(
    '这会儿没有同事在线。您把事情写在这里，谁先上线谁就回您。',
    '同事暂时都不在。您先留言，一有人在就回您。',
  ),
  takenOver: '还是没弄明白您的意思，不耽误您了，我请同事来看。',

  notUnderstood: lines(
    '这句我没太明白，您换个说法试试？或者点一下面的。',
    '不好意思，没看懂。您想问的是这里面的哪件事吗？',
  ),
  clarify: (labels: string[]) =>
    lines(`跟您确认一下，您想问的是${labels.map((label) => `“${label}”`).join('，还是')}？`),
  somethingElse: '好，那您换个说法再说一遍？也可以直接找同事。',
  noAnswer: lines('这个我这里还没有现成的答案，要不要请同事来回您？', '这件事我不敢乱答，请同事来回您好吗？'),
  needPerson: lines('这件事要同事来办，我请他来好吗？', '这个得由同事经手，要我现在转过去吗？'),
  whichArticle: lines('您想问的是哪一条？', '下面哪一条是您想问的？'),

  askNumber: lines(
    '好，我来查。麻烦发一下订单号，下单短信或邮件里有。',
    '可以的，把订单号发给我就行，在下单的短信或邮件里。',
  ),
  askNumberAgain: lines(
    '我还要一个订单号才能查，一般是一串字母加数字。',
    '这个不像订单号。在下单短信、邮件或付款记录里能找到，发给我就行。',
  ),
  noNumber:
    '订单号在下单短信、邮件或者付款记录里。登录之后不用单号，我直接就能看到；实在找不到，我请同事帮您查。',
  askDigits: (number: string) =>
    lines(
      `收到，${number}。为了确认是您的单，请再发一下下单手机号的后四位。`,
      `好的。${number} 这一单，下单手机号后四位是多少？确认是您本人我就查。`,
    ),
  askDigitsAgain: '只要下单手机号的最后四位数字，比如 1234。',
  proofWrong: '单号和手机后四位对不上。麻烦再核对一下，重新发单号或者后四位都可以。',
  proofWait: (minutes: number) =>
    `试的次数有点多，为了订单安全，要等 ${minutes} 分钟才能再查。着急的话，我请同事来。`,
  resume: {
    order_number: '刚才要查的那一单，把订单号发给我就行。',
    last_four: '刚才那一单，还差下单手机号的后四位。',
  },
  leftQueue: lines('好，不排了。有事直接跟我说，想找同事随时再叫。', '好的，不等了。要查什么直接问我就行。'),
  cancelled: lines('好，先不查了。', '好的，那就先这样。'),
  notYours: (some: boolean) =>
    some
      ? lines(
          '我只能查您自己账号下的订单，这个单号不在里面。下面是您的订单；要是用别的号码下的单，也可以凭手机后四位查。',
          '您账号下没有这个单号，别人的订单我不能查。看看是不是下面这几单？用别的手机下的单，可以报后四位。',
        )
      : lines('我只能查您自己账号下的订单，这个单号不在里面。要是用别的号码下的单，可以凭手机后四位查。'),
  noOrders: lines('您账号下还没有订单。要是用别的账号下的单，把订单号发给我，我来查。'),
  pick: lines('您想看哪一单？', '有这几单，您问的是哪一单？'),
  alsoMoving: (count: number) => `还有 ${count} 单也在路上：`,
  otherOrders: lines('要看别的单，点这里：', '别的单在这里：'),

  comma: '，',
  quoted: (words: string) => `“${words}”`,
  named: (name: string, what: string) => `${name}（${what}）`,
  goods: (first: string, more: number) => (more > 0 ? `${first} 等 ${more + 1} 样` : first),
  order: ({ number, goods, total, status }: OrderWords) => `订单 ${number}（${goods}，${total}）：${status}`,
  status: {
    unpaid: '还没有付款，付好就给您安排。',
    paid: (due: Due | undefined) =>
      due
        ? `已经付款，正在备货，最晚${due.day}${due.time ? ` ${due.time} ` : ''}发出。`
        : '已经付款，正在备货。',
    overdue: (due: Due) => `说好${due.day}发出，现在还没有发。`,
    labelled: (carrier: string) => `已经打包好，等${carrier}来取件。`,
    shipped: '已经发出，在路上了。',
    delivered: (day: string | undefined) => (day ? `${day}已签收。` : '已经签收。'),
    completed: '已经完成。',
    cancelled: '已经取消。',
  },
  statusWord: {
    unpaid: '待付款',
    paid: '待发货',
    shipped: '运输中',
    delivered: '已签收',
    completed: '已完成',
    cancelled: '已取消',
  },
  unpaidYet: lines('这一单还没有付款，付好之后就给您安排发货。', '看了一下，这单还没付款，付完就会排发货。'),
  packing: (due: Due | undefined) =>
    due
      ? lines(
          `已经在备货了，最晚${due.day}${due.time ? ` ${due.time} ` : ''}从店里发出。您要是赶时间，我让仓库快一点。`,
          `单子收到了，正在打包，${due.day}${due.time ? ` ${due.time} ` : ''}之前会发出。急用的话我可以催一下仓库。`,
        )
      : lines('已经在备货了，发出后这里能看到快递。赶时间的话，我去催一下仓库。'),
  overdue: (due: Due) =>
    lines(
      `说好${due.day}发的，现在还没发，是我们慢了，抱歉。我去催仓库，好吗？`,
      `对不住，这单本该${due.day}发出，耽搁了。要我马上去催吗？`,
    ),
  waitsForPickup: (carrier: string) => lines(`已经打包好了，等${carrier}来取件，取走之后就能看到路线。`),
  notShippedYet: lines('这一单还没有发出，所以还没有快递信息。', '还没发货呢，暂时没有路线可看。'),
  shippedAlready: lines('已经发出了，走到这里：', '这单已经发了，路线在这里：'),
  orderCancelled: lines('这一单已经取消了，不会再发货。'),
  arrivedAlready: lines('这单已经送到了。', '物流显示已经签收了。'),

  parcel: {
    created: (parcel: ParcelWords) => `${parcelOf(parcel)}，单号有了，等快递员来取件。${latest(parcel)}`,
    in_transit: (parcel: ParcelWords) =>
      parcel.due?.past
        ? `${parcelOf(parcel)}，还在路上，原定${parcel.due.day}到，晚了一些。${latest(parcel)}`
        : `${parcelOf(parcel)}，在路上${parcel.due ? `，预计${dueOn(parcel.due)}到` : ''}。${latest(parcel)}`,
    out_for_delivery: (parcel: ParcelWords) =>
      `${parcelOf(parcel)}，正在派送${parcel.due && !parcel.due.past ? `，预计${dueOn(parcel.due)}送到` : ''}。${latest(parcel)}`,
    delivered: (parcel: ParcelWords) => `${parcelOf(parcel)}，已经签收。${latest(parcel)}`,
    exception: (parcel: ParcelWords) => `${parcelOf(parcel)}，路上出了状况。${latest(parcel)}`,
    returned: (parcel: ParcelWords) => `${parcelOf(parcel)}，正在退回给我们。${latest(parcel)}`,
  },
  accident: (what: string) =>
    lines(
      `抱歉，这件在路上出了状况：${what}。补发还是退款，您说了算，我这就办。`,
      `让您久等了，真对不住。物流说：${what}。想补发还是退款？我来办。`,
    ),
  sentBack: (what: string) => lines(`抱歉，这件没能送到您手上：${what}。想重新寄一次还是退款，我给您办。`),
  late: (due: Due) => lines(`原定${due.day}到，路上耽搁了，抱歉让您等。要是着急，我请仓库去催快递。`),
  stuck: (days: number) => lines(`已经 ${days} 天没有新动静了，抱歉。我请仓库联系快递问清楚，好吗？`),
  moving: lines('看了一下，路上一切正常，到了这里：', '没看出异常，正常在走，最新的在这里：'),
  signedFor: (what: string, at: string) =>
    lines(
      `物流显示已经签收，最新一条：${what}（${at}）。先看看门卫、快递柜和家里人有没有代收；要是都没有，我请仓库去核实。`,
    ),

  choices: {
    byDigits: '用手机后四位查',
    human: '转人工',
    other: '都不是',
    never: '先不查了',
    chase: '催一下',
    resend: '补发一件',
    refund: '退款',
    notReceived: '没收到货',
  },

  finding: findingZh,
  asides: asidesZh,
  work: workZh,
  changes: changesZh,
  afterSales: afterSalesZh,
  cases: casesZh,
  products: productsZh,
};
