import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { codeOf } from './postgres-statements.ts';
import type { Database, Schema } from './schema.ts';
import type { Scrubbed, ScrubOptions } from './store.ts';

/** Transactions that everyday work began end within moments: how often to look, and how many milliseconds between. */
const LOOKS = 20;
const BETWEEN_LOOKS = 100;

/**
 * Who waits for a whole table makes everybody after it wait: so long at most, in milliseconds, and then it lets them
 * through. Autovacuum gives way to somebody who has waited a second.
 */
const WAITS_FOR_TABLE = 2000;
const BETWEEN_TRIES = 3000;

/** PostgreSQL's codes for want of a privilege, a lock that was not got in time, and a table that is gone. */
const NOT_ALLOWED = '42501';
const LOCKED = '55P03';
const NO_TABLE = '42P01';

/**
 * Vacuums tables and has the planner look at them anew, whose statistics quote values: rows that were deleted are gone for every query and tool, and their room is given to new ones. Their
 * bytes stay in the pages until that room is used, unless the tables are rewritten. A transaction that began before, such as
 * a dump that runs, still sees those rows: then nothing is done.
 */
export async function scrubPostgres(
  db: Database,
  tables: readonly string[],
  { rewritten = false, patience = 0 }: ScrubOptions,
): Promise<Scrubbed> {
  return db.connection().execute(async (one) => {
    if (await someoneLooks(one)) return { state: 'read' };
    // Small indexes would be passed over, and cutting a table's end keeps everybody from it.
    const options = rewritten ? 'full' : 'index_cleanup on, truncate off';
    try {
      await sql`set lock_timeout = ${sql.lit(WAITS_FOR_TABLE)}`.execute(one);
      for (const table of tables) {
        for (const part of await partsOf(one, table))
          await patiently(one, { work: `vacuum (${options})`, table: part, patience });
        await patiently(one, { work: 'analyze', table, patience });
        await forgetStatistics(one, table);
      }
      // Only the database's owner may; others are told so by a warning and nothing happens.
      await patiently(one, { work: 'vacuum', table: 'pg_statistic', patience });
    } catch (error) {
      if (error instanceof InUse) return { state: 'in_use', table: error.table };
      throw error;
    } finally {
      await sql`set lock_timeout = default`.execute(one);
    }
    return { state: 'done' };
  });
}

/** The tables in which a table's rows are: its months, where it has such, each of them waited for by itself. */
async function partsOf(db: Kysely<Schema>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r'
      and (oid = ${table}::regclass or oid in (select relid from pg_partition_tree(${table}::regclass)))
    order by relname`.execute(db);
  return rows.map(({ name }) => name);
}

/** Somebody kept a table until the end of all patience. */
class InUse extends Error {
  readonly table: string;
  constructor(table: string, cause: unknown) {
    super(`${table} is in use.`, { cause });
    this.table = table;
  }
}

/** Tries until it gets the table; between tries everybody else does. */
async function patiently(
  db: Kysely<Schema>,
  { work, table, patience }: { work: string; table: string; patience: number },
): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      await sql`${sql.raw(work)} ${sql.table(table)}`.execute(db);
      return;
    } catch (error) {
      // A month of which nothing is left goes.
      if (codeOf(error) === NO_TABLE) return;
      if (codeOf(error) !== LOCKED) throw error;
      if (performance.now() > end) throw new InUse(table, error);
    }
    await setTimeout(BETWEEN_TRIES);
  }
}

/** What the planner keeps of a table that has become empty is not replaced by looking anew. Superusers alone may remove it. */
async function forgetStatistics(db: Kysely<Schema>, table: string): Promise<void> {
  const empty = sql`delete from pg_statistic where starelid in
    (select oid from pg_class where reltuples = 0 and
      (oid = ${table}::regclass or oid in (select relid from pg_partition_tree(${table}::regclass))))`;
  await empty.execute(db).catch((error) => {
    if (codeOf(error) !== NOT_ALLOWED) throw error;
  });
}

/**
 * Whether a session, a standby or a prepared transaction may still read what was there until now, and goes on to.
 * A vacuum, autovacuum's as well, is as old as its transaction and keeps no row.
 */
async function someoneLooks(db: Kysely<Schema>): Promise<boolean> {
  const { rows: now } = await sql<{ xid: string }>`
    select (txid_current() % 4294967296)::text as xid`.execute(db);
  for (let look = 0; look < LOOKS; look++) {
    const { rows } = await sql<{ looks: boolean }>`
      select exists (select 1 from pg_stat_activity
          where pid <> pg_backend_pid()
            and coalesce(leader_pid, pid) not in (select pid from pg_stat_progress_vacuum)
            and (datid is null or datname = current_database())
            and (age(backend_xmin) >= age(given.xid) or age(backend_xid) >= age(given.xid)))
        or exists (select 1 from pg_replication_slots where age(xmin) >= age(given.xid))
        or exists (select 1 from pg_prepared_xacts where database = current_database()) as looks
      from (select ${now[0]?.xid}::xid as xid) as given`.execute(db);
    if (rows[0]?.looks === false) return false;
    await setTimeout(BETWEEN_LOOKS);
  }
  return true;
}
