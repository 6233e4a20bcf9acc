import { isMoving } from '../relevance.ts';
import type { Outcome, Turn } from '../turn.ts';
import { chaseChoice, type FoundOrder, present, presentAccident, presentUnsent } from './present-order.ts';

/** Where is my parcel: its way so far, one card for each parcel. */
export function trackParcel(turn: Turn, found: FoundOrder): Outcome {
  const { phrases } = turn;
  const special = presentAccident(turn, found) ?? presentUnsent(turn, found);
  if (special) return special;
  const { order, others } = found;
  if (order.status === 'paid') {
    const words = turn.say(phrases.notShippedYet);
    const chase = chaseChoice(turn, order);
    return present(turn, order, { words, show: 'order', choices: [chase], others, yes: chase.value });
  }
  const moving = others.filter(isMoving);
  const line =
    moving.length === others.length ? phrases.alsoMoving(moving.length) : turn.say(phrases.otherOrders);
  return present(turn, order, { show: 'parcels', others, othersLine: line });
}
