import type { PostgresPool } from 'kysely';
import type pg from 'pg';

/** Statements kept prepared; of those beyond, the database plans each anew. */
const MOST_PREPARED = 400;

const statements = new Map<string, { name: string; text: string }>();
let generation = 0;

/** A statement with a name, so that the database parses it, and often plans it, once a connection. */
export function prepared(
  sql: string,
  textOf: (sql: string) => string = (same) => same,
): { name?: string; text: string } {
  let known = statements.get(sql);
  if (!known) {
    const text = textOf(sql);
    if (statements.size >= MOST_PREPARED) return { text };
    known = { name: `zaine_${generation}_${statements.size}`, text };
    statements.set(sql, known);
  }
  return known;
}

/** PostgreSQL's five characters for what went wrong, or Node's word for a connection that did; empty where there is none. */
export function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '');
}

/** Whether the database closes the connection after this: it says so a moment before it does. */
export function endsConnection(error: unknown): boolean {
  return ['FATAL', 'PANIC'].includes(String((error as { severity?: unknown } | undefined)?.severity));
}

/** Whether a table has got other columns since the statement was prepared, as when a newer node has migrated it. */
export function isStale(error: unknown): boolean {
  return codeOf(error) === '0A000';
}

/** Prepares everything anew, under other names. */
export function renewStatements(): void {
  generation += 1;
  statements.clear();
}

const NAMED = /^\s*(select|insert|update|delete|with)\b/i;

/** The pool for Kysely, its statements prepared: planning one over all months takes longer than running it. */
export function preparing(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, pg.PoolClient>();
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? wrap(client);
      known.set(client, wrapped);
      return wrapped as unknown as Awaited<ReturnType<PostgresPool['connect']>>;
    },
  };
}

function wrap(client: pg.PoolClient): pg.PoolClient {
  const query = async (sql: unknown, values?: unknown[]) => {
    if (typeof sql !== 'string' || !NAMED.test(sql)) return client.query(sql as string, values);
    try {
      return await client.query({ ...prepared(sql), values: values ?? [] });
    } catch (error) {
      if (!isStale(error)) throw error;
      renewStatements();
      return client.query(sql, values);
    }
  };
  return { query, release: () => client.release() } as unknown as pg.PoolClient;
}
