import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Database, Schema } from './schema.ts';

/** Transactions that everyday work began end within moments: how often to look, and how many milliseconds between. */
const LOOKS = 20;
const BETWEEN_LOOKS = 100;

/** PostgreSQL's code for want of a privilege. */
const NOT_ALLOWED = '42501';

/**
 * Vacuums tables and has the planner look at them anew, whose statistics quote values: rows that were deleted are gone for every query and tool, and their room is given to new ones. Their
 * bytes stay in the pages until that room is used, unless the tables are rewritten. False where a transaction that began
 * before still sees those rows, such as a dump that runs.
 */
export async function scrubPostgres(
  db: Database,
  tables: readonly string[],
  rewritten: boolean,
): Promise<boolean> {
  return db.connection().execute(async (one) => {
    if (await someoneLooks(one)) return false;
    // Small indexes would be passed over, and cutting a table's end keeps everybody from it.
    const options = rewritten ? 'full, analyze' : 'index_cleanup on, truncate off, analyze';
    try {
      // Who waits for a table makes everybody after it wait.
      await sql`set lock_timeout = '10s'`.execute(one);
      for (const table of tables) await sql`vacuum (${sql.raw(options)}) ${sql.table(table)}`.execute(one);
      for (const table of tables) await forgetStatistics(one, table);
      // Only the database's owner may; others are told so by a warning and nothing happens.
      await sql`vacuum pg_statistic`.execute(one);
    } finally {
      await sql`set lock_timeout = default`.execute(one);
    }
    return true;
  });
}

/** What the planner keeps of a table that has become empty is not replaced by looking anew. Superusers alone may remove it. */
async function forgetStatistics(db: Kysely<Schema>, table: string): Promise<void> {
  const empty = sql`delete from pg_statistic where starelid in
    (select oid from pg_class where reltuples = 0 and
      (oid = ${table}::regclass or oid in (select relid from pg_partition_tree(${table}::regclass))))`;
  await empty.execute(db).catch((error) => {
    if ((error as { code?: string }).code !== NOT_ALLOWED) throw error;
  });
}

/** Whether a session, a standby or a prepared transaction may still read what was there until now, and goes on to. */
async function someoneLooks(db: Kysely<Schema>): Promise<boolean> {
  const { rows: now } = await sql<{ xid: string }>`
    select (txid_current() % 4294967296)::text as xid`.execute(db);
  for (let look = 0; look < LOOKS; look++) {
    const { rows } = await sql<{ looks: boolean }>`
      select exists (select 1 from pg_stat_activity
          where pid <> pg_backend_pid() and (datid is null or datname = current_database())
            and (age(backend_xmin) >= age(given.xid) or age(backend_xid) >= age(given.xid)))
        or exists (select 1 from pg_replication_slots where age(xmin) >= age(given.xid))
        or exists (select 1 from pg_prepared_xacts where database = current_database()) as looks
      from (select ${now[0]?.xid}::xid as xid) as given`.execute(db);
    if (rows[0]?.looks === false) return false;
    await setTimeout(BETWEEN_LOOKS);
  }
  return true;
}
