import type { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Database, Schema } from './schema.ts';
import { codeOf, type HostReply, type HostRequest } from './sqlite-host.ts';
import { SqliteReader } from './sqlite-reader.ts';
import type { ScrubStep } from './sqlite-scrub.ts';
import type { WorkerAnswer, WorkerGreeting, WorkerStart } from './sqlite-worker-loop.ts';
import { startWorker } from './start-worker.ts';
import { type Scrubbed, type Store, type StoreEars, StoreError } from './store.ts';
import type { Rows, SetStatement, Unit } from './unit.ts';

type Unnumbered = HostRequest extends infer R ? (R extends HostRequest ? Omit<R, 'id'> : never) : never;
type Done = Extract<HostReply, { ok: true }>;
interface Waiting {
  resolve(reply: Done): void;
  reject(error: StoreError): void;
}

/** Where the file is and the module of the worker thread (see `sqlite-worker.ts`). */
export interface SqliteStoreOptions extends WorkerStart, StoreEars {
  worker: URL;
}

/** Starts the worker, creates or migrates the file, resolves when it can be used. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { worker: module, onCommit, onRetry: _never, onError: _none, ...start } = options;
  const worker = startWorker(module, start);
  const greeting = await new Promise<WorkerGreeting>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  }).catch((cause) => ({ ready: false as const, message: String(cause) }));
  if (!greeting.ready) throw new StoreError('unavailable', `Cannot open ${start.file}: ${greeting.message}`);
  return new SqliteStore(worker, new SqliteReader(start.file), greeting.epoch, onCommit);
}

/** How long the thread may take to end once its file is closed, in milliseconds. */
const ENDS_WITHIN = 5000;

const READS = /^\s*select\b/i;

/** The embedded store: libsql in a worker thread, many units to one commit. */
class SqliteStore implements Store {
  readonly kind = 'sqlite';
  readonly db: Database;
  readonly epoch: string;
  readonly #worker: Worker;
  readonly #reader: SqliteReader;
  readonly #waiting = new Map<number, Waiting>();
  #gathered: HostRequest[] = [];
  #lastId = 0;
  #gone: StoreError | undefined;
  #closed: (() => void) | undefined;

  constructor(worker: Worker, reader: SqliteReader, epoch: string, onCommit?: StoreEars['onCommit']) {
    this.#worker = worker;
    this.#reader = reader;
    this.epoch = epoch;
    this.db = new Kysely<Schema>({ dialect: dialectOver((query) => this.#query(query)) });
    worker.on('message', (message: WorkerAnswer) => {
      if (message === 'closed') return this.#closed?.();
      if ('ok' in message) return this.#settle(message);
      onCommit?.({ units: message.replies.length, seconds: message.seconds });
      for (const reply of message.replies) this.#settle(reply);
    });
    worker.on('error', (error) => this.#lose(String(error)));
    worker.on('exit', () => this.#lose('the store is closed'));
  }

  run<Input, Output>(unit: Unit<Input, Output>, input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      this.#gather(
        { kind: 'unit', name: unit.name, input },
        { resolve: ({ rows }) => resolve(rows as Output), reject },
      );
    });
  }

  async read<Row>({ one }: SetStatement, params: readonly unknown[]): Promise<Row[]> {
    if (this.#gone) throw this.#gone;
    return this.#read(one, params) as Row[];
  }

  async check(): Promise<void> {
    const sql =
      "insert into meta (key, value) values ('checked', '') on conflict (key) do update set value = ''";
    await this.#ask({ kind: 'query', sql, params: [] });
  }

  /** Nobody else writes the file unnoticed. */
  grown(): void {}

  async tend(): Promise<void> {}

  async scrub(): Promise<Scrubbed> {
    let reached: unknown = 1;
    while (typeof reached === 'number') reached = await this.#step({ scrub: 'pages', from: reached });
    return { state: (await this.#step({ scrub: 'log' })) === true ? 'done' : 'read' };
  }

  async close(): Promise<void> {
    if (this.#gone) return;
    this.#flush();
    this.#reader.close();
    const exited = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.postMessage('close');
    await Promise.race([exited, new Promise<void>((resolve) => (this.#closed = resolve))]);
    // Left to end by itself: libsql's library aborts the whole process when its thread is terminated in the middle.
    const late = setTimeout(() => this.#worker.terminate(), ENDS_WITHIN);
    await exited;
    clearTimeout(late);
  }

  async #query(query: CompiledQuery): Promise<QueryResult<unknown>> {
    if (this.#gone) throw this.#gone;
    if (READS.test(query.sql)) return { rows: this.#read(query.sql, query.parameters) };
    const reply = await this.#ask({ kind: 'query', sql: query.sql, params: query.parameters });
    const rows = reply.rows as unknown[];
    return reply.changes === undefined ? { rows } : { rows, numAffectedRows: BigInt(reply.changes) };
  }

  #read(sql: string, params: readonly unknown[]): Rows {
    try {
      return this.#reader.all(sql, params);
    } catch (error) {
      throw new StoreError(codeOf(error), String(error), error);
    }
  }

  #ask(request: Unnumbered): Promise<Done> {
    return new Promise((resolve, reject) => this.#gather(request, { resolve, reject }));
  }

  #gather(request: Unnumbered, waiting: Waiting): void {
    if (this.#gone) return waiting.reject(this.#gone);
    const id = ++this.#lastId;
    // One message to the worker carries all that this turn of the event loop asks.
    if (this.#gathered.length === 0) setImmediate(() => this.#flush());
    this.#gathered.push({ id, ...request });
    this.#waiting.set(id, waiting);
  }

  async #step(step: ScrubStep): Promise<unknown> {
    if (this.#gone) throw this.#gone;
    const id = ++this.#lastId;
    this.#worker.postMessage({ id, ...step });
    return (await new Promise<Done>((resolve, reject) => this.#waiting.set(id, { resolve, reject }))).rows;
  }

  #flush(): void {
    if (this.#gathered.length === 0) return;
    this.#worker.postMessage(this.#gathered);
    this.#gathered = [];
  }

  #settle(reply: HostReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply);
    else waiting?.reject(new StoreError(reply.code, reply.message));
  }

  #lose(why: string): void {
    this.#gone ??= new StoreError('unavailable', why);
    for (const waiting of this.#waiting.values()) waiting.reject(this.#gone);
    this.#waiting.clear();
  }
}

/** A Kysely dialect whose statements travel elsewhere; each commits by itself. */
function dialectOver(execute: (query: CompiledQuery) => Promise<QueryResult<unknown>>): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) => execute(query) as Promise<QueryResult<R>>,
    streamQuery() {
      throw new StoreError('broken', 'This store does not stream; page through the rows instead.');
    },
  };
  const noTransactions = async () => {
    throw new StoreError('broken', 'Changes of more than one statement are units; see Store.run.');
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noTransactions,
    commitTransaction: noTransactions,
    rollbackTransaction: noTransactions,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
