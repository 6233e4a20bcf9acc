import { shipDue } from '../order-words.ts';
import { isMoving } from '../relevance.ts';
import { humanChoice, type Outcome, type Turn } from '../turn.ts';
import { type FoundOrder, present, presentAccident, presentUnsent } from './present-order.ts';

/** Why has it not been sent: by when it will be, and an offer to have a person hurry it along. */
export function urgeShipping(turn: Turn, found: FoundOrder): Outcome {
  const { phrases } = turn;
  const special = presentAccident(turn, found) ?? presentUnsent(turn, found);
  if (special) return special;
  const { order, others } = found;
  if (order.status === 'paid') {
    const words = turn.say(phrases.packing(shipDue(turn, order)));
    const choices = [humanChoice(turn, phrases.choices.chase)];
    return present(turn, order, { words, show: 'order', choices, others, yes: 'human' });
  }
  const words = turn.say(isMoving(order) ? phrases.shippedAlready : phrases.arrivedAlready);
  return present(turn, order, { words, show: 'parcels', others });
}
