import type { AgentNote, ConversationSummary, CustomerTier, QueueEntry, QueueReason } from '@zaine/protocol';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { ConversationTable, Database, Schema } from '../store/schema.ts';

/** A conversation with the customer's name, tier and the number of unread messages. */
interface SummaryRow extends ConversationTable {
  customer_name: string | null;
  customer_tier: string | null;
  unread: number;
}

/** States and limits stand in the text: then the database need not plan anew for what they are this time. */
function select(db: Database, site: string) {
  return db
    .selectFrom('conversation as c')
    .leftJoin('customer as p', (join) => join.onRef('p.site', '=', 'c.site').onRef('p.id', '=', 'c.customer'))
    .selectAll('c')
    .select(['p.name as customer_name', 'p.tier as customer_tier'])
    .select((eb) =>
      eb
        .selectFrom('event as e')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('e.conversation', '=', 'c.id')
        .whereRef('e.seq', '>', 'c.desk_read')
        .where('e.kind', '=', 'message')
        .where('e.role', '=', 'shopper')
        .as('unread'),
    )
    .where('c.site', '=', site) as unknown as SelectQueryBuilder<
    Schema & { c: ConversationTable },
    'c',
    SummaryRow
  >;
}

/** Conversations that wait, longest first, with their positions counted from 1; at most `limit`. */
export async function readQueue(db: Database, site: string, limit = 200): Promise<QueueEntry[]> {
  const waiting = await select(db, site)
    .where('c.state', '=', sql.lit('queued'))
    .orderBy('c.queued_at')
    .orderBy('c.id')
    .limit(sql.lit(limit))
    .execute();
  return waiting.map((row, i) => {
    const { since, reason } = JSON.parse(row.state_data) as { since: string; reason: QueueReason };
    return { ...summaryOf(row), since, reason, position: i + 1 };
  });
}

/** The conversations an agent has, latest activity first. */
export async function readAssigned(
  db: Database,
  site: string,
  agent: string,
): Promise<ConversationSummary[]> {
  const mine = await select(db, site)
    .where('c.state', '=', sql.lit('agent'))
    .where('c.agent', '=', agent)
    .orderBy('c.updated_at', 'desc')
    .limit(sql.lit(200))
    .execute();
  return mine.map(summaryOf);
}

/** One conversation, where it belongs to the site. */
export async function readSummary(
  db: Database,
  site: string,
  id: string,
): Promise<ConversationSummary | undefined> {
  const row = await select(db, site).where('c.id', '=', id).executeTakeFirst();
  return row && summaryOf(row);
}

/** A customer's conversations besides the given one, newest first, at most ten. */
export async function readHistory(
  db: Database,
  site: string,
  { customer, except }: { customer: string; except: string },
): Promise<ConversationSummary[]> {
  const earlier = await select(db, site)
    .where('c.customer', '=', customer)
    .where('c.id', '!=', except)
    .orderBy('c.updated_at', 'desc')
    .limit(sql.lit(10))
    .execute();
  return earlier.map(summaryOf);
}

/** A conversation's notes, oldest first. */
export async function readNotes(db: Database, site: string, conversation: string): Promise<AgentNote[]> {
  const found = await db
    .selectFrom('note')
    .select(['id', 'at', 'author', 'text'])
    .where('site', '=', site)
    .where('conversation', '=', conversation)
    .orderBy('at')
    .execute();
  return found.map((note) => ({ ...note, at: new Date(note.at).toISOString() }));
}

function summaryOf(row: SummaryRow): ConversationSummary {
  return {
    conversation: row.id,
    state: JSON.parse(row.state_data),
    seq: row.seq,
    locale: row.locale,
    preview: row.preview,
    at: new Date(row.updated_at).toISOString(),
    unread: Number(row.unread),
    ...(row.page === null ? {} : { page: JSON.parse(row.page) }),
    ...(row.customer === null ? {} : { customer: customerOf(row, row.customer) }),
  };
}

function customerOf(row: SummaryRow, id: string): NonNullable<ConversationSummary['customer']> {
  return {
    id,
    ...(row.customer_name === null ? {} : { name: row.customer_name }),
    ...(row.customer_tier === null ? {} : { tier: row.customer_tier as CustomerTier }),
  };
}
