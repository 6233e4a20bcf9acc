import type { Alternative, Intent } from '@zaine/understanding';
import type { CaseReason } from '../shop/actions.ts';
import { isNumberAlone } from './details.ts';
import { namesOwnGoods } from './find-order.ts';
import { isOrderFlow } from './flows/order-flow.ts';
import type { Turn } from './turn.ts';
import type { OrderTopic } from './turn-input.ts';
import { reasonIn } from './work/details.ts';
import { isOrderWork } from './work/hand.ts';
import { matchOne } from './work/question.ts';

/** What to do about a message that may mean several things: one of them after all, or ask about two. */
export type Resolved = { intent: Intent } | { ask: Intent[] };

/** Said for its own sake: answered when it is the likelier, never asked about. */
const POLITE = new Set<Intent>(['greet', 'thanks', 'goodbye', 'affirm', 'deny', 'bot_identity']);
/** The same wish before and after delivery; which it is, the order tells. */
const SWAPS = new Set<Intent>(['change_order', 'exchange_goods']);
/** Goods or money back: told apart by whether money was spoken of. */
const GIVES_BACK = new Set<Intent>(['return_goods', 'refund_request']);
const MONEY = /款|钱|\b(refund|money)\b/i;
/** Rules, and the deeds they are about: asked how, the rules are told; otherwise it is begun. */
const RULES_OF: Partial<Record<Intent, readonly Intent[]>> = {
  refund_policy: ['return_goods', 'refund_request', 'exchange_goods'],
  cancellation_policy: ['cancel_order'],
};

function deedOf(one: Intent, other: Intent): Intent | undefined {
  if (RULES_OF[one]?.includes(other)) return other;
  return RULES_OF[other]?.includes(one) ? one : undefined;
}

/** How many times as likely as the next the first must be, where a wrong guess only shows a card too many. */
const FAR_AHEAD = 4;
/** From this much on a guess is a question of its own. */
const LIKELY = 0.6;

/** Weighs the two best guesses of an unsure message. */
export async function resolveGuesses(turn: Turn): Promise<Resolved> {
  const guesses = turn.input.understanding.alternatives.slice(0, 2);
  const [best, next] = guesses;
  const complains = turn.input.understanding.signals.includes('complaint');
  if (complains && guesses.some(({ intent }) => intent === 'complaint')) return { intent: 'complaint' };
  if (!best) return { ask: [] };
  if (POLITE.has(best.intent)) return { intent: best.intent };
  if (!next || POLITE.has(next.intent)) return { intent: best.intent };
  // What is said in so many words is meant.
  const told = turn.input.body.kind === 'text' ? matchOne(VERBS, turn.plain) : undefined;
  if (told && (told === best.intent || told === next.intent)) return { intent: told };
  if (GIVES_BACK.has(best.intent) && GIVES_BACK.has(next.intent) && (await namesOwnGoods(turn))) {
    return { intent: MONEY.test(turn.plain) ? 'refund_request' : 'return_goods' };
  }
  const deed = next && deedOf(best.intent, next.intent);
  if (deed) return { intent: deed };
  if (next && best.intent !== next.intent && SWAPS.has(best.intent) && SWAPS.has(next.intent)) {
    return { intent: 'change_order' };
  }
  const shown = showable(turn, best, next);
  if (shown) return shown;
  // Of goods of their own, what can be shown is shown.
  const about = [best, next].find(({ intent }) => isOrderFlow(intent));
  const own = about && !isOrderWork(best.intent) && (await namesOwnGoods(turn));
  return own ? { intent: about.intent } : { ask: [best.intent, next.intent] };
}

/** Orders can be shown without asking: both guesses are about them, or the better one is and by far. */
function showable({ input }: Turn, best: Alternative, next: Alternative): Resolved | undefined {
  if (!isOrderFlow(best.intent)) return undefined;
  if (!isOrderFlow(next.intent)) {
    return best.confidence >= FAR_AHEAD * next.confidence ? { intent: best.intent } : undefined;
  }
  const guessed: Intent[] = [best.intent, next.intent];
  const wanted = [input.state.topic, 'track_parcel', best.intent];
  return {
    intent:
      guessed.find((intent) => intent === wanted[0]) ??
      guessed.find((intent) => intent === wanted[1]) ??
      best.intent,
  };
}

/** What a word beside a number asks for, too short a message to be understood otherwise: 取消MH2611230937. */
const VERBS: readonly (readonly [OrderTopic, RegExp])[] = [
  ['cancel_order', /取消|\bcancel/i],
  ['change_address', /改(一下)?(收货)?(地址|收件人|电话)|\baddress\b/i],
  ['exchange_goods', /换货|\bexchange\b/i],
  ['return_goods', /退货|\breturn\b/i],
  ['refund_request', /退款|\brefund\b/i],
  ['urge_shipping', /催|发货|\b(hurry|ship)\b/i],
  ['invoice', /发票|\binvoice\b/i],
  ['repair_warranty', /维修|保修|\brepair\b/i],
];

const FAULTS: Partial<Record<CaseReason, OrderTopic>> = {
  damaged: 'faulty_item',
  quality: 'faulty_item',
  wrong_item: 'wrong_item',
  missing_item: 'missing_item',
};
const MANY_WORDS = 200;
const CAME = /收到|到手|拆开|打开|送来|寄来|\b(arrived|came|received|delivered|opened)\b/i;

/** Goods of one's own that came, and how they came, say enough. */
async function faultTold(turn: Turn): Promise<OrderTopic | undefined> {
  const reason = reasonIn(turn.plain);
  const fault = reason && FAULTS[reason];
  return fault && CAME.test(turn.plain) && (await namesOwnGoods(turn, MANY_WORDS)) ? fault : undefined;
}

/** What a word of a short message asks for, whatever else it may be about. */
export function verbIn(plain: string): OrderTopic | undefined {
  return plain.length <= FEW_WORDS ? matchOne(VERBS, plain) : undefined;
}

const FEW_WORDS = 14;

/** What a message is about that says little: a number alone, or goods of one's own alone. */
export async function impliedFlow(turn: Turn): Promise<OrderTopic | undefined> {
  const { understanding, state } = turn.input;
  const named = understanding.slots.find(({ name }) => name === 'order_number' || name === 'tracking_number');
  if (named) {
    const likely = understanding.alternatives[0]?.intent;
    const told = matchOne(VERBS, turn.plain);
    if (told) return told;
    if (understanding.band === 'clarify' && likely && (isOrderFlow(likely) || isOrderWork(likely)))
      return likely;
    return state.topic ?? (named.name === 'order_number' ? 'order_status' : 'track_parcel');
  }
  if (isNumberAlone(understanding)) return state.topic ?? 'order_status';
  const fault = await faultTold(turn);
  if (fault) return fault;
  const [likely] = understanding.alternatives;
  // Goods alone are about what was spoken of; with a question of their own they are not.
  const asks = understanding.band === 'clarify' && likely && likely.confidence >= LIKELY;
  if (asks && (isOrderFlow(likely.intent) || isOrderWork(likely.intent))) return undefined;
  return state.topic && (await namesOwnGoods(turn)) ? state.topic : undefined;
}
