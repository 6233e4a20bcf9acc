/** What a store stands on. */
export type StoreKind = 'sqlite' | 'postgres';

/**
 * A statement that can be asked for many rows of parameters in one go. On PostgreSQL the units of a batch that
 * have come to the same one share a single round trip.
 */
export interface SetStatement {
  /** The statement for one row of parameters, with `?` for each column. */
  readonly one: string;
  /** The statement for many, which finds its parameters in `given`; the rows it returns name `given.n`. */
  readonly many: string;
  /** Columns of `given` in the order of the parameters, with their PostgreSQL types: `text`, or one of numbers. */
  readonly columns: Readonly<Record<string, string>>;
  /**
   * Where the one row it finds may be remembered: the first `by` parameters tell the row, the first of them alone is
   * its key. A remembered row comes with the columns of `fresh` instead of what a lookup finds. The embedded store has
   * one writer and always may; PostgreSQL does where `unlocked` says that the unit goes on to change the row by a
   * statement with a `guard`, which finds out whether somebody else had changed it. The row stays the store's: a unit
   * gives away a copy.
   */
  readonly recall?: {
    readonly by: number;
    readonly fresh?: Readonly<Record<string, unknown>>;
    readonly unlocked?: true;
  };
  /** It holds the row that its first parameter is the key of, until the transaction ends. */
  readonly holds?: true;
  /**
   * It changes one row for each of `given`, its key last. On PostgreSQL the transaction fails when a row is another
   * version than the one the unit was given, so the row needs no lock before.
   */
  readonly guard?: true;
  /**
   * It only writes, and nobody looks at rows: on PostgreSQL the next statement follows without waiting for it, or is the
   * same one. Then it sees nothing of what a `guard` changes there, so it neither reads nor changes those rows.
   */
  readonly blind?: true;
  /** Of the set statements that units of a batch wait for, the one of the lowest rank goes first. */
  readonly rank: number;
}

/** What a unit asks of the store: one SQL statement with `?` for its parameters, or rows for a set statement. */
export type Statement =
  | { readonly sql: string; readonly params: readonly unknown[] }
  | { readonly set: SetStatement; readonly given: readonly (readonly unknown[])[] };

/** Rows as the driver gives them; numbers are numbers and JSON is text on both stores. */
export type Rows = Record<string, unknown>[];

/** A unit's body: yields statements, is given their rows, returns the result. */
export type Steps<Output> = Generator<Statement, Output, Rows>;

/**
 * A piece of work that happens wholly or not at all. Written as a generator, so that the same code runs
 * synchronously beside SQLite (in its worker thread, many units to one commit) and asynchronously on PostgreSQL.
 * A body must be pure but for its statements: its input is copied to the worker, and it may run again.
 */
export interface Unit<Input, Output> {
  readonly name: string;
  readonly steps: (input: Input, kind: StoreKind) => Steps<Output>;
  /** What the unit locks: units of different keys may share a transaction. Without it, a unit has one to itself. */
  readonly key?: ((input: Input) => string) | undefined;
}

/** Names a unit. The name tells the worker thread which code to run, so it must be unique. */
export function unit<Input, Output>(
  name: string,
  steps: Unit<Input, Output>['steps'],
  key?: Unit<Input, Output>['key'],
): Unit<Input, Output> {
  return { name, steps, key };
}

/** Inside a unit: the rows of one statement. `yield* rows<EventTable>('select …', [id])` */
export function* rows<Row>(sql: string, params: readonly unknown[] = []): Steps<Row[]> {
  return (yield { sql, params }) as Row[];
}

/** Inside a unit: the first row of one statement, if there is any. */
export function* row<Row>(sql: string, params: readonly unknown[] = []): Steps<Row | undefined> {
  return ((yield { sql, params }) as Row[])[0];
}

/** Inside a unit: the rows a set statement returns for the given rows of parameters. */
export function* setRows<Row>(set: SetStatement, given: readonly (readonly unknown[])[]): Steps<Row[]> {
  return (yield { set, given }) as Row[];
}

/** `for update` where rows are locked one by one; SQLite has one writer at a time and needs none. */
export function forUpdate(kind: StoreKind): string {
  return kind === 'postgres' ? ' for update' : '';
}
