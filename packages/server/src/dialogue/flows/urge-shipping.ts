import { shipDue } from '../order-words.ts';
import { isAccident, isMoving } from '../relevance.ts';
import type { Outcome, Turn } from '../turn.ts';
import { beginWork } from '../work/run-work.ts';
import { chaseChoice, type FoundOrder, present, presentAccident, presentUnsent } from './present-order.ts';

/** Asked to be hurried, not only when it leaves. */
const HURRY = /催|快点|快些|尽快|赶紧|赶快|加急|\b(hurry|rush|chase|speed|urge|asap|expedite)\b/i;

/** Why has it not been sent: by when it will be, and an offer to have a person hurry it along. */
export async function urgeShipping(turn: Turn, found: FoundOrder): Promise<Outcome> {
  const { phrases } = turn;
  const { order, others } = found;
  const hurried = order.status === 'paid' && !isAccident(order) && HURRY.test(turn.plain);
  if (hurried) return beginWork(turn, 'hurry', { number: order.number });
  const special = presentAccident(turn, found) ?? presentUnsent(turn, found);
  if (special) return special;
  if (order.status === 'paid') {
    const words = turn.say(phrases.packing(shipDue(turn, order)));
    const chase = chaseChoice(turn, order);
    return present(turn, order, { words, show: 'order', choices: [chase], others, yes: chase.value });
  }
  const words = turn.say(isMoving(order) ? phrases.shippedAlready : phrases.arrivedAlready);
  return present(turn, order, { words, show: 'parcels', others });
}
