import type { Order, Parcel } from '@zaine/protocol';
import { dateOf, dayInside, daysFrom } from '../format/day.ts';
import type { Words } from '../strings/words.ts';

/** The colour of a status: under way, well, waiting for something, gone wrong, or past. */
export type Tone = 'go' | 'good' | 'wait' | 'bad' | 'idle';

/** A word for where something stands, and its colour. */
export interface Status {
  label: string;
  tone: Tone;
}

const orderTones: Record<Order['status'], Tone> = {
  unpaid: 'wait',
  paid: 'wait',
  shipped: 'go',
  delivered: 'good',
  completed: 'idle',
  cancelled: 'idle',
};
const parcelTones: Record<Parcel['status'], Tone> = {
  created: 'wait',
  in_transit: 'go',
  out_for_delivery: 'go',
  delivered: 'good',
  exception: 'wait',
  returned: 'bad',
};

/** Where a parcel stands. */
export const parcelStatus = ({ status }: Parcel, { text }: Words): Status => ({
  label: text.parcelStatus[status],
  tone: parcelTones[status],
});

/** Where an order stands; while it is on its way, its parcel says it better. */
export function orderStatus(order: Order, words: Words, now: Date): Status {
  const { text } = words;
  const parcel = order.parcels?.findLast(({ status }) => status !== 'delivered');
  if (order.status !== 'shipped' || !parcel)
    return { label: text.orderStatus[order.status], tone: orderTones[order.status] };
  if (parcel.status === 'exception' || parcel.status === 'returned') return parcelStatus(parcel, words);
  const days = parcel.eta ? daysFrom(now, dateOf(parcel.eta, words)) : -1;
  if (parcel.eta && (days === 0 || days === 1))
    return { label: text.arrives(dayInside(dateOf(parcel.eta, words), words, now)), tone: 'go' };
  return parcelStatus(parcel, words);
}
