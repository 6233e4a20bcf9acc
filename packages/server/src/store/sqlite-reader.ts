import Libsql from 'libsql';

interface Reading {
  all(params: readonly unknown[]): Record<string, unknown>[];
}

/** Statements kept prepared. */
const MOST_PREPARED = 300;

/**
 * Reads a SQLite file in this thread. With a write-ahead log readers wait for nobody, so a point read takes
 * less than the way to the worker and back; everything that writes goes there.
 */
export class SqliteReader {
  readonly #db: InstanceType<typeof Libsql>;
  readonly #prepared = new Map<string, Reading>();

  constructor(file: string) {
    this.#db = new Libsql(file);
    for (const pragma of ['query_only = ON', 'busy_timeout = 1000'])
      this.#db.prepare(`pragma ${pragma}`).all();
  }

  all(sql: string, params: readonly unknown[]): Record<string, unknown>[] {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      if (this.#prepared.size >= MOST_PREPARED) this.#prepared.clear();
      prepared = this.#db.prepare(sql) as unknown as Reading;
      this.#prepared.set(sql, prepared);
    }
    return prepared.all(params);
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }
}
