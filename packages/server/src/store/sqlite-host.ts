import Libsql from 'libsql';
import type { Rows, Statement, Steps, Unit } from './unit.ts';

/** What the worker is asked. Params and inputs are plain data. */
export type HostRequest =
  | { id: number; kind: 'query'; sql: string; params: readonly unknown[] }
  | { id: number; kind: 'unit'; name: string; input: unknown };

/** What the worker answers, in the order of the requests. */
export type HostReply =
  | { id: number; ok: true; rows: unknown; changes?: number }
  | { id: number; ok: false; code: 'unavailable' | 'broken'; message: string };

/** The units the worker can run, by name. */
export type UnitTable = ReadonlyMap<string, Unit<unknown, unknown>>;

/** The part of a prepared statement that is used here. */
interface Prepared {
  readonly reader: boolean;
  all(...params: readonly unknown[]): Record<string, unknown>[];
  run(...params: readonly unknown[]): { changes: number };
}

const WRITES = /^\s*(insert|update|delete|replace|create|drop|alter)/i;
/** SQLite's result codes after which trying again may help: busy, locked, I/O error, corrupt page read, full, cannot open. */
const PASSING = /SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY|NOMEM)/;

/** Opens the file the way Zaine wants it: write-ahead log, every commit synced. */
export function openSqlite(file: string): InstanceType<typeof Libsql> {
  const db = new Libsql(file);
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'busy_timeout = 5000',
    'foreign_keys = ON',
    // Zeros over what is deleted or replaced: who was erased cannot be read in the file either.
    'secure_delete = ON',
  ]) {
    db.prepare(`pragma ${pragma}`).all();
  }
  return db;
}

/** Runs batches of requests against one SQLite file, each batch in one transaction with one sync to disk. */
export class SqliteHost {
  readonly #db: InstanceType<typeof Libsql>;
  readonly #units: UnitTable;
  readonly #prepared = new Map<string, Prepared>();

  constructor(db: InstanceType<typeof Libsql>, units: UnitTable) {
    this.#db = db;
    this.#units = units;
  }

  /** Everything in the batch commits together; a request that fails is undone alone. */
  execute(batch: readonly HostRequest[]): HostReply[] {
    if (!batch.some(writes)) return batch.map((request) => this.#attempt(request));
    try {
      return this.#commit(() => batch.map((request) => this.#perform(request)));
    } catch (error) {
      if (batch.length === 1) return batch.map((request) => failure(request.id, error));
    }
    // One of them failed: once more, each with a savepoint to go back to.
    try {
      return this.#commit(() => batch.map((request) => this.#guarded(request)));
    } catch (error) {
      return batch.map((request) => failure(request.id, error));
    }
  }

  #commit<T>(work: () => T): T {
    this.#statement('begin immediate').run();
    try {
      const done = work();
      this.#statement('commit').run();
      return done;
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }

  #guarded(request: HostRequest): HostReply {
    if (!this.#db.inTransaction)
      return failure(request.id, new Error('SQLITE_FULL: the transaction was rolled back'));
    this.#statement('savepoint request').run();
    const reply = this.#attempt(request);
    if (!reply.ok && this.#db.inTransaction) this.#statement('rollback to request').run();
    if (this.#db.inTransaction) this.#statement('release request').run();
    return reply;
  }

  #attempt(request: HostRequest): HostReply {
    try {
      return this.#perform(request);
    } catch (error) {
      return failure(request.id, error);
    }
  }

  #perform(request: HostRequest): HostReply {
    if (request.kind === 'unit') return { id: request.id, ok: true, rows: this.#runUnit(request) };
    const statement = this.#statement(request.sql);
    if (statement.reader) return { id: request.id, ok: true, rows: statement.all(...request.params) };
    return { id: request.id, ok: true, rows: [], changes: statement.run(...request.params).changes };
  }

  #runUnit(request: HostRequest & { kind: 'unit' }): unknown {
    const found = this.#units.get(request.name);
    if (!found) throw new Error(`No unit is called ${request.name}.`);
    const steps: Steps<unknown> = found.steps(request.input, 'sqlite');
    let next = steps.next();
    while (!next.done) {
      next = steps.next(this.#rowsOf(next.value));
    }
    return next.value;
  }

  #rowsOf(asked: Statement): Rows {
    if ('sql' in asked) return ask(this.#statement(asked.sql), asked.params);
    const one = this.#statement(asked.set.one);
    const [only, ...more] = asked.given;
    if (only === undefined) return none;
    return more.length === 0 ? ask(one, only) : asked.given.flatMap((params) => ask(one, params));
  }

  #statement(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      prepared = this.#db.prepare(sql) as unknown as Prepared;
      if (this.#prepared.size >= 500) this.#prepared.clear();
      this.#prepared.set(sql, prepared);
    }
    return prepared;
  }
}

const none: Rows = [];

function ask(statement: Prepared, params: readonly unknown[]): Rows {
  if (statement.reader) return statement.all(...params);
  statement.run(...params);
  return none;
}

function writes(request: HostRequest): boolean {
  return request.kind === 'unit' || WRITES.test(request.sql);
}

/** Whether trying again may help, by what SQLite says. */
export function codeOf(error: unknown): 'unavailable' | 'broken' {
  const said = (error as { code?: string }).code ?? String(error);
  return PASSING.test(said) ? 'unavailable' : 'broken';
}

function failure(id: number, error: unknown): HostReply {
  const message = error instanceof Error ? error.message : String(error);
  return { id, ok: false, code: codeOf(error), message };
}
