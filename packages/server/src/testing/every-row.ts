import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** The names of all tables of a store, the migrations' own left out. */
async function everyTable({ db, kind }: Store): Promise<string[]> {
  const found =
    kind === 'postgres'
      ? await sql<{ name: string }>`select relname as name from pg_class
          where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`.execute(
          db,
        )
      : await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  return found.rows.map(({ name }) => name).filter((name) => !/^(kysely_|sqlite_|libsql_)/.test(name));
}

/** All rows of all tables as one text a table, to look for what should not be there. */
export async function everyRow(store: Store): Promise<Map<string, string>> {
  const tables = new Map<string, string>();
  for (const name of await everyTable(store)) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(store.db);
    const texts = rows.map((row) => textOf(row as object));
    // What is compressed is looked into.
    if (name === 'archive') texts.push(...(rows as { data: string }[]).map(({ data }) => unpacked(data)));
    tables.set(name, texts.join('\n'));
  }
  return tables;
}

/** What the archive keeps of a conversation, as text. */
export function unpacked(data: string): string {
  return gunzipSync(Buffer.from(data, 'base64')).toString();
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
