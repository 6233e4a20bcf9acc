import type { ChangeTable } from '../../store/back-room-schema.ts';
import { row, rows, type Steps, unit } from '../../store/unit.ts';
import { addNews } from '../news.ts';
import type { Policies } from '../policies.ts';
import { newTicket } from '../tickets/new-ticket.ts';

/** The shop's own system has carried out every change up to one. */
export interface AcknowledgeWork {
  site: string;
  upTo: number;
  now: number;
}

/** Acknowledges all changes up to one; from then on the shop's records say how an order stands. */
export const acknowledgeUnit = unit('shop.acknowledge', function* (work: AcknowledgeWork): Steps<number> {
  const done = yield* rows(
    `update change set acknowledged_at = ?, outcome = 'done' where site = ? and seq <= ? and acknowledged_at is null
     returning seq`,
    [work.now, work.site, work.upTo],
  );
  return done.length;
});

/** The shop's own system cannot carry out a change. */
export interface RefuseWork {
  site: string;
  seq: number;
  reason: string;
  now: number;
  ticket: string;
  policies: Policies;
}

/** Takes a change back out of the books; a person is asked to tell the customer. False where there is none to refuse. */
export const refuseChangeUnit = unit('shop.refuseChange', function* (work: RefuseWork): Steps<boolean> {
  const { site, seq, now, reason, policies } = work;
  const refused = yield* row<ChangeTable>(
    `update change set acknowledged_at = ?, outcome = 'refused' where site = ? and seq = ? and acknowledged_at is null
     returning *`,
    [now, site, seq],
  );
  if (!refused) return false;
  const { kind, order_number: order, customer } = refused;
  const { key, conversation } = JSON.parse(refused.data) as { key: string; conversation?: string };
  const cause = kind === 'order.cancelled' ? 'cancel' : `change:${key}`;
  // What the shop did not do it does not pay back either.
  if (kind === 'order.cancelled' || kind === 'order.changed')
    yield* row('delete from refund where site = ? and order_number = ? and cause = ?', [site, order, cause]);
  const place = { site, customer, order, ...(conversation !== undefined && { conversation }) };
  const ticket = yield* newTicket({
    id: work.ticket,
    now,
    policies,
    request: {
      ...place,
      key: `refused:${seq}`,
      department: 'duty',
      priority: 'high',
      subject: { zh: `店铺系统没能办成：${order}`, en: `The shop could not do it: ${order}` },
      body: {
        zh: `${kind}：${reason}。请联系客户。`,
        en: `${kind}: ${reason}. Please talk to the customer.`,
      },
    },
  });
  if (conversation !== undefined)
    yield* addNews({
      site,
      conversation,
      cid: `ticket:${ticket.id}:1`,
      news: { about: 'ticket', ticket },
      now,
    });
  return true;
});
