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

/**
 * Runs units side by side in the open transaction of one connection. Those that have come to the same set
 * statement ask it together. Returns their outputs in order; rejects when any of them fails.
 */
export async function runTogether(client: pg.ClientBase, jobs: readonly Job[]): Promise<unknown[]> {
  const runners = jobs.map(({ unit, input }): Runner => {
    const steps = unit.steps(input, 'postgres');
    return { steps, at: steps.next() };
  });
  for (;;) {
    const waiting = runners.filter((runner) => !runner.at.done);
    if (waiting.length === 0) return runners.map((runner) => runner.at.value);
    const single = waiting.find((runner) => 'sql' in (runner.at.value as Statement));
    if (single) await askAlone(client, single);
    else await askTogether(client, waiting);
  }
}

async function askAlone(client: pg.ClientBase, runner: Runner): Promise<void> {
  const { sql, params } = runner.at.value as Extract<Statement, { sql: string }>;
  const answer = await client.query({ ...prepared(sql, numbered), values: params as unknown[] });
  runner.at = runner.steps.next(answer.rows as Rows);
}

async function askTogether(client: pg.ClientBase, waiting: readonly Runner[]): Promise<void> {
  const asked = (runner: Runner) => runner.at.value as Extract<Statement, { set: SetStatement }>;
  const set = waiting.map((runner) => asked(runner).set).reduce((a, b) => (b.rank < a.rank ? b : a));
  const group = waiting.filter((runner) => asked(runner).set === set);
  const given = group.map((runner) => asked(runner).given);
  const found = await askSet(client, set, given);
  for (const [n, runner] of group.entries()) runner.at = runner.steps.next(found[n] ?? []);
}
