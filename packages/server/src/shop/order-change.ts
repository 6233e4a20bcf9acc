import type { Order, OrderItem } from '@zaine/protocol';
import type { ActionRefusal, OrderChange } from './actions.ts';
import { lineNamed } from './order-lines.ts';

/** An order as it would be, and what was paid too much for it. */
export type Changed = { order: Order; patch: Partial<Order>; excess: number } | { why: ActionRefusal };

/** Applies a change to an unshipped order. Pure. */
export function changedOrder(before: Order, change: OrderChange): Changed {
  const lines = change.items ? changedLines(before, change.items) : { items: before.items };
  if ('why' in lines) return lines;
  const difference = worth(before.items) - worth(lines.items);
  const total = Math.max(0, before.total - difference);
  const after: Order = {
    ...before,
    items: lines.items,
    total,
    ...(change.phone !== undefined && { phone: change.phone }),
    ...(change.note !== undefined && { note: change.note }),
    ...(change.address && { address: { ...before.address, ...change.address } }),
  };
  const patch = differing(before, after);
  if (Object.keys(patch).length === 0) return { why: 'nothing' };
  // More of something that is paid for would have to be paid first.
  if (before.status === 'paid' && total > before.total) return { why: 'not_allowed' };
  return { order: after, patch, excess: before.status === 'paid' ? before.total - total : 0 };
}

function changedLines(
  { items }: Order,
  changes: NonNullable<OrderChange['items']>,
): { items: OrderItem[] } | { why: ActionRefusal } {
  const unknown = changes.some(({ sku }) => !items.some((line) => line.sku === sku));
  const wrong = changes.some(({ quantity = 1 }) => !Number.isInteger(quantity) || quantity < 1);
  if (unknown || wrong) return { why: 'not_allowed' };
  return {
    items: items.map((line) => {
      const change = changes.find((each) => lineNamed({ items }, each) === line);
      if (!change) return line;
      const { options, quantity = line.quantity } = change;
      return { ...line, quantity, ...(options && { options: { ...line.options, ...options } }) };
    }),
  };
}

function worth(items: readonly OrderItem[]): number {
  return items.reduce((sum, line) => sum + line.price * line.quantity, 0);
}

const changeable = ['items', 'total', 'phone', 'note', 'address'] as const;

/** The fields of an order that a change makes different. */
function differing(before: Order, after: Order): Partial<Order> {
  const names = changeable.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(names.map((name) => [name, after[name]]));
}
