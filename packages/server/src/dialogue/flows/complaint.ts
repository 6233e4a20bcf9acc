import type { CaseBody, Order, ReplyBody } from '@zaine/protocol';
import type { ActionOn } from '../../shop/actions.ts';
import { caseCard, promiseWords } from '../case-words.ts';
import { numberIn } from '../details.ts';
import { mindOf } from '../mind.ts';
import { money } from '../money.ts';
import { namedIn } from '../named-goods.ts';
import { orderChoices } from '../order-words.ts';
import { satisfiedChoices } from '../satisfied.ts';
import { humanChoice, type Turn, text } from '../turn.ts';
import { openTicket } from '../work/open-ticket.ts';
import { askOne, askWords, freeWords, type Option } from '../work/question.ts';
import type { Job, Question, Work } from '../work/work.ts';
import { handOff } from './hand-off.ts';

const MOST_ORDERS = 3;
/** What an apology is worth at most, in the currency's minor unit, where the shop grants as much. */
const COUPON = 1000;
/** What only announces a complaint. */
const ANNOUNCES =
  /我?(真的|要|想|必须|就){0,5}(投诉|举报)(你们|他们|店家|卖家|一下)?|i('d| would)? ?(want|like|need|wish)? ?(to )?(make|file|lodge)? ?(a )?complain(t|ing)?( about (you|this shop))?/gi;
const TELLS_SOMETHING = 6;

/** A complaint: soothed, recorded, made good as far as the bot may, and passed on to the duty manager. */
export const complaint: Work = {
  opening: ({ turn }) => turn.say(turn.phrases.cases.mind[mindOf(turn.input.understanding)]),
  async next(job) {
    const { turn, values } = job;
    const { cases } = turn.phrases;
    if (values.words === undefined) return { ask: whatHappened(job) };
    if (values.about === undefined) {
      const question = await aboutWhich(job);
      if (question) return { ask: question };
    }
    if (values.wish === undefined) return { ask: await wish(job) };
    if (values.wish === 'human') return { act: true };
    const words = cases.confirmComplaint(values.words);
    return { confirm: { words, yes: cases.complaintYes, no: cases.complaintNo, redo: ['words'] } };
  },
  async act(job) {
    const { turn, values } = job;
    const order = await orderOf(job);
    const promise = promiseWords(turn, await reported(job, order));
    const coupon = order && values.wish === 'coupon' ? await granted(job, order) : undefined;
    const words = [coupon, turn.phrases.cases.recorded(promise)].filter((each) => each !== undefined);
    const said = words.join(turn.language === 'zh' ? '' : ' ');
    const alarm = mind(job) === 'revenge' ? { alarm: 'revenge' as const } : {};
    const card = order && (await recorded(job, order));
    if (values.wish === 'human') {
      const { replies, ...rest } = handOff(turn, said);
      return { ...rest, ...alarm, replies: [...replies, ...(card ? [card] : [])], soothed: true };
    }
    const ask = coupon === undefined ? undefined : satisfied(turn, card?.case.id);
    const replies: ReplyBody[] = [text(said), ...(card ? [card] : []), ...(ask ? [ask] : [])];
    const last = replies.pop() as ReplyBody;
    const refund = order && values.wish === 'refund' ? [refundChoice(turn, order)] : [];
    const choices = [...(('choices' in last && last.choices) || []), ...refund, humanChoice(turn)];
    return { ...alarm, replies: [...replies, { ...last, choices } as ReplyBody], soothed: true };
  },
};

function mind({ begun, values }: Job) {
  return mindOf({ text: `${begun} ${values.words ?? ''}`, signals: [] });
}

/** The duty manager learns of it; says by when an answer is due. */
async function reported(job: Job, order: Order | undefined): Promise<string> {
  const revenge = mind(job) === 'revenge';
  const { promise } = await openTicket(
    { turn: job.turn, key: job.key, ...(order && { order }) },
    {
      department: 'duty',
      priority: revenge ? 'urgent' : 'high',
      subject: ({ cases }) => (revenge ? cases.ticket.revenge : cases.ticket.complaint),
      body: job.values.words ?? job.begun,
    },
  );
  return promise;
}

function actionOn({ turn, key }: Job, order: Order): ActionOn {
  const { site, conversation } = turn.input;
  return { key, site, conversation, customer: order.customer, order: order.number };
}

/** A case beside the ticket, so that its progress can be asked for at any time. */
async function recorded(job: Job, order: Order): Promise<CaseBody | undefined> {
  const { turn, values } = job;
  const result = await turn.ports.shop.actions.openCase({
    ...actionOn(job, order),
    type: 'complaint',
    reason: 'other',
    words: values.words ?? job.begun,
  });
  if (result.done) return caseCard(turn, result.case);
  return result.case && caseCard(turn, result.case);
}

async function granted(job: Job, order: Order): Promise<string> {
  const { turn } = job;
  const { cases } = turn.phrases;
  const on = actionOn(job, order);
  const result = await turn.ports.shop.actions.grantCoupon({
    ...on,
    key: `${on.key}:coupon`,
    amount: worth(job),
  });
  return result.done
    ? cases.coupon(money(result.amount, order.currency, turn.language), result.code)
    : cases.noCoupon;
}

function worth({ policies }: Job): number {
  return Math.min(COUPON, policies.couponLimit);
}

/** Asks whether it is settled. */
function satisfied({ phrases }: Turn, id = '') {
  return text(phrases.cases.satisfied, satisfiedChoices(phrases, id));
}

function refundChoice(turn: Turn, { number }: Order) {
  return { value: `do:refund_request:${number}`, label: turn.phrases.cases.wishes.refund };
}

function whatHappened(job: Job): Question {
  const { turn } = job;
  const tells = (words: string) =>
    words.replace(ANNOUNCES, '').replace(/[\p{P}\s]/gu, '').length >= TELLS_SOMETHING;
  return askWords(job, 'words', {
    words: turn.phrases.cases.tell,
    glean: ({ text: words, raw = words }) => (tells(words) ? { words: raw } : undefined),
    read: () => freeWords(turn, 'words'),
  });
}

const NO_ORDER = 'none';

/** The order it is about, of those that the shopper may see. */
async function orderOf({ turn, values }: Job): Promise<Order | undefined> {
  const { about = NO_ORDER } = values;
  return about === NO_ORDER ? undefined : (await visible(turn)).find(({ number }) => number === about);
}

async function visible({ input, ports }: Turn): Promise<Order[]> {
  const { site, customer, state } = input;
  const own = customer ? await ports.shop.orders(site, customer.id, { limit: 20 }) : [];
  const proved = await Promise.all(
    (state.proved ?? []).map((order) => ports.shop.order(site, order.customer, order.number)),
  );
  return [...proved.flatMap((order) => order ?? []), ...own];
}

/** Asks which order it is about, where there are any. */
async function aboutWhich(job: Job): Promise<Question | undefined> {
  const { turn } = job;
  const { cases } = turn.phrases;
  const orders = await visible(turn);
  if (orders.length === 0) return undefined;
  const find = (words: string) => {
    const number = numberIn({ text: words, slots: turn.input.understanding.slots });
    const named = orders.filter((order) => order.number === number);
    const [only, ...more] = named.length > 0 ? named : namedIn(words, orders);
    return only && more.length === 0 ? { about: only.number } : undefined;
  };
  const spoken = orders.filter(({ number }) => number === turn.input.state.order);
  const offered = [...new Set([...spoken, ...orders])].slice(0, MOST_ORDERS);
  const options = orderChoices(turn, offered).map(
    ({ value, label }): Option => [value.slice('order:'.length), label],
  );
  return askOne(job, 'about', {
    words: cases.aboutWhich,
    options: [...options, [NO_ORDER, cases.aboutNone]],
    glean: (said) => find(said.text),
    read: () => {
      const said = turn.input.body.kind === 'text' ? turn.plain : '';
      const values = find(said);
      if (values) return { values };
      if (NO_ORDER_SAID.test(said.trim())) return { values: { about: NO_ORDER } };
      // More of the story instead of an order: it belongs to the complaint, and no order was named.
      const more = freeWords(turn, 'words');
      if (said.length < TELLS_SOMETHING || !more || !('values' in more)) return undefined;
      const told = [job.values.words, more.values.words]
        .filter(Boolean)
        .join(turn.language === 'zh' ? '；' : '; ');
      return { values: { about: NO_ORDER, words: told } };
    },
  });
}

const NO_ORDER_SAID =
  /^(都)?(不是|没有|无关|跟订单无关|和订单无关|不关订单的事|没关系)[。！!]*$|^(none|neither|no order|not about an order|no)\b/i;

async function wish(job: Job): Promise<Question> {
  const { turn } = job;
  const { wishes, wish: words } = turn.phrases.cases;
  const order = await orderOf(job);
  const amount = worth(job);
  const coupon: Option[] =
    order && amount > 0 ? [['coupon', wishes.coupon(money(amount, order.currency, turn.language))]] : [];
  const refund: Option[] = order ? [['refund', wishes.refund]] : [];
  return askOne(job, 'wish', {
    words,
    options: [['answer', wishes.answer], ...coupon, ...refund, ['human', wishes.human]],
    read: () => {
      const told =
        turn.input.body.kind === 'text' ? WISHES.find(([, pattern]) => pattern.test(turn.plain)) : undefined;
      return told && { values: { wish: told[0] } };
    },
  });
}

const WISHES = [
  ['human', /人工|真人|经理|person|human|manager/i],
  ['refund', /退款|退钱|退货|refund|money back/i],
  ['coupon', /券|补偿|赔|coupon|voucher|compensat/i],
  ['answer', /说法|解释|道歉|处理|explanation|apolog|answer/i],
] as const;
