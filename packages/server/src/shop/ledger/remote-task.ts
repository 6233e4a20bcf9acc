import type { ActionTable, OrderLockTable } from '../../store/back-room-schema.ts';
import { row, type Steps, unit } from '../../store/unit.ts';
import type { Refund } from '../actions.ts';
import { lockOrder, type Work } from './once.ts';
import { type Told, tellShop } from './tell-shop.ts';

/** How long whoever works on an order in the shop's system is believed to be at it, in milliseconds. */
const LEASE = 60_000;

/** A task in the shop's own system that is about to begin. */
export interface BeginTask extends Work {
  kind: string;
}

/** `known`: the key has its result, as JSON; `busy`: somebody else works on this order. */
export type Begun = { begun: true } | { known: string } | { conflict: true } | { busy: true };

/** Takes an order for a task in the shop's own system, unless somebody works on it or the key is done. */
export const beginTaskUnit = unit('shop.beginTask', function* (work: BeginTask, store): Steps<Begun> {
  const { site, order, key, now } = work;
  yield* lockOrder(work, store);
  const earlier = yield* row<ActionTable>('select * from action where site = ? and key = ?', [site, key]);
  if (earlier) {
    const same =
      earlier.kind === work.kind && earlier.order_number === order && earlier.customer === work.customer;
    return same ? { known: earlier.result } : { conflict: true };
  }
  const lock = yield* row<OrderLockTable>('select * from order_lock where site = ? and order_number = ?', [
    site,
    order,
  ]);
  if (lock && lock.holder !== null && lock.holder !== key && lock.until > now) return { busy: true };
  yield* row('update order_lock set holder = ?, until = ? where site = ? and order_number = ?', [
    key,
    now + LEASE,
    site,
    order,
  ]);
  return { begun: true };
});

/** A task that the shop's own system has done or refused. */
export interface FinishTask extends Work {
  kind: string;
  /** What to keep under the key; nothing where a case keeps it. */
  result?: { done: boolean };
  told?: Told;
  /** Entered in the books under its cause. */
  refund?: Refund & { cause: string; paid: number };
}

/** Keeps what became of a task and lets go of the order. */
export const finishTaskUnit = unit('shop.finishTask', function* (work: FinishTask, store): Steps<null> {
  const { site, order, key, customer, now, result, refund, told } = work;
  yield* lockOrder(work, store);
  if (result) {
    yield* row(
      `insert into action (site, key, kind, order_number, customer, done, result, at) values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict do nothing`,
      [site, key, work.kind, order, customer, result.done ? 1 : 0, JSON.stringify(result), now],
    );
  }
  if (refund) {
    yield* row(
      `insert into refund (site, order_number, cause, customer, amount, paid, currency, quick, at)
       values (?, ?, ?, ?, ?, ?, ?, 0, ?) on conflict do nothing`,
      [site, order, refund.cause, customer, refund.amount, refund.paid, refund.currency, now],
    );
  }
  if (told) yield* tellShop(work, told, { known: true });
  yield* row(
    'update order_lock set holder = null, until = 0 where site = ? and order_number = ? and holder = ?',
    [site, order, key],
  );
  return null;
});
