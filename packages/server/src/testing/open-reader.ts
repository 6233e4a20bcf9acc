import { join } from 'node:path';
import Libsql from 'libsql';
import pg from 'pg';

/** A transaction that sees the store as it is now until it ends, as a backup does. */
export async function openReader({
  DATABASE_URL: url,
  ZAINE_DATA: folder = '',
}: Record<string, string>): Promise<{ end(): Promise<void> }> {
  if (url === undefined) {
    const db = new Libsql(join(folder, 'zaine.db'));
    db.exec('begin');
    db.prepare('select count(*) from meta').all();
    return { end: async () => void (db.inTransaction && db.exec('commit')) };
  }
  const client = new pg.Client(url);
  await client.connect();
  await client.query('begin isolation level repeatable read');
  await client.query('select count(*) from meta');
  let ended: Promise<void> | undefined;
  return { end: () => (ended ??= client.end()) };
}
