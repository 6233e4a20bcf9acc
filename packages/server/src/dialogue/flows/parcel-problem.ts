import { lastScan } from '../order-words.ts';
import { isMoving, stuckHours } from '../relevance.ts';
import { humanChoice, type Outcome, type Turn } from '../turn.ts';
import { beginWork } from '../work/run-work.ts';
import { type FoundOrder, present, presentAccident, presentUnsent } from './present-order.ts';
import { trackParcel } from './track-parcel.ts';

/** Something is wrong with a parcel: what the carrier says of it, and what can be done. */
export function parcelProblem(turn: Turn, found: FoundOrder): Outcome | Promise<Outcome> {
  const special = presentAccident(turn, found) ?? presentUnsent(turn, found);
  if (special) return special;
  const { order, others } = found;
  const { phrases } = turn;
  if (!isMoving(order)) return signedFor(turn, found);
  const stuck = stuckHours(turn, order);
  if (stuck !== undefined)
    return worried(turn, found, turn.say(phrases.stuck(Math.floor(stuck / 24))), 'stuck');
  const eta = order.parcels?.find((parcel) => parcel.status !== 'delivered')?.eta;
  const due = eta === undefined ? undefined : turn.calendar.due(eta);
  if (due?.past) return worried(turn, found, turn.say(phrases.late(due)), 'late');
  const choices = [humanChoice(turn)];
  return present(turn, order, { words: turn.say(phrases.moving), show: 'parcels', choices, others });
}

function worried(turn: Turn, { order, others }: FoundOrder, words: string, kind: 'late' | 'stuck'): Outcome {
  const chase = { value: `do:chase_parcel:${order.number}:kind=${kind}`, label: turn.phrases.choices.chase };
  const choices = [chase, humanChoice(turn)];
  return present(turn, order, { words, show: 'parcels', choices, others, yes: chase.value, soothed: true });
}

/** The carrier says it was handed over; perhaps somebody took it in. */
function signedFor(turn: Turn, found: FoundOrder): Outcome | Promise<Outcome> {
  const { order, others } = found;
  const { offered = [] } = turn.input.state;
  const parcel = order.parcels?.find(({ status }) => status === 'delivered');
  const scan = parcel && lastScan(turn, parcel);
  if (!scan) return trackParcel(turn, found);
  const value = `do:chase_parcel:${order.number}:kind=not_received`;
  // They have looked, and still do not have it.
  if (turn.input.body.kind === 'text' && offered.some((choice) => choice.value === value)) {
    return beginWork(turn, 'chase_parcel', { number: order.number, values: { kind: 'not_received' } });
  }
  const words = turn.say(turn.phrases.signedFor(scan.text, scan.at));
  const choices = [{ value, label: turn.phrases.choices.notReceived }, humanChoice(turn)];
  return present(turn, order, { words, show: 'parcels', choices, others });
}
