import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** The names of all tables of a store, the migrations' own left out. */
async function everyTable({ db, kind }: Store): Promise<string[]> {
  const found =
    kind === 'postgres'
      ? await sql<{ name: string }>`select table_name as name from information_schema.tables
          where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
      : await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  return found.rows.map(({ name }) => name).filter((name) => !/^(kysely_|sqlite_|libsql_)/.test(name));
}

/** All rows of all tables as one text a table, to look for what should not be there. */
export async function everyRow(store: Store): Promise<Map<string, string>> {
  const tables = new Map<string, string>();
  for (const name of await everyTable(store)) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(store.db);
    tables.set(name, rows.map((row) => textOf(row as object)).join('\n'));
  }
  return tables;
}

function textOf(row: object): string {
  return Object.values(row)
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
    .join(' ');
}

/** Any statement, as somebody with the database's password could give it. */
export async function statement({ db }: Store, text: string): Promise<void> {
  await sql.raw(text).execute(db);
}
