import type { Alternative, Intent } from '@zaine/understanding';
import { isNumberAlone } from './details.ts';
import { namesOwnGoods } from './find-order.ts';
import { isOrderFlow } from './flows/order-flow.ts';
import type { Turn } from './turn.ts';
import type { OrderTopic } from './turn-input.ts';

/** What to do about a message that may mean several things: one of them after all, or ask about two. */
export type Resolved = { intent: Intent } | { ask: Intent[] };

/** Said for its own sake: answered when it is the likelier, never asked about. */
const POLITE = new Set<Intent>(['greet', 'thanks', 'goodbye', 'affirm', 'deny', 'bot_identity']);
/** How many times as likely as the next the first must be, where a wrong guess only shows a card too many. */
const FAR_AHEAD = 4;

/** Weighs the two best guesses of an unsure message. */
export function resolveGuesses(turn: Turn): Resolved {
  const guesses = turn.input.understanding.alternatives.slice(0, 2);
  const [best, next] = guesses;
  if (!best) return { ask: [] };
  if (POLITE.has(best.intent)) return { intent: best.intent };
  if (!next || POLITE.has(next.intent)) return { intent: best.intent };
  return showable(turn, best, next) ?? { ask: [best.intent, next.intent] };
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

/** What a message is about that says little: a number alone, or goods of one's own alone. */
export async function impliedFlow(turn: Turn): Promise<OrderTopic | undefined> {
  const { understanding, state } = turn.input;
  const named = understanding.slots.find(({ name }) => name === 'order_number' || name === 'tracking_number');
  if (named) {
    const likely = understanding.alternatives[0]?.intent;
    if (understanding.band === 'clarify' && likely && isOrderFlow(likely)) return likely;
    return state.topic ?? (named.name === 'order_number' ? 'order_status' : 'track_parcel');
  }
  if (isNumberAlone(understanding)) return state.topic ?? 'order_status';
  return state.topic && (await namesOwnGoods(turn)) ? state.topic : undefined;
}
