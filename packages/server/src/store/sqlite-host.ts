import { chmodSync, existsSync } from 'node:fs';
import Libsql from 'libsql';
import { RowMemory } from './row-memory.ts';
import type { Rows, SetStatement, Statement, Steps, Unit } from './unit.ts';

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

/** The part of libsql's statements that is used here; parameters given as one array are not copied. */
interface LibsqlStatement {
  readonly reader: boolean;
  all(params: readonly unknown[]): Record<string, unknown>[];
  run(params: readonly unknown[]): { changes: number };
}

/** A prepared statement with what is asked of it each time: to ask libsql takes as long as a small write. */
interface Prepared {
  statement: LibsqlStatement;
  reader: boolean;
  mayChangeRows: boolean;
}

const WRITES = /^\s*(insert|update|delete|replace|create|drop|alter)/i;
/** SQLite's result codes after which trying again may help: busy, locked, I/O error, corrupt page read, full, cannot open. */
const PASSING = /SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY|NOMEM)/;

/** Opens the file the way Zaine wants it: write-ahead log, every commit synced; a new one is its owner's alone. */
export function openSqlite(file: string): InstanceType<typeof Libsql> {
  const isNew = !existsSync(file);
  const db = new Libsql(file);
  for (const pragma of [
    // First: who closes the file at this moment has it for itself.
    'busy_timeout = 5000',
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    // 16 MiB each. Messages of many conversations touch a page of each again and again: the defaults of 2 and 4 MiB
    // write and read every page several times.
    'cache_size = -16384',
    'wal_autocheckpoint = 4096',
    // Zeros over what is deleted or replaced: who was erased cannot be read in the file either.
    'secure_delete = ON',
  ]) {
    db.prepare(`pragma ${pragma}`).all();
  }
  if (isNew)
    for (const each of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(each)) chmodSync(each, 0o600);
  return db;
}

/** Runs batches of requests against one SQLite file, each batch in one transaction with one sync to disk. */
export class SqliteHost {
  readonly #db: InstanceType<typeof Libsql>;
  readonly #units: UnitTable;
  readonly #prepared = new Map<string, Prepared>();
  readonly #memory = new RowMemory();
  #remembers = true;
  /** Whether the batch that runs has relied on what is remembered. */
  #recalled = false;
  #version = 0;

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
      if (batch.length === 1 && !this.#recalled) return batch.map((request) => failure(request.id, error));
    }
    // One of them failed: once more, each with a savepoint to go back to, and everything looked up.
    this.#remembers = false;
    try {
      return this.#commit(() => batch.map((request) => this.#guarded(request)));
    } catch (error) {
      return batch.map((request) => failure(request.id, error));
    } finally {
      this.#remembers = true;
    }
  }

  #commit<T>(work: () => T): T {
    this.#run('begin immediate');
    this.#recalled = false;
    try {
      this.#noticeOthers();
      const done = work();
      this.#run('commit');
      return done;
    } catch (error) {
      this.#memory.clear();
      if (this.#db.inTransaction) this.#db.exec('rollback');
      throw error;
    }
  }

  /** Another process may have written the file, such as an import or an erasure from the command line. */
  #noticeOthers(): void {
    const [{ data_version: version } = { data_version: 0 }] = this.#prepare(
      'pragma data_version',
    ).statement.all([]) as { data_version: number }[];
    if (version !== this.#version) this.#memory.clear();
    this.#version = version;
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }

  #guarded(request: HostRequest): HostReply {
    if (!this.#db.inTransaction)
      return failure(request.id, new Error('SQLITE_FULL: the transaction was rolled back'));
    this.#run('savepoint request');
    const reply = this.#attempt(request);
    if (!reply.ok && this.#db.inTransaction) this.#run('rollback to request');
    if (this.#db.inTransaction) this.#run('release request');
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
    const { sql, params } = request;
    const prepared = this.#prepare(sql);
    if (prepared.mayChangeRows) this.#memory.forget(sql, params);
    if (prepared.reader) return { id: request.id, ok: true, rows: prepared.statement.all(params) };
    return { id: request.id, ok: true, rows: [], changes: prepared.statement.run(params).changes };
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
    if ('sql' in asked) {
      const prepared = this.#prepare(asked.sql);
      if (prepared.mayChangeRows) this.#memory.forget(asked.sql, asked.params);
      return ask(prepared, asked.params);
    }
    const [only, ...more] = asked.given;
    if (only === undefined) return none;
    if (asked.set.recall && this.#remembers) return this.#recall(asked.set, only);
    const one = this.#prepare(asked.set.one);
    if (one.mayChangeRows) for (const params of asked.given) this.#memory.written(asked.set, params);
    return more.length === 0 ? ask(one, only) : asked.given.flatMap((params) => ask(one, params));
  }

  #recall(set: SetStatement, params: readonly unknown[]): Rows {
    const known = this.#memory.recall(set, params);
    if (known) {
      this.#recalled = true;
      return [known];
    }
    const found = ask(this.#prepare(set.one), params);
    this.#memory.keep(set, params, found[0]);
    return found;
  }

  #run(sql: string): void {
    this.#prepare(sql).statement.run(none);
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      const statement = this.#db.prepare(sql) as unknown as LibsqlStatement;
      prepared = { statement, reader: statement.reader, mayChangeRows: RowMemory.mayChange(sql) };
      if (this.#prepared.size >= 500) this.#prepared.clear();
      this.#prepared.set(sql, prepared);
    }
    return prepared;
  }
}

const none: Rows = [];

function ask({ statement, reader }: Prepared, params: readonly unknown[]): Rows {
  if (reader) return statement.all(params);
  statement.run(params);
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

/** The answer to a request that failed. */
export function failure(id: number, error: unknown): HostReply {
  const message = error instanceof Error ? error.message : String(error);
  return { id, ok: false, code: codeOf(error), message };
}
