import type pg from 'pg';
import { askSet, numbered } from './postgres-sets.ts';
import { prepared } from './postgres-statements.ts';
import type { Rows, SetStatement, Statement, Steps, Unit } from './unit.ts';

/** A unit that waits to be run, and whom to tell. */
export interface Job {
  unit: Unit<unknown, unknown>;
  input: unknown;
  key: string | undefined;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

/** A unit on its way through its statements. */
interface Runner {
  steps: Steps<unknown>;
  at: IteratorResult<Statement, unknown>;
}

/** What units came to: their outputs in order, and the statements on their way that must not fail. */
export interface Ran {
  outputs: unknown[];
  sent: Promise<unknown>[];
}

/**
 * Runs units side by side in the open transaction of one connection. Those that have come to the same set
 * statement ask it together, and blind ones are not waited for. Rejects when any of them fails.
 */
export async function runTogether(client: pg.ClientBase, jobs: readonly Job[]): Promise<Ran> {
  const runners = jobs.map(({ unit, input }): Runner => {
    const steps = unit.steps(input, 'postgres');
    return { steps, at: steps.next() };
  });
  const sent: Promise<unknown>[] = [];
  for (;;) {
    const waiting = runners.filter((runner) => !runner.at.done);
    if (waiting.length === 0) return { outputs: runners.map((runner) => runner.at.value), sent };
    const single = waiting.find((runner) => 'sql' in (runner.at.value as Statement));
    if (single) await askAlone(client, single);
    else {
      const { set, group } = nextSet(waiting);
      const found = askSet(
        client,
        set,
        group.map((runner) => asked(runner).given),
      );
      if (set.blind) sent.push(settledLater(found));
      const rows = set.blind ? [] : await found;
      for (const [n, runner] of group.entries()) runner.at = runner.steps.next(rows[n] ?? []);
    }
  }
}

async function askAlone(client: pg.ClientBase, runner: Runner): Promise<void> {
  const { sql, params } = runner.at.value as Extract<Statement, { sql: string }>;
  const answer = await client.query({ ...prepared(sql, numbered), values: params as unknown[] });
  runner.at = runner.steps.next(answer.rows as Rows);
}

type Asking = Extract<Statement, { set: SetStatement }>;
const asked = (runner: Runner) => runner.at.value as Asking;

/** The set statement that goes first of those waited for, and who waits for it. */
function nextSet(waiting: readonly Runner[]): { set: SetStatement; group: Runner[] } {
  const set = waiting.map((runner) => asked(runner).set).reduce((a, b) => (b.rank < a.rank ? b : a));
  return { set, group: waiting.filter((runner) => asked(runner).set === set) };
}

/** The same promise; that it fails before somebody waits for it is no matter. */
function settledLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
