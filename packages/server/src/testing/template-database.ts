import { nanoid } from 'nanoid';
import pg from 'pg';

/** The server on which tests make databases of their own. */
export const POSTGRES = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A name for a database that nobody has. */
export function databaseName(kind: 'test' | 'template'): string {
  return `zaine_${kind}_${nanoid(12).replace(/\W/g, '_').toLowerCase()}`;
}

/** Does something on that server beside every database of the tests. */
export async function administer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: POSTGRES, connectionTimeoutMillis: 20_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Gives a run of the tests the name of a database that all others are copied from, see `test-store.ts`: the first that needs
 * one makes it, and the run's end removes it.
 */
export default function templateDatabase(): () => Promise<void> {
  process.env.ZAINE_TEST_TEMPLATE ??= databaseName('template');
  const name = process.env.ZAINE_TEST_TEMPLATE;
  return async () => {
    // Where there is no PostgreSQL there is nothing to remove.
    await administer((client) => client.query(`drop database if exists ${name} with (force)`)).catch(
      () => {},
    );
  };
}
