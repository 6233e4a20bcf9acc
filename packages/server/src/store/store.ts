import type { Database } from './schema.ts';
import type { SetStatement, StoreKind, Unit } from './unit.ts';

/** One commit: how many changes shared it, and how long it took with them. */
export interface Commit {
  units: number;
  seconds: number;
}

/**
 * Why changes on PostgreSQL had to be run again. `outdated`: somebody else, such as another node, had changed a conversation
 * since its head was remembered; `conflict`: two were in each other's way; `other`: one of them failed, or a newer node
 * had migrated a table.
 */
export type RetryReason = 'outdated' | 'conflict' | 'other';

/** Told of what a store does. `onError` hears of connections lost while they were idle. */
export interface StoreEars {
  onCommit?: (commit: Commit) => void;
  onRetry?: (reason: RetryReason) => void;
  onError?: (error: Error) => void;
}

/** How tables are scrubbed: `patience` is for how many milliseconds one that others are at is tried again and again. */
export interface ScrubOptions {
  rewritten?: boolean;
  patience?: number;
}

/**
 * What became of a scrub. `read`: somebody still reads what was there; `in_use`: somebody kept a table until patience
 * ended. Either way it is to be tried again.
 */
export type Scrubbed = { state: 'done' | 'read' } | { state: 'in_use'; table: string };

/**
 * Where everything that lasts is kept. Units are how anything is changed that takes more than one statement;
 * `db` serves reads and single statements.
 */
export interface Store {
  readonly kind: StoreKind;
  /** Typed queries; each statement commits by itself, transactions go through {@link run}. */
  readonly db: Database;
  /** A random id made when the store was; another one means another store, and clients start afresh. */
  readonly epoch: string;
  /**
   * Runs a unit atomically; when the promise resolves, what it wrote survives a power cut.
   * Rejects with {@link StoreError}, after which nothing of the unit was written.
   */
  run<Input, Output>(unit: Unit<Input, Output>, input: Input): Promise<Output>;
  /**
   * Reads the rows of one asker of a set statement, committed ones, without Kysely's cost. On PostgreSQL what is asked
   * in the same turn of the event loop shares a round trip. Rejects with {@link StoreError}.
   */
  read<Row>(set: SetStatement, params: readonly unknown[]): Promise<Row[]>;
  /** Resolves when the store can write; rejects with {@link StoreError} otherwise. */
  check(): Promise<void>;
  /** Somebody else has appended to a conversation, whose log ends with `seq` now: an older head of it is forgotten. */
  grown(conversation: string, seq: number): void;
  /** What the tables need now and then, at `at` in milliseconds: on PostgreSQL places for the months to come. Any node may do it at any time. */
  tend(at: number): Promise<void>;
  /**
   * Takes what was deleted and replaced in tables out of the store's files, too. The embedded store writes over all of it;
   * PostgreSQL is told to give the room back, and writes over it only where the tables are `rewritten`, which keeps
   * everybody from them for as long.
   */
  scrub(tables: readonly string[], how?: ScrubOptions): Promise<Scrubbed>;
  close(): Promise<void>;
}

/** The store could not do it. `unavailable`: disk full, database gone; `broken`: the statement itself is wrong. */
export class StoreError extends Error {
  readonly code: 'unavailable' | 'broken';
  constructor(code: 'unavailable' | 'broken', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
