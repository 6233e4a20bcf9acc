import type { Order } from '@zaine/protocol';
import type { ActionTable } from '../../store/back-room-schema.ts';
import { row, type Steps, unit } from '../../store/unit.ts';
import { isShipped } from '../order-facts.ts';
import { newTicket } from '../tickets/new-ticket.ts';
import { once, type Refused, type Work } from './once.ts';
import { tellShop } from './tell-shop.ts';

const HOUR = 3_600_000;

/** `already`: it had been hurried along lately; nothing new was done. */
export type Urged = { done: true; requested: boolean; already: boolean };

/** Hurries a paid order along: a ticket for the warehouse, once in the policies' hours. */
export const urgeUnit = unit<Work, Urged | Refused>('shop.urge', (work, store) =>
  once<Urged, Refused>({ work, kind: 'urge', store }, (order) => urge(work, order)),
);

function* urge(work: Work, order: Order): Steps<Urged | Refused> {
  if (order.status === 'cancelled') return { done: false, why: 'cancelled' };
  if (isShipped(order)) return { done: false, why: 'shipped' };
  if (order.status === 'unpaid') return { done: false, why: 'unpaid' };
  const { site, now, policies, key, customer, conversation } = work;
  const last = yield* row<Pick<ActionTable, 'at'>>(
    "select at from action where site = ? and order_number = ? and kind = 'urge' and done = 1 order by at desc limit 1",
    [site, order.number],
  );
  if (last && now - last.at < policies.urgeHours * HOUR)
    return { done: true, requested: false, already: true };
  const late = order.shipBy !== undefined && Date.parse(order.shipBy) < now;
  yield* newTicket({
    id: work.ids.ticket,
    now,
    policies,
    request: {
      site,
      key: `urge:${key}`,
      customer,
      order: order.number,
      department: 'warehouse',
      priority: late ? 'high' : 'normal',
      subject: { zh: `催发货：${order.number}`, en: `Hurry along: ${order.number}` },
      body: late
        ? {
            zh: '承诺的发货时间已经过了，客户在等。',
            en: 'It should have left by now, and the customer is waiting.',
          }
        : { zh: '客户希望尽快发出。', en: 'The customer hopes that it leaves soon.' },
      ...(conversation !== undefined && { conversation }),
    },
  });
  const told = yield* tellShop(work, { kind: 'order.urged', data: { late } });
  return { done: true, ...told, already: false };
}
