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

/** Makes places for this month and the next two, removes those of months from which nothing is left, and gives back the disk of those that are nearly empty; one node at a time. */
export async function tendMonths(db: Database, at: number): Promise<void> {
  // Compared as texts, as the ids are. Who is behind in time may still begin something in the month before.
  const past = monthsFrom(at - 32 * DAY, 1)[0] ?? '';
  await makeAndRemove(db, at, past);
  await shrink(db, past);
}

async function makeAndRemove(db: Database, at: number, past: Month): Promise<void> {
  const there = await placesThere(db);
  const missing = monthsFrom(at, AHEAD).filter((month) => !there.includes(month));
  const empty: Month[] = [];
  for (const month of there.filter((one) => one < past)) if (await isEmpty(db, month)) empty.push(month);
  if (missing.length === 0 && empty.length === 0) return;
  await db.transaction().execute(async (work) => {
    if (!(await isMine(work, 'pg_try_advisory_xact_lock'))) return;
    // Who waits for a table makes everybody after it wait: rather try again in an hour.
    await sql`set local lock_timeout = '2s'`.execute(work);
    const now = await placesThere(work);
    for (const month of missing.filter((one) => !now.includes(one))) {
      for (const [table, key] of tables) await makePlace(work, { table, key, month });
    }
    for (const month of empty.filter((one) => now.includes(one))) await removePlace(work, month);
  });
}

async function isMine(db: Kysely<Schema>, lock: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select ${sql.raw(lock)}(hashtext('zaine months')) as mine`.execute(db);
  return rows[0]?.mine === true;
}

/** Bytes of a row, and of a table, beyond which there must be mostly room between rows: an event takes about 500. */
const SPARSE = { row: 5000, table: 4_000_000 };

/** What stayed of an old month, such as customers who came back, is written together: nothing new would ever fill its gaps. */
async function shrink(db: Database, past: Month): Promise<void> {
  const { rows: sparse } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_inherits join pg_class c on c.oid = inhrelid
    where inhparent in ('conversation'::regclass, 'event'::regclass) and reltuples >= 0
      and substr(c.relname, length(inhparent::regclass::text) + 2) < ${past}
      and pg_table_size(c.oid) > ${SPARSE.table}::int
      and pg_table_size(c.oid) > reltuples * ${SPARSE.row}::int`.execute(db);
  if (sparse.length === 0) return;
  await db.connection().execute(async (one) => {
    if (!(await isMine(one, 'pg_try_advisory_lock'))) return;
    try {
      await sql`set lock_timeout = '2s'`.execute(one);
      for (const { name } of sparse) await sql.raw(`vacuum (full, analyze) ${name}`).execute(one);
    } finally {
      await sql`set lock_timeout = default`.execute(one);
      await sql`select pg_advisory_unlock(hashtext('zaine months'))`.execute(one);
    }
  });
}

const DAY = 24 * 60 * 60 * 1000;

async function placesThere(db: Kysely<Schema>): Promise<Month[]> {
  const { rows } = await sql<{ month: string }>`
    select substr(child.relname, length('event_') + 1) as month from pg_inherits
    join pg_class child on child.oid = inhrelid
    where inhparent = 'event'::regclass and child.relname <> 'event_rest' order by 1`.execute(db);
  return rows.map(({ month }) => month);
}

async function isEmpty(db: Kysely<Schema>, month: Month): Promise<boolean> {
  const some = tables.map(([table]) => `exists (select 1 from ${table}_${month})`).join(' or ');
  const { rows } = await sql.raw<{ some: boolean }>(`select ${some} as some`).execute(db);
  return rows[0]?.some === false;
}

async function removePlace(db: Kysely<Schema>, month: Month): Promise<void> {
  for (const [table] of tables)
    await sql.raw(`lock table only ${table} in access exclusive mode`).execute(db);
  if (!(await isEmpty(db, month))) return;
  for (const [table] of tables) await sql.raw(`drop table ${table}_${month}`).execute(db);
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
