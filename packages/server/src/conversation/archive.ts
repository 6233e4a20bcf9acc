import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { ConversationEvent } from '@zaine/protocol';
import type { ArchiveTable, ConversationTable, Database, EventTable, NoteTable } from '../store/schema.ts';
import { row, rows, unit } from '../store/unit.ts';
import { byConversation, lockConversation } from './append.ts';
import { eventOf } from './event-row.ts';

/** What an archive holds of one conversation, as it stood in the tables. */
export interface ArchivedRows {
  conversation: ConversationTable[];
  event: EventTable[];
  note: NoteTable[];
}

/** The tables of {@link ArchivedRows}, each with the column that names the conversation. */
const tables = [
  ['conversation', 'id'],
  ['event', 'conversation'],
  ['note', 'conversation'],
] as const;

const compress = promisify(gzip);

/** Makes the archive's row of a conversation: its rows as lines of JSON, compressed. Undefined where it is gone. */
export async function archiveRowOf(
  db: Database,
  place: { site: string; id: string },
): Promise<ArchiveTable | undefined> {
  const { site, id } = place;
  const [head, events, notes] = await Promise.all([
    db
      .selectFrom('conversation')
      .selectAll()
      .where('id', '=', id)
      .where('site', '=', site)
      .executeTakeFirst(),
    db.selectFrom('event').selectAll().where('conversation', '=', id).orderBy('seq').execute(),
    db.selectFrom('note').selectAll().where('conversation', '=', id).orderBy('at').execute(),
  ]);
  if (!head) return undefined;
  const kept: ArchivedRows = { conversation: [head], event: events, note: notes };
  const lines = tables.flatMap(([table]) => kept[table].map((row) => JSON.stringify({ table, row })));
  const { visitor, customer, created_at, updated_at, seq } = head;
  return {
    conversation: id,
    site,
    visitor,
    customer,
    begun_at: created_at,
    updated_at,
    events: seq,
    data: (await compress(lines.join('\n'))).toString('base64'),
  };
}

/** The rows that an archive's data holds. */
export function rowsOf(data: string): ArchivedRows {
  const found: ArchivedRows = { conversation: [], event: [], note: [] };
  for (const line of gunzipSync(Buffer.from(data, 'base64')).toString().split('\n')) {
    const { table, row } = JSON.parse(line) as { table: keyof ArchivedRows; row: never };
    found[table].push(row);
  }
  return found;
}

/** A conversation's place in the archive, with its row there. */
export interface ArchiveInput {
  site: string;
  conversation: string;
  row: ArchiveTable;
}

/** Moves a conversation into the archive; false where it has been touched since the row was made, or is with people. */
export const archiveUnit = unit<ArchiveInput, boolean>(
  'conversation.archive',
  function* ({ site, conversation, row: made }) {
    const head = yield* lockConversation(site, conversation);
    if (!head || head.updated_at !== made.updated_at || head.seq !== made.events) return false;
    if (head.state === 'queued' || head.state === 'agent' || head.asked > head.answered) return false;
    const untold = 'select cid from news where conversation = ? and told_at is null limit 1';
    if (yield* row(untold, [conversation])) return false;
    yield* rows(
      `insert into archive (conversation, site, visitor, customer, begun_at, updated_at, events, data)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        conversation,
        site,
        head.visitor,
        head.customer,
        made.begun_at,
        made.updated_at,
        made.events,
        made.data,
      ],
    );
    for (const [table, column] of tables)
      yield* rows(`delete from ${table} where ${column} = ?`, [conversation]);
    return true;
  },
  byConversation,
);

/** The log of an archived conversation, where it belongs to the site. */
export async function readArchived(
  db: Database,
  { site, conversation }: { site: string; conversation: string },
): Promise<ConversationEvent[] | undefined> {
  const found = await db
    .selectFrom('archive')
    .select('data')
    .where('conversation', '=', conversation)
    .where('site', '=', site)
    .executeTakeFirst();
  return found && rowsOf(found.data).event.map(eventOf);
}
