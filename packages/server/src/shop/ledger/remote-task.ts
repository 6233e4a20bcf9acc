import type { ActionTable, OrderLockTable } from '../../store/back-room-schema.ts';
import { row, type Steps, unit } from '../../store/unit.ts';
import type { Refund } from '../actions.ts';
import { lockOrder, type Work } from './once.ts';
import { type Told, tellShop } from './tell-shop.ts';

/** How long whoever works on an order in the shop's system is believed to be at it, in milliseconds. */
export const LEASE = 60_000;

/** A task in the shop's own system that is about to begin. */
export interface BeginTask extends Work {
  kind: string;
  /** Who takes the order; another one for every try. */
  holder: string;
}

/** `again`: an earlier try may have done it; `known`: the key has its result, as JSON; `busy`: somebody else works on this order. */
export type Begun = { begun: true; again: boolean } | { known: string } | { conflict: true } | { busy: true };

/** Under a key whose task was begun and has no result yet. */
export const UNFINISHED = '';

/** Takes an order for a task in the shop's own system, unless somebody works on it or the key is done. */
export const beginTaskUnit = unit('shop.beginTask', function* (work: BeginTask, store): Steps<Begun> {
  const { site, order, key, now, holder, kind, customer } = work;
  yield* lockOrder(work, store);
  const earlier = yield* row<ActionTable>('select * from action where site = ? and key = ?', [site, key]);
  if (earlier && (earlier.kind !== kind || earlier.order_number !== order || earlier.customer !== customer))
    return { conflict: true };
  if (earlier && earlier.result !== UNFINISHED) return { known: earlier.result };
  const lock = yield* row<OrderLockTable>('select * from order_lock where site = ? and order_number = ?', [
    site,
    order,
  ]);
  if (lock && lock.holder !== null && lock.until > now) return { busy: true };
  yield* row('update order_lock set holder = ?, until = ? where site = ? and order_number = ?', [
    holder,
    now + LEASE,
    site,
    order,
  ]);
  if (!earlier)
    yield* row(
      `insert into action (site, key, kind, order_number, customer, done, result, at) values (?, ?, ?, ?, ?, 0, ?, ?)`,
      [site, key, kind, order, customer, UNFINISHED, now],
    );
  return { begun: true, again: earlier !== undefined };
});

/** A task that the shop's own system has done or refused. */
export interface FinishTask extends Work {
  kind: string;
  holder: string;
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
    yield* row('update action set done = ?, result = ? where site = ? and key = ?', [
      result.done ? 1 : 0,
      JSON.stringify(result),
      site,
      key,
    ]);
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
    [site, order, work.holder],
  );
  return null;
});
