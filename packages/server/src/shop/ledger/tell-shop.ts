import type { ShopLinkTable } from '../../store/back-room-schema.ts';
import { row, type Steps } from '../../store/unit.ts';
import type { ChangeKind } from '../changes.ts';
import { newTicket } from '../tickets/new-ticket.ts';
import type { TicketRequest } from '../tickets.ts';
import type { Work } from './once.ts';

/** How long after it was last read the feed counts as connected, in milliseconds. */
const FEED_ALIVE = 24 * 3_600_000;

/** What the shop's own system must learn. */
export interface Told {
  kind: ChangeKind;
  data: Record<string, unknown>;
  /** What a person has to do where no system learns of it by itself. */
  carry?: Pick<TicketRequest, 'department' | 'priority' | 'subject' | 'body'>;
}

type WorkOf = Pick<
  Work,
  'site' | 'key' | 'order' | 'customer' | 'conversation' | 'now' | 'policies' | 'elsewhere'
> & {
  ids: Pick<Work['ids'], 'ticket'>;
};

/**
 * Enters a change in the feed. Where neither feed nor webhook is connected it is only requested, and a ticket asks
 * a person to carry it out. What the shop's own system did itself it knows already.
 */
export function* tellShop(work: WorkOf, told: Told, { known = false } = {}): Steps<{ requested: boolean }> {
  const { site, now } = work;
  const link = yield* row<Pick<ShopLinkTable, 'seq' | 'feed_at' | 'url'>>(
    `insert into shop_link (site, seq, feed_at, delivered, attempts, due_at, lease_until)
     values (?, 1, 0, 0, 0, 0, 0)
     on conflict (site) do update set seq = shop_link.seq + 1 returning seq, feed_at, url`,
    [site],
  );
  if (!link) throw new Error('An upsert returned no row.');
  yield* row(
    `insert into change (site, seq, kind, order_number, customer, data, at, acknowledged_at, outcome)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      site,
      link.seq,
      told.kind,
      work.order,
      work.customer,
      JSON.stringify({
        key: work.key,
        ...(work.conversation !== undefined && { conversation: work.conversation }),
        ...told.data,
      }),
      now,
      known ? now : null,
      known ? 'done' : null,
    ],
  );
  const linked = known || link.url !== null || now - link.feed_at < FEED_ALIVE;
  if (!linked && told.carry) yield* carryOut(work, told.carry, link.seq);
  return { requested: !linked };
}

function* carryOut(work: WorkOf, carry: NonNullable<Told['carry']>, seq: number): Steps<void> {
  const { site, customer, order, now, policies, ids } = work;
  const request = { site, customer, order, key: `carry:${work.key}`, ...carry };
  yield* newTicket({ id: ids.ticket, request, now, policies, change: seq });
}
