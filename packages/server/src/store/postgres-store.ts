import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import type { Database, Schema } from './schema.ts';
import { type Store, StoreError } from './store.ts';
import type { Rows, Unit } from './unit.ts';

/** Where the database is. `epoch` is used where it has none yet; `connections` is the most held at once. */
export interface PostgresStoreOptions {
  url: string;
  epoch: string;
  connections?: number;
  /** Told of errors on idle connections, such as the database going away. */
  onError?: (error: Error) => void;
}

/** Serialisation failure, deadlock, and a unique key taken by a transaction that ran beside this one. */
const TRY_AGAIN = new Set(['40001', '40P01', '23505']);
const TRIES = 4;
/** PostgreSQL's classes for a lost connection, too few resources (disk full among them), and an operator's stop. */
const PASSING = /^(08|53|57P|58)/;

/** Connects, creates or migrates the tables, resolves when it can be used. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 5000,
    types: { getTypeParser },
  });
  pool.on('error', (error) => options.onError?.(error));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db as Kysely<unknown>, 'postgres');
    await db
      .insertInto('meta')
      .values({ key: 'epoch', value: options.epoch })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const found = await db
      .selectFrom('meta')
      .select('value')
      .where('key', '=', 'epoch')
      .executeTakeFirstOrThrow();
    return new PostgresStore(pool, db, found.value);
  } catch (error) {
    await pool.end();
    throw asStoreError(error);
  }
}

/** bigint comes back as a number, as from SQLite; all of ours fit. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === pg.types.builtins.INT8) return Number;
  return pg.types.getTypeParser(oid, format as 'text');
}) as typeof pg.types.getTypeParser;

/** The scaled-out store: each unit is a transaction on a pooled connection. */
class PostgresStore implements Store {
  readonly kind = 'postgres';
  readonly db: Database;
  readonly epoch: string;
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool, db: Database, epoch: string) {
    this.#pool = pool;
    this.db = db;
    this.epoch = epoch;
  }

  async run<Input, Output>(unit: Unit<Input, Output>, input: Input): Promise<Output> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#transaction(unit, input);
      } catch (error) {
        if (tries >= TRIES || !TRY_AGAIN.has(codeOf(error))) throw asStoreError(error);
      }
    }
  }

  async check(): Promise<void> {
    try {
      await this.#pool.query(
        "insert into meta (key, value) values ('checked', '') on conflict (key) do update set value = ''",
      );
    } catch (error) {
      throw asStoreError(error);
    }
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }

  async #transaction<Input, Output>(unit: Unit<Input, Output>, input: Input): Promise<Output> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    // Without a listener, a connection lost between two statements would end the process.
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError);
    try {
      await client.query('begin');
      const steps = unit.steps(input, 'postgres');
      let next = steps.next();
      while (!next.done) next = steps.next((await client.query(prepared(next.value))).rows as Rows);
      await client.query('commit');
      return next.value;
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}

const names = new Map<string, { name: string; text: string }>();

/** A named statement, so that the server parses and plans it once a connection. */
function prepared({ sql, params }: { sql: string; params: readonly unknown[] }) {
  let known = names.get(sql);
  if (!known) {
    let count = 0;
    known = { name: `zaine_${names.size}`, text: sql.replace(/\?/g, () => `$${++count}`) };
    names.set(sql, known);
  }
  return { ...known, values: params as unknown[] };
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code ?? '');
}

function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const lost = PASSING.test(code) || /^E[A-Z]+$/.test(code) || /connection|timeout/i.test(message);
  return new StoreError(lost ? 'unavailable' : 'broken', message, error);
}
