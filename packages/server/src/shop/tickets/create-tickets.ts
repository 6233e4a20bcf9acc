import type { Store } from '../../store/store.ts';
import { ticketId } from '../ids.ts';
import type { PolicyBook } from '../policies.ts';
import type { Ticket, Tickets } from '../tickets.ts';
import { moveTicketUnit, openTicketUnit } from './ticket-units.ts';

const PAGE = 50;

/** Tickets over a store. */
export function createTickets(store: Store, policies: PolicyBook, now: () => number): Tickets {
  const one = (site: string, id: string) =>
    store.db
      .selectFrom('ticket')
      .select(['data', 'opened_at'])
      .where('site', '=', site)
      .where('id', '=', id)
      .executeTakeFirst();
  return {
    async openTicket(request) {
      const work = { id: ticketId(), request, now: now(), policies: await policies.policiesOf(request.site) };
      return store.run(openTicketUnit, work);
    },
    async moveTicket(site, id, change) {
      const work = { site, id, change, now: now(), policies: await policies.policiesOf(site) };
      return (await store.run(moveTicketUnit, work)) ?? undefined;
    },
    async ticket(site, id) {
      const found = await one(site, id);
      return found && (JSON.parse(found.data) as Ticket);
    },
    async tickets(site, { state, department, customer, limit = PAGE, before } = {}) {
      let query = store.db.selectFrom('ticket').select('data').where('site', '=', site);
      if (state !== undefined) query = query.where('state', '=', state);
      if (department !== undefined) query = query.where('department', '=', department);
      if (customer !== undefined) query = query.where('customer', '=', customer);
      const last = before === undefined ? undefined : await one(site, before);
      if (before !== undefined && !last) return [];
      if (last && before !== undefined)
        query = query.where((where) =>
          where.or([
            where('opened_at', '<', last.opened_at),
            where.and([where('opened_at', '=', last.opened_at), where('id', '<', before)]),
          ]),
        );
      const found = await query.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return found.map(({ data }) => JSON.parse(data) as Ticket);
    },
  };
}
