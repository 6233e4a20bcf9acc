import type { Order } from '@zaine/protocol';
import type { ChangeTable } from '../../store/back-room-schema.ts';
import { row, rows, type Steps } from '../../store/unit.ts';

type Pending = Pick<ChangeTable, 'seq' | 'data'>;

/**
 * An order as the shop sends it, with what was done here and the shop has not acknowledged: a record made before
 * it learnt of a cancellation cannot undo it. One that shows the change already acknowledges it. Locked orders only.
 */
export function* keepPending(site: string, sent: Order, now: number): Steps<Order> {
  const pending = yield* rows<Pending>(
    `select seq, data from change where site = ? and order_number = ? and acknowledged_at is null
     and kind in ('order.cancelled', 'order.changed') order by seq`,
    [site, sent.number],
  );
  let order = sent;
  for (const { seq, data } of pending) {
    // Of a customer who was erased nothing is left to be kept up.
    const { patch = {} } = JSON.parse(data) as { patch?: Partial<Order> };
    if (!shows(sent, patch)) order = { ...order, ...patch };
    else {
      yield* row(
        `update change set acknowledged_at = ?, outcome = 'done' where site = ? and seq = ? and acknowledged_at is null`,
        [now, site, seq],
      );
    }
  }
  return order;
}

function shows(order: Order, patch: Partial<Order>): boolean {
  return (Object.keys(patch) as (keyof Order)[]).every((name) => same(order[name], patch[name]));
}

/** Equal whatever the order of their keys. */
function same(one: unknown, other: unknown): boolean {
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => same(one[name], other[name]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
