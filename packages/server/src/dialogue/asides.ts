import type { ReplyBody } from '@zaine/protocol';
import { isSettled, nextStates } from '../shop/case-machine.ts';
import { isPuzzled } from './asks-nothing.ts';
import { findOrder } from './find-order.ts';
import { answerFromArticles, quote } from './flows/article.ts';
import { caseProgress } from './flows/case-progress.ts';
import { tellsPlace } from './flows/change-address.ts';
import { isOrderFlow, runOrderFlow } from './flows/order-flow.ts';
import { answerFromCatalogue, asksOfGoods } from './flows/product-answers.ts';
import { HURRY } from './hurry-words.ts';
import { orderCard, orderChoices, orderName } from './order-words.ts';
import { ownCases } from './own-cases.ts';
import { suggestions } from './suggestions.ts';
import { humanChoice, type Outcome, type Turn, text } from './turn.ts';
import { beginWork } from './work/run-work.ts';

const HOW_MANY =
  /(有|下了|下过)(几|多少)(个|笔|条|张)?(订单|单)|(所有|全部)的?订单|^(我的?)?(其他|其它|别的)的?(订单|单子?)呢?[?？]?$|\b(my )?other orders\b|\bhow many orders\b|\b(list|show)( me)?( all)?( of)? my orders\b|\ball (of )?my orders\b/i;
/** To see what was ordered, no one order in mind. */
const LIST =
  /^(帮我|给我)?(看看|看一?下|查看|查一?下|查询?|列出|打开|我(要|想)看)?我的(历史)?订单(列表)?(有哪些|都有什么)?(吧|呢)?[?？。！]*$|我(最近|之前|以前|都)*(买|下单?|订)(过|了)?(些)?(什么|哪些|啥)(东西|订单|商品)?(了|呢|啊)?[?？]*$|^(see |view |check |look up |please )*my (recent |latest |past )?orders( please)?[.?!]*$|\bwhat (have|did) i (recently )?(order|ordered|buy|bought)\b/i;
const TRACKING =
  /(?<!订)(快递|物流|运)?单号(是)?(多少|什么|发我|发给我|给我|呢)|\b(what('?s| is)|send me|give me) (the|my) tracking (number|code|id)\b/i;
const COURIER_PHONE =
  /(快递员|快递小哥|快递师傅|派送员|配送员|骑手|司机)的?(电话|手机|号码|联系方式)|\b(courier|driver|delivery (man|guy|person))('?s)? (phone|number|contact)|\b(phone|number) (of|for) the (courier|driver)\b/i;
const NO_NUMBER =
  /(订单号|单号)我?.{0,3}(忘|不记得|不知道|找不到|没有|丢)|(忘|不记得|不知道|找不到|没有)了?(我的)?(订单号|单号)|\b(forgot|lost|don'?t (have|know|remember)|can'?t find)\b.{0,12}\border (number|id)\b/i;
const WHEN_SENT =
  /(你们|一般|通常|平时|正常|付款后|下单后).{0,6}(多久|什么时候|几天|何时|多长时间).{0,4}(发|寄)|\b(do|will) you (usually |normally )?(ship|send|dispatch)( out)?\b(?!.*\b(my|mine|it|this)\b)/i;
const WHEN_REFUNDED =
  /退款.{0,4}(什么时候|多久|几天|何时|多长时间).{0,4}(到账|到|退)|\b(how long|when) (do|does|will|are) (a |the )?refunds?\b/i;

const REAL_SHOP =
  /实体店|门店|线下(店|有店)|\b(physical|real|brick)\b.{0,12}\b(shop|store)\b|\bvisit (you|your (shop|store))\b/i;
/** 地址改到…: nothing else it could mean. */
const CHANGES_ADDRESS =
  /地址(要|想|帮我|请)?(改|换)(到|成|为)\S|\bchange (the|my) (delivery |shipping )?address to \S/i;
const COMPENSATE =
  /^(那|你们?|能不能|怎么|打算|应该|总得|得)*(给我?|怎么)?(补偿|赔偿|赔)(我|一?点|一下|什么|多少|吗|吧|[?？。！!])*$|补偿我|赔偿我|太慢.{0,4}给我?(一?张|点|个)(优惠)?券|\b(compensat(e|ion)( me)?|make (it|this) up to me)\b/i;
/** The parcel went back to the shop. */
const CAME_BACK =
  /(怎么|为什么|咋|为啥).{0,4}退(回|返)|被退(回|返)|退回去了|\b(returned|sent back|going back) to (the )?(sender|you|shop)\b/i;
const FREIGHT =
  /(寄回|退回|寄过去).{0,6}(多少钱|运费|邮费|谁(出|付))|(运费|邮费)(是)?谁(出|付|承担)|\bwho pays\b.{0,24}\b(postage|shipping|return|it back)\b/i;
/** A refusal is not taken: it is shown again, with its reason and a person. */
const DISPUTES =
  /^凭什么|为什么(不|没)(给?通过|同意|批准?|给退)|再(看|审)一(遍|次)|重新审|\b(why (was it|did you) refuse|look at it again|review it again)\b/i;
/** What follows from a request under way: 补发的什么时候到. */
const FOLLOWS =
  /(补发|换货|换|重发|重寄|新)的?(那个|那件|货)?.{0,3}(什么时候|何时|多久|到哪|发了|寄了)|\b(when|where)\b.{0,20}\b(replacement|new one|exchange|resend)\b/i;
const SENT_BACK = /寄(回|出|走|了)|退回去|发回|已经?寄|\b(sent|shipped|posted|mailed|returned)\b/i;
const LIKELY = 0.5;
const MOST_ORDERS = 5;
/** With the words, three bodies at most. */
const MOST_CARDS = 2;

/** What is said to them where nothing waits for an answer: a puzzled shopper is told once more. */
export async function onNothingAsked(turn: Turn): Promise<Outcome> {
  const { phrases, input } = turn;
  const { state } = input;
  if (!isPuzzled(turn)) return { replies: [text(turn.say(phrases.asides.heard))], soothed: true };
  if (state.order !== undefined) {
    const topic = state.topic && isOrderFlow(state.topic) ? state.topic : 'order_status';
    const { replies, ...rest } = await runOrderFlow(turn, topic, { number: state.order });
    return {
      ...rest,
      replies: [text(turn.say(phrases.asides.again)), ...replies].slice(0, 3),
      soothed: true,
    };
  }
  const choices = state.offered ?? suggestions(turn.language);
  return { replies: [text(turn.say(phrases.asides.puzzled), choices)], soothed: true };
}

/** Answers a question whose words leave no doubt, whatever was spoken of before; undefined for any other. */
export async function aside(turn: Turn): Promise<Outcome | undefined> {
  const { plain, phrases, input } = turn;
  if (input.body.kind !== 'text') return undefined;
  if (COURIER_PHONE.test(plain)) {
    return { replies: [text(turn.say(phrases.asides.courierPhone), [humanChoice(turn)])], yes: 'human' };
  }
  if (NO_NUMBER.test(plain) && !input.customer) {
    const flow = { name: 'order_status', wants: 'order_number' } as const;
    return { replies: [text(phrases.noNumber, [humanChoice(turn)])], flow, topic: 'order_status' };
  }
  const goods = asksOfGoods(turn);
  const product = goods && (await answerFromCatalogue(turn, goods));
  if (product) return product;
  if (CHANGES_ADDRESS.test(plain)) return beginWork(turn, 'change_address');
  if (tellsSentBack(turn) && (await awaitsGoods(turn))) return beginWork(turn, 'send_back');
  if (COMPENSATE.test(plain)) {
    const { order } = input.state;
    return beginWork(turn, 'complaint', order === undefined ? {} : { values: { about: order } });
  }
  if (CAME_BACK.test(plain)) return runOrderFlow(turn, 'parcel_problem');
  if (FREIGHT.test(plain)) {
    const payer = (await ownCases(turn)).find((stored) => !isSettled(stored))?.freight;
    if (payer) return { replies: [text(phrases.work.freight[payer], [humanChoice(turn)])] };
  }
  if (FOLLOWS.test(plain) || DISPUTES.test(plain)) {
    const progress = await caseProgress(turn);
    if (progress) return progress;
  }
  if (input.state.order !== undefined && isPlaceAlone(turn)) {
    return beginWork(turn, 'change_address', { number: input.state.order });
  }
  if (HOW_MANY.test(plain) || LIST.test(plain)) return howMany(turn);
  if (TRACKING.test(plain)) return trackingNumber(turn);
  if (REAL_SHOP.test(plain)) return byOtherWords(turn);
  if (WHEN_SENT.test(plain)) return general(turn, 'delivery_time');
  if (HURRY.test(plain) && input.understanding.band === 'none') return runOrderFlow(turn, 'urge_shipping');
  const unknown = !input.customer && (input.state.proved ?? []).length === 0;
  return WHEN_REFUNDED.test(plain) && unknown ? general(turn, 'refund_policy') : undefined;
}

/** An address alone, while an order is spoken of: where that is to go. */
function isPlaceAlone({ input: { understanding } }: Turn): boolean {
  return understanding.band !== 'answer' && tellsPlace(understanding.text);
}

/** A tracking number with words that it went back. */
function tellsSentBack({ plain, input }: Turn): boolean {
  return SENT_BACK.test(plain) && input.understanding.slots.some(({ name }) => name === 'tracking_number');
}

async function awaitsGoods(turn: Turn): Promise<boolean> {
  return (await ownCases(turn)).some((stored) => nextStates(stored, 'customer').includes('sent_back'));
}

/** A shop with a door is told of where parcels can be collected. */
async function byOtherWords(turn: Turn): Promise<Outcome | undefined> {
  const { input, ports, language } = turn;
  const words = language === 'zh' ? '到店自提' : 'collect from our shop';
  const [best] = await ports.knowledge.search(input.site, words, { limit: 1 });
  return best && best.coverage >= LIKELY ? { replies: [quote(turn, best.article, false)] } : undefined;
}

async function general(turn: Turn, intent: string): Promise<Outcome | undefined> {
  const outcome = await answerFromArticles(turn, intent);
  return outcome.unanswered ? undefined : outcome;
}

async function howMany(turn: Turn): Promise<Outcome | undefined> {
  const { input, ports, phrases } = turn;
  const { customer, site } = input;
  if (!customer) return guestsOrders(turn);
  const [count, orders] = await Promise.all([
    ports.shop.orderCount(site, customer.id),
    ports.shop.orders(site, customer.id, { limit: MOST_ORDERS }),
  ]);
  const words = text(phrases.asides.howMany(count));
  const cards: ReplyBody[] = orders.slice(0, MOST_CARDS).map((order) => orderCard(turn, order));
  const last = cards.pop();
  const replies = last
    ? [words, ...cards, { ...last, choices: orderChoices(turn, orders) } as ReplyBody]
    : [words];
  return { replies, topic: 'order_status' };
}

/** A guest sees the one order that was proved; another is proved likewise. */
function guestsOrders({ phrases, input }: Turn): Outcome {
  const words = phrases.asides.oneByOne((input.state.proved ?? []).length > 0);
  return {
    replies: [text(words)],
    flow: { name: 'order_status', wants: 'order_number' },
    topic: 'order_status',
  };
}

async function trackingNumber(turn: Turn): Promise<Outcome | undefined> {
  const search = await findOrder(turn, 'track_parcel');
  if ('outcome' in search) return search.outcome;
  const { order, proved } = search;
  const { asides } = turn.phrases;
  const numbers = (order.parcels ?? []).map(({ carrier, tracking }) =>
    asides.tracking(turn.read(carrier), tracking),
  );
  if (numbers.length === 0) return undefined;
  const words = asides.trackingOf(orderName(turn, order), numbers.join(turn.phrases.comma));
  return { replies: [text(words)], order: order.number, topic: 'track_parcel', ...(proved && { proved }) };
}
