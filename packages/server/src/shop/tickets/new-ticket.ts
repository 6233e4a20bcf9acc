import { row, type Steps } from '../../store/unit.ts';
import type { Policies } from '../policies.ts';
import type { Ticket, TicketRequest } from '../tickets.ts';

const HOUR = 3_600_000;

/** A ticket to be written. */
export interface NewTicket {
  id: string;
  request: TicketRequest;
  now: number;
  policies: Pick<Policies, 'tickets'>;
  /** The change that is carried out when it is done. */
  change?: number;
}

/** A ticket as it would be written, promised as its priority says. */
export function ticketOf({ id, request, now, policies }: NewTicket): Ticket {
  const { key: _key, site: _site, ...asked } = request;
  const at = new Date(now).toISOString();
  return {
    id,
    ...asked,
    state: 'open',
    promise: new Date(now + policies.tickets[asked.priority] * HOUR).toISOString(),
    moves: [{ at, state: 'open' }],
    openedAt: at,
    updatedAt: at,
  };
}

/** Writes a ticket. */
export function* newTicket(made: NewTicket): Steps<Ticket> {
  const { id, request, now, change } = made;
  const { key, site } = request;
  const ticket = ticketOf(made);
  yield* row(
    `insert into ticket (site, id, key, state, department, customer, order_number, change_seq, data, opened_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      site,
      id,
      key,
      ticket.state,
      ticket.department,
      ticket.customer ?? null,
      ticket.order ?? null,
      change ?? null,
      JSON.stringify(ticket),
      now,
      now,
    ],
  );
  return ticket;
}
