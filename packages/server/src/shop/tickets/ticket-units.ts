import { wasErased } from '../../conversation/erased.ts';
import type { TicketTable } from '../../store/back-room-schema.ts';
import { forUpdate, row, type Steps, unit } from '../../store/unit.ts';
import { addNews } from '../news.ts';
import type { Policies } from '../policies.ts';
import type { Ticket, TicketChange, TicketMove, TicketRequest } from '../tickets.ts';
import { newTicket, ticketOf } from './new-ticket.ts';

const HOUR = 3_600_000;

/** What a ticket is opened with, ids and clock from outside. */
export interface OpenTicketWork {
  id: string;
  request: TicketRequest;
  now: number;
  policies: Policies;
}

/** Opens a ticket once for its key. What a conversation that was erased had asked for is not kept. */
export const openTicketUnit = unit('shop.openTicket', function* (work: OpenTicketWork): Steps<Ticket> {
  const { site, key, conversation } = work.request;
  if (conversation !== undefined && (yield* wasErased(site, conversation))) return ticketOf(work);
  const earlier = yield* row<TicketTable>('select data from ticket where site = ? and key = ?', [site, key]);
  return earlier ? (JSON.parse(earlier.data) as Ticket) : yield* newTicket(work);
});

/** A change of a ticket. */
export interface MoveTicketWork {
  site: string;
  id: string;
  change: TicketChange;
  now: number;
  policies: Policies;
}

/** Changes a ticket; its conversation is told. When it is done, what it carried out counts as acknowledged. */
export const moveTicketUnit = unit(
  'shop.moveTicket',
  function* (work: MoveTicketWork, store): Steps<Ticket | null> {
    const { site, id, now } = work;
    const found = yield* row<TicketTable>(
      `select * from ticket where site = ? and id = ?${forUpdate(store)}`,
      [site, id],
    );
    if (!found) return null;
    const before = JSON.parse(found.data) as Ticket;
    const after = changed(before, work);
    if (after === before) return before;
    yield* row(
      'update ticket set state = ?, department = ?, data = ?, updated_at = ? where site = ? and id = ?',
      [after.state, after.department, JSON.stringify(after), now, site, id],
    );
    if (after.state === 'done' && found.change_seq !== null) {
      yield* row(
        `update change set acknowledged_at = ?, outcome = 'done' where site = ? and seq = ? and acknowledged_at is null`,
        [now, site, found.change_seq],
      );
    }
    const { conversation } = after;
    if (conversation !== undefined) {
      const cid = `ticket:${id}:${after.moves.length}`;
      yield* addNews({ site, conversation, cid, news: { about: 'ticket', ticket: after }, now });
    }
    return after;
  },
);

function changed(before: Ticket, { change, now, policies }: MoveTicketWork): Ticket {
  const { state, department, priority, note, by } = change;
  const at = new Date(now).toISOString();
  const move: TicketMove = {
    at,
    ...(by !== undefined && { by }),
    ...(state !== undefined && state !== before.state && { state }),
    ...(department !== undefined && department !== before.department && { department }),
    ...(priority !== undefined && priority !== before.priority && { priority }),
    ...(note !== undefined && { note }),
  };
  const { at: _at, by: _by, ...what } = move;
  if (Object.keys(what).length === 0) return before;
  // Whoever has it now answers within the time of its priority.
  const promise = new Date(now + policies.tickets[priority ?? before.priority] * HOUR).toISOString();
  const { note: _note, ...fields } = what;
  return { ...before, ...fields, promise, moves: [...before.moves, move], updatedAt: at };
}
