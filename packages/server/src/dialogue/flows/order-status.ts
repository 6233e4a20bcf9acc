import { isMoving } from '../relevance.ts';
import type { Outcome, Turn } from '../turn.ts';
import { type FoundOrder, present, presentAccident, presentLate } from './present-order.ts';

/** How is my order: its card, and its parcels where they are on their way. */
export function orderStatus(turn: Turn, found: FoundOrder): Outcome {
  const special = presentAccident(turn, found) ?? presentLate(turn, found);
  if (special) return special;
  const { order, others } = found;
  return present(turn, order, { show: isMoving(order) ? 'both' : 'order', others });
}
