import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { ConversationEvent } from '@zaine/protocol';
import { removal } from '../store/removal.ts';
import type { ArchiveTable, ConversationTable, Database, EventTable, NoteTable } from '../store/schema.ts';
import { type SetStatement, setRows, unit } from '../store/unit.ts';
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

/** Makes the archive's rows of conversations: each one's rows as lines of JSON, compressed. Those that are gone are left out. */
export async function archiveRowsOf(
  db: Database,
  site: string,
  ids: readonly string[],
): Promise<ArchiveTable[]> {
  const [heads, events, notes] = await Promise.all([
    db.selectFrom('conversation').selectAll().where('id', 'in', ids).where('site', '=', site).execute(),
    db.selectFrom('event').selectAll().where('conversation', 'in', ids).orderBy('seq').execute(),
    db.selectFrom('note').selectAll().where('conversation', 'in', ids).orderBy('at').execute(),
  ]);
  return Promise.all(
    heads.map((head) =>
      archiveRow({
        conversation: [head],
        event: events.filter(({ conversation }) => conversation === head.id),
        note: notes.filter(({ conversation }) => conversation === head.id),
      }),
    ),
  );
}

async function archiveRow(kept: ArchivedRows): Promise<ArchiveTable> {
  const [head] = kept.conversation as [ConversationTable];
  const lines = tables.flatMap(([table]) => kept[table].map((row) => JSON.stringify({ table, row })));
  const { id: conversation, site, visitor, customer, created_at: begun_at, updated_at, seq: events } = head;
  const data = (await compress(lines.join('\n'))).toString('base64');
  return { conversation, site, visitor, customer, begun_at, updated_at, events, data };
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

const untold: SetStatement = {
  one: 'select cid from news where conversation = ? and told_at is null',
  many: `select given.n, news.cid from given join news on news.conversation = given.conversation
    where news.told_at is null`,
  columns: { conversation: 'text' },
  rank: 1,
};
const archiveColumns = {
  conversation: 'text',
  site: 'text',
  visitor: 'text',
  customer: 'text',
  begun_at: 'bigint',
  updated_at: 'bigint',
  events: 'int',
  data: 'text',
};
const archiveNames = Object.keys(archiveColumns) as (keyof ArchiveTable)[];
const insert: SetStatement = {
  one: `insert into archive (${archiveNames}) values (${archiveNames.map(() => '?')})`,
  many: `insert into archive (${archiveNames}) select ${archiveNames} from given`,
  columns: archiveColumns,
  rank: 2,
};
const removals = tables.map(([table, column], i) => removal({ table, column, rank: 3 + i }));

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
    if ((yield* setRows(untold, [[conversation]])).length > 0) return false;
    const { visitor, customer } = head;
    const kept: ArchiveTable = { ...made, visitor, customer };
    yield* setRows(insert, [archiveNames.map((name) => kept[name])]);
    for (const each of removals) yield* setRows(each, [[conversation, site]]);
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
