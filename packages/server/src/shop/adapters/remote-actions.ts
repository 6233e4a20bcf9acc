import type { Order } from '@zaine/protocol';
import type { ActionOn, Refund, ShopActions } from '../actions.ts';
import type { CaseMoves } from '../cases/case-moves.ts';
import { findCase } from '../cases/case-reader.ts';
import type { Refused, Work } from '../ledger/once.ts';
import { changedOrder } from '../order-change.ts';
import { isShipped } from '../order-facts.ts';
import type { RemoteOrders, RemoteRefusal } from '../remote-orders.ts';
import { type ActionParts, createLocalActions, workOf } from './local-actions.ts';
import type { RemoteTasks, TaskEnd } from './remote-tasks.ts';

/** What actions on orders of the shop's own system stand on. */
export interface RemoteActionsParts extends Required<ActionParts> {
  orders: RemoteOrders;
  moves: CaseMoves;
  tasks: RemoteTasks;
}

/** `again`: an earlier try of the same key may have done it. */
type Ask = (order: Order, again: boolean) => Promise<Asked>;
type Settled = { done: true; requested: boolean; order: Order; refund?: Refund } | Refused;

/** Orders are worked on where they live, one task at a time; cases, tickets and what else is ours stays here. */
export function createRemoteActions(parts: RemoteActionsParts): ShopActions {
  const { orders, moves, store, tasks } = parts;
  const local = createLocalActions(parts);

  /** Runs a task once for its key; the first result is kept under it. */
  async function task(on: ActionOn, kind: string, ask: Ask): Promise<Settled> {
    const work = await workOf(parts, on);
    if (!work) return { done: false, why: 'not_found' };
    const ran = await tasks.run<Settled>(work, kind, async (again) => {
      // As it is now that nobody else works on it.
      const order = await parts.elsewhere(on.site, on.customer, on.order);
      if (!order) return { answer: { done: false, why: 'not_found' } satisfies Settled, end: {} };
      const { result, ...end } = settled(await ask(order, again), kind, { ...work, elsewhere: order });
      return { answer: result, end: { result, ...end } };
    });
    if ('answer' in ran) return ran.answer;
    if ('known' in ran) return JSON.parse(ran.known) as Settled;
    return { done: false, why: 'conflict' in ran ? 'conflict' : 'busy' };
  }

  return {
    ...local,
    cancelOrder: ({ reason, ...on }) =>
      task(on, 'cancel', async (order, again) => {
        if (order.status === 'cancelled' && !again) return { refused: 'already' };
        if (isShipped(order)) return { refused: 'shipped' };
        return {
          ...(await orders.cancel(on.site, { ...taskOf(on), reason })),
          data: { reason, patch: { status: 'cancelled' } },
        };
      }),
    changeOrder: ({ change, ...on }) =>
      task(on, 'change', async (order, again) => {
        if (order.status === 'cancelled') return { refused: 'cancelled' };
        if (isShipped(order)) return { refused: 'shipped' };
        const changed = changedOrder(order, change);
        if ('why' in changed && changed.why === 'nothing' && again) return { order, data: { patch: change } };
        if ('why' in changed) return { refused: changed.why };
        const { patch, excess, order: after } = changed;
        return {
          ...(await orders.change(on.site, { ...taskOf(on), change, order: after, excess })),
          data: { patch },
        };
      }),
    async openCase(on) {
      const opened = await local.openCase(on);
      if (!opened.done || !('quick' in opened)) return opened;
      await moves.moveCase(on.site, opened.case.id, { to: 'refunded', by: 'policy' });
      return { ...opened, case: (await findCase(store.db, on.site, { id: opened.case.id })) ?? opened.case };
    },
    stock: (site, wanted) => orders.stock(site, wanted),
  };
}

/** What the shop's own system answered, and what is entered in the feed of it. */
type Asked = (RemoteRefusal | { order: Order; refund?: Refund }) & { data?: Record<string, unknown> };

function taskOf({ key, order, customer }: ActionOn) {
  return { key, number: order, customer };
}

function settled(asked: Asked, kind: string, work: Work): TaskEnd & { result: Settled } {
  if ('refused' in asked) {
    const { refused: why, at } = asked;
    return { result: { done: false, why, ...(at !== undefined && { at }) } };
  }
  const { order, refund, data } = asked;
  const cancel = kind === 'cancel';
  const paid = work.elsewhere?.total ?? order.total;
  const cause = cancel ? 'cancel' : `change:${work.key}`;
  return {
    result: { done: true, requested: false, order, ...(refund && { refund }) },
    told: {
      kind: cancel ? 'order.cancelled' : 'order.changed',
      data: { ...data, ...(refund && { refund }) },
    },
    ...(refund && refund.amount > 0 && { refund: { ...refund, cause, paid } }),
  };
}
