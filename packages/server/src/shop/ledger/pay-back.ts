import type { Order } from '@zaine/protocol';
import type { RefundTable } from '../../store/back-room-schema.ts';
import { row, rows, type Steps } from '../../store/unit.ts';
import type { Refund } from '../actions.ts';

/** Money to be paid back for one cause; nothing else is paid back for the same one. */
export interface Payment {
  site: string;
  order: Order;
  /** `cancel`, `change:KEY` or `case:ID`. */
  cause: string;
  /** All that is left where not given. */
  amount?: number;
  quick?: boolean;
  /** True where it was paid already and is only entered. */
  unchecked?: boolean;
  now: number;
}

/** `over`: more than is left of what was paid, `left` in the currency's minor unit. */
export type PaidBack = { refund: Refund } | { refused: 'already' } | { refused: 'over'; left: number };

/** Enters a refund in the books, never more than was paid for the order in all. The order must be locked. */
export function* payBack({ site, order, cause, amount, quick, unchecked, now }: Payment): Steps<PaidBack> {
  const before = yield* refundsOf(site, order.number);
  if (before.some((each) => each.cause === cause)) return { refused: 'already' };
  const { paid, left } = balance(order, before);
  const given = amount ?? left;
  if (given > left && !unchecked) return { refused: 'over', left };
  if (given === 0) return { refund: { amount: 0, currency: order.currency } };
  yield* row(
    `insert into refund (site, order_number, cause, customer, amount, paid, currency, quick, at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [site, order.number, cause, order.customer, given, paid, order.currency, quick ? 1 : 0, now],
  );
  return { refund: { amount: given, currency: order.currency } };
}

/** How much of what was paid for a locked order has not been paid back. */
export function* leftOf(site: string, order: Order): Steps<number> {
  return balance(order, yield* refundsOf(site, order.number)).left;
}

type Before = Pick<RefundTable, 'cause' | 'amount' | 'paid'>;

function refundsOf(site: string, number: string): Steps<Before[]> {
  return rows<Before>(
    'select cause, amount, paid from refund where site = ? and order_number = ? order by at, cause',
    [site, number],
  );
}

function balance(order: Order, before: readonly Before[]): { paid: number; left: number } {
  // The order's total may shrink with what is taken out of it; the first refund remembers what was paid.
  const paid = before[0]?.paid ?? (order.status === 'unpaid' ? 0 : order.total);
  const left = before.reduce((rest, each) => rest - each.amount, paid);
  return { paid, left: Math.max(0, left) };
}
