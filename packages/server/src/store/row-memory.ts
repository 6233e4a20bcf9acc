import { Recent } from './recent.ts';
import type { SetStatement } from './unit.ts';

type Row = Record<string, unknown>;

/** Rows remembered at once; the one longest unused goes first. */
const MOST = 4096;
const CHANGES = /^\s*(update|delete|replace|drop|alter)\b/i;
const TABLE = /\bconversation\b/i;
const ONE_ROW = /\bwhere id = \?\s*$/i;

/**
 * Heads of conversations as the one who writes them knows them. Reading such a row costs more than changing it,
 * and who appends to a log has mostly just done so. A unit that recalls a row changes that very object before it
 * writes it; a write of anything else makes the row forgotten, as does a statement whose text changes the table
 * otherwise. Other processes are noticed by SQLite's `data_version` (see {@link SqliteHost}), and on PostgreSQL by the
 * row's version when it is written (see {@link SetStatement.guard}).
 */
export class RowMemory {
  readonly #rows = new Recent<string, Row>(MOST);

  /** The row a set statement would find for these parameters, where it is known. */
  recall({ recall, columns }: SetStatement, params: readonly unknown[]): Row | undefined {
    if (!recall) return undefined;
    const key = String(params[0]);
    const row = this.#rows.get(key);
    const names = Object.keys(columns);
    for (let i = 0; i < recall.by; i++) if (row?.[names[i] as string] !== params[i]) return undefined;
    if (!row) return undefined;
    this.#rows.set(key, row);
    return Object.assign(row, recall.fresh);
  }

  /** Like {@link recall}, and forgets it: who takes a row puts it back with {@link keep} once its change has been committed. */
  take(set: SetStatement, params: readonly unknown[]): Row | undefined {
    const row = this.recall(set, params);
    if (row) this.#rows.delete(String(params[0]));
    return row;
  }

  /** A log has grown to `seq`: forgets its head if that is older. */
  grown(key: string, seq: number): void {
    const row = this.#rows.get(key);
    if (row && (row.seq as number) < seq) this.#rows.delete(key);
  }

  /** Keeps what a set statement found. */
  keep({ recall }: SetStatement, params: readonly unknown[], row: Row | undefined): void {
    if (recall && row) this.#rows.set(String(params[0]), row);
  }

  /** A set statement is written: forgets what is remembered otherwise, and everything where it is not said which row changes. */
  written({ columns, guard }: SetStatement, params: readonly unknown[]): void {
    if (!guard) return this.clear();
    const key = String(params.at(-1));
    const row = this.#rows.get(key);
    if (row && !Object.keys(columns).every((name, i) => row[name] === params[i])) this.#rows.delete(key);
  }

  /** Whether a statement may change what is remembered. */
  static mayChange(sql: string): boolean {
    return CHANGES.test(sql) && TABLE.test(sql);
  }

  /** A statement of which {@link mayChange} says so is about to run. */
  forget(sql: string, params: readonly unknown[]): void {
    if (ONE_ROW.test(sql)) this.#rows.delete(String(params.at(-1)));
    else this.clear();
  }

  clear(): void {
    this.#rows.clear();
  }
}
