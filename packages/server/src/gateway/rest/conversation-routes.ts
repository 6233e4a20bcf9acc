import { z } from 'zod';
import { readArchived } from '../../conversation/archive.ts';
import { readHead, readLog } from '../../conversation/read-log.ts';
import type { ConversationTable, Database } from '../../store/schema.ts';
import { notFound } from '../problem.ts';
import { limitParameter, pageOf, type Route, type RouteRequest, route } from './route.ts';

const conversationsQuery = z.object({
  state: z.enum(['bot', 'queued', 'agent', 'closed']).optional().describe('Only those in this state.'),
  limit: limitParameter,
  after: z
    .string()
    .regex(/^\d{1,16}\.[\w-]{1,64}$/)
    .optional()
    .describe('The `next` of the page before.'),
});
const eventsQuery = z.object({
  limit: limitParameter.unwrap().default(100),
  after: z.coerce.number().int().min(0).default(0).describe('The `seq` of the last event already seen.'),
});

/** Conversations and their logs, to read. */
export function conversationRoutes(db: Database): Route[] {
  return [
    route({
      method: 'get',
      path: '/conversations',
      summary: 'List conversations, latest activity first',
      query: conversationsQuery,
      answer: 'ConversationPage',
      handle: (request) => listConversations(db, request),
    }),
    route({
      method: 'get',
      path: '/conversations/{id}/events',
      summary: 'Read a conversation’s log in order',
      query: eventsQuery,
      answer: 'EventPage',
      async handle({ site, path: { id = '' }, query: { limit, after } }) {
        const events = (await readHead(db, site, id))
          ? await readLog(db, { site, conversation: id, after, limit: limit + 1 })
          : (await readArchived(db, { site, conversation: id }))?.filter(({ seq }) => seq > after);
        if (!events)
          throw notFound(
            `conversation ${id}`,
            'GET /v1/conversations lists them; an erased one is gone for good.',
          );
        return pageOf(events, limit, (event) => String(event.seq));
      },
    }),
  ];
}

async function listConversations(
  db: Database,
  { site, query: { state, limit, after } }: RouteRequest<z.infer<typeof conversationsQuery>>,
) {
  let query = db.selectFrom('conversation').selectAll().where('site', '=', site);
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== undefined) {
    const [at, id = ''] = after.split(/\.(.*)/);
    // The first condition is what finds the place in the index.
    query = query
      .where('created_at', '<=', Number(at))
      .where((where) =>
        where.or([
          where('created_at', '<', Number(at)),
          where.and([where('created_at', '=', Number(at)), where('id', '<', id)]),
        ]),
      );
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = pageOf(rows, limit, (row) => `${row.created_at}.${row.id}`);
  return { ...page, items: page.items.map(conversationOf) };
}

function conversationOf(row: ConversationTable) {
  return {
    id: row.id,
    state: JSON.parse(row.state_data),
    seq: row.seq,
    locale: row.locale,
    preview: row.preview,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    ...(row.customer !== null && { customer: row.customer }),
    ...(row.page !== null && { page: JSON.parse(row.page) }),
  };
}
