import { z } from 'zod';
import { departments, type Tickets, ticketPriorities, ticketStates } from '../../shop/tickets.ts';
import { notFound } from '../problem.ts';
import { localizedText } from './localized-text.ts';
import { defined, parse } from './parse.ts';
import { limitParameter, pageOf, type Route, route } from './route.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** Body of `POST /tickets`. */
export const ticketSchema = z.strictObject({
  key: text(200).optional(),
  department: z.enum(departments),
  priority: z.enum(ticketPriorities).default('normal'),
  subject: localizedText(200),
  body: localizedText(4000),
  conversation: text(64).optional(),
  customer: text(128).optional(),
  order: text(64).optional(),
});

/** Body of `PATCH /tickets/{id}`, and of an agent's change. */
export const ticketChangeSchema = z.strictObject({
  state: z.enum(ticketStates).optional(),
  department: z.enum(departments).optional(),
  priority: z.enum(ticketPriorities).optional(),
  note: text(500).optional(),
});

const ticketsQuery = z.object({
  state: z.enum(ticketStates).optional(),
  department: z.enum(departments).optional(),
  customer: z.string().min(1).max(128).optional().describe('About whom.'),
  limit: limitParameter,
  after: z.string().max(64).optional().describe('The `next` of the page before.'),
});

/** What ticket routes stand on. */
export interface TicketRoutesParts {
  tickets: Tickets;
  newId(): string;
  /** Called after something moved, so that the conversation hears of it. */
  tell(): void;
}

/** Work for other departments. */
export function ticketRoutes({ tickets, newId, tell }: TicketRoutesParts): Route[] {
  return [
    route({
      method: 'get',
      path: '/tickets',
      summary: 'List tickets, latest first',
      query: ticketsQuery,
      answer: 'TicketPage',
      async handle({ site, query: { limit, after, ...wanted } }) {
        const page = { ...defined(wanted), limit: limit + 1, ...(after !== undefined && { before: after }) };
        return pageOf(await tickets.tickets(site, page), limit, (ticket) => ticket.id);
      },
    }),
    route({
      method: 'post',
      path: '/tickets',
      audited: 'ticket_opened',
      summary: 'Open a ticket; the same key again gives the first one',
      body: 'TicketBody',
      answer: 'Ticket',
      async handle({ site, body }) {
        const { key = newId(), ...asked } = defined(parse(ticketSchema, body));
        const { id } = await tickets.openTicket({ ...asked, site, key: `rest:${key}` });
        const kept = await tickets.ticket(site, id);
        if (!kept) throw notFound(`conversation ${asked.conversation}`, 'Its customer was erased.');
        return kept;
      },
    }),
    route({
      method: 'get',
      path: '/tickets/{id}',
      summary: 'Read a ticket',
      answer: 'Ticket',
      handle: async ({ site, path: { id = '' } }) => found(await tickets.ticket(site, id), id),
    }),
    route({
      method: 'patch',
      path: '/tickets/{id}',
      audited: 'ticket_changed',
      summary: 'Change a ticket; its conversation is told',
      body: 'TicketChange',
      answer: 'Ticket',
      async handle({ site, path: { id = '' }, body }) {
        const change = parse(ticketChangeSchema, body);
        const ticket = found(await tickets.moveTicket(site, id, defined(change)), id);
        tell();
        return ticket;
      },
    }),
  ];
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw notFound(`ticket ${id}`, 'GET /v1/tickets lists them.');
  return value;
}
