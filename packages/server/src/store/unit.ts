/** What a store stands on. */
export type StoreKind = 'sqlite' | 'postgres';

/** One SQL statement with `?` for its parameters. */
export interface Statement {
  sql: string;
  params: readonly unknown[];
}

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
}

/** Names a unit. The name tells the worker thread which code to run, so it must be unique. */
export function unit<Input, Output>(name: string, steps: Unit<Input, Output>['steps']): Unit<Input, Output> {
  return { name, steps };
}

/** Inside a unit: the rows of one statement. `yield* rows<EventTable>('select …', [id])` */
export function* rows<Row>(sql: string, params: readonly unknown[] = []): Steps<Row[]> {
  return (yield { sql, params }) as Row[];
}

/** Inside a unit: the first row of one statement, if there is any. */
export function* row<Row>(sql: string, params: readonly unknown[] = []): Steps<Row | undefined> {
  return ((yield { sql, params }) as Row[])[0];
}

/** `for update` where rows are locked one by one; SQLite has one writer at a time and needs none. */
export function forUpdate(kind: StoreKind): string {
  return kind === 'postgres' ? ' for update' : '';
}
