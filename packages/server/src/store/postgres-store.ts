import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { asStoreError } from './postgres-error.ts';
import { tendMonths } from './postgres-months.ts';
import { PostgresReads } from './postgres-reads.ts';
import { scrubPostgres } from './postgres-scrub.ts';
import { preparing } from './postgres-statements.ts';
import { PostgresUnits } from './postgres-units.ts';
import type { Database, Schema } from './schema.ts';
import type { Scrubbed, ScrubOptions, Store, StoreEars } from './store.ts';
import type { SetStatement, Unit } from './unit.ts';

/** Where the database is. `epoch` is used where it has none yet; `connections` is the most held at once. */
export interface PostgresStoreOptions extends StoreEars {
  url: string;
  epoch: string;
  connections?: number;
}

/**
 * Settings of every connection. Units and reads name their rows: going by each name finds the one month it is in, where
 * joining whole tables would read all. Statements over all months look expensive beforehand and are not, and compiling
 * one takes seconds.
 */
export const POSTGRES_SETTINGS = '-c enable_hashjoin=off -c enable_mergejoin=off -c jit=off';

/** Connects, creates or migrates the tables, resolves when it can be used. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: options.url,
    options: POSTGRES_SETTINGS,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 5000,
    pipeline: true,
    types: { getTypeParser },
  });
  pool.on('error', (error) => options.onError?.(error));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
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
    return new PostgresStore({ pool, db, epoch: found.value, ears: options });
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

interface PostgresParts {
  pool: pg.Pool;
  db: Database;
  epoch: string;
  ears: StoreEars;
}

/** The scaled-out store: reads on pooled connections, units in shared transactions. */
class PostgresStore implements Store {
  readonly kind = 'postgres';
  readonly db: Database;
  readonly epoch: string;
  readonly #pool: pg.Pool;
  readonly #units: PostgresUnits;
  readonly #reads: PostgresReads;

  constructor({ pool, db, epoch, ears }: PostgresParts) {
    this.#pool = pool;
    this.#units = new PostgresUnits(pool, ears);
    this.#reads = new PostgresReads(pool);
    this.db = db;
    this.epoch = epoch;
  }

  run<Input, Output>(unit: Unit<Input, Output>, input: Input): Promise<Output> {
    return this.#units.run(unit, input);
  }

  async read<Row>(set: SetStatement, params: readonly unknown[]): Promise<Row[]> {
    try {
      return (await this.#reads.read(set, params)) as Row[];
    } catch (error) {
      throw asStoreError(error);
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

  grown(conversation: string, seq: number): void {
    this.#units.grown(conversation, seq);
  }

  async tend(at: number): Promise<void> {
    try {
      await tendMonths(this.db, at);
    } catch (error) {
      throw asStoreError(error);
    }
  }

  async scrub(tables: readonly string[], how: ScrubOptions = {}): Promise<Scrubbed> {
    try {
      return await scrubPostgres(this.db, tables, how);
    } catch (error) {
      throw asStoreError(error);
    }
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }
}
