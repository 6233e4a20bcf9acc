import { HURRY } from '../hurry-words.ts';
import { shipDue } from '../order-words.ts';
import { isAccident, isMoving } from '../relevance.ts';
import type { Outcome, Turn } from '../turn.ts';
import { beginWork } from '../work/run-work.ts';
import { chaseChoice, type FoundOrder, present, presentAccident, presentUnsent } from './present-order.ts';

/** Why has it not been sent: by when it will be, and an offer to have a person hurry it along. */
export async function urgeShipping(turn: Turn, found: FoundOrder): Promise<Outcome> {
  const { phrases } = turn;
  const { order, others } = found;
  const hurried =
    (order.status === 'paid' || isMoving(order)) && !isAccident(order) && HURRY.test(turn.plain);
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
