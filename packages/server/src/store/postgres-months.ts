import { type Kysely, sql } from 'kysely';
import { idsOf, type Month, monthsFrom } from './month.ts';
import type { Database, Schema } from './schema.ts';

/** The tables that lie by months, each with the column that names the conversation. */
const tables = [
  ['conversation', 'id'],
  ['event', 'conversation'],
] as const;

/** Months that have a place of their own before they begin, this one counted. */
const AHEAD = 3;

/** Makes places for this month and the next two, one node at a time; rows that came before their place move into it. */
export async function tendMonths(db: Database, at: number): Promise<void> {
  const missing = await missingMonths(db, at);
  if (missing.length === 0) return;
  await db.transaction().execute(async (work) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('zaine months')) as mine`.execute(work);
    if (!rows[0]?.mine) return;
    // Who waits for a table makes everybody after it wait: rather try again in an hour.
    await sql`set local lock_timeout = '2s'`.execute(work);
    for (const month of await missingMonths(work, at)) {
      for (const [table, key] of tables) await makePlace(work, { table, key, month });
    }
  });
}

async function missingMonths(db: Kysely<Schema>, at: number): Promise<Month[]> {
  const { rows } = await sql<{ name: string }>`
    select child.relname as name from pg_inherits
    join pg_class child on child.oid = inhrelid where inhparent = 'event'::regclass`.execute(db);
  const there = new Set(rows.map(({ name }) => name));
  return monthsFrom(at, AHEAD).filter((month) => !there.has(`event_${month}`));
}

interface Place {
  table: string;
  key: string;
  month: Month;
}

async function makePlace(db: Kysely<Schema>, { table, key, month }: Place): Promise<void> {
  const [from, to] = idsOf(month);
  const place = `${table}_${month}`;
  for (const statement of [
    `lock table ${table}_rest in access exclusive mode`,
    `create table ${place} (like ${table} including all)`,
    `with moved as (delete from ${table}_rest where ${key} ~>=~ '${from}' and ${key} ~<~ '${to}' returning *)
     insert into ${place} select * from moved`,
    `alter table ${table} attach partition ${place} for values from ('${from}') to ('${to}')`,
  ]) {
    await sql.raw(statement).execute(db);
  }
}
