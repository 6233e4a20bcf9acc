import type { Order } from '@zaine/protocol';
import { type LineName, lineNamed } from './order-lines.ts';

/** Whether it has left the shop; a label that was only printed is no departure. */
export function isShipped({ status, parcels = [] }: Order): boolean {
  if (status === 'cancelled') return false;
  return (status !== 'unpaid' && status !== 'paid') || parcels.some((parcel) => parcel.status !== 'created');
}

/** Whether all of it is with the customer. */
export function isReceived({ status, parcels = [] }: Order): boolean {
  if (status === 'delivered' || status === 'completed') return true;
  return status === 'shipped' && parcels.length > 0 && parcels.every((each) => each.status === 'delivered');
}

/** When the customer had it in hand, in milliseconds; undefined where nobody told. */
export function receivedAt({ deliveredAt, parcels = [] }: Order): number | undefined {
  if (deliveredAt !== undefined) return Date.parse(deliveredAt);
  const scans = parcels.flatMap(({ status, events }) => (status === 'delivered' ? events.slice(-1) : []));
  const times = scans.map((scan) => Date.parse(scan.at));
  return times.length === 0 ? undefined : Math.max(...times);
}

/** What the given pieces cost, or all of the goods; undefined where a piece is not of this order. */
export function priceOf(
  order: Order,
  items: readonly (LineName & { quantity: number })[],
): number | undefined {
  if (items.length === 0) return sum(order.items.map((line) => line.price * line.quantity));
  const prices = items.map(({ quantity, ...name }) => {
    const line = lineNamed(order, name);
    return line && quantity > 0 && quantity <= line.quantity ? line.price * quantity : undefined;
  });
  return prices.some((price) => price === undefined) ? undefined : sum(prices.map((price) => price ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
