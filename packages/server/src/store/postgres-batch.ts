import { type Asker, askSet, holdInOrder, numbered } from './postgres-sets.ts';
import { prepared } from './postgres-statements.ts';
import type { PostgresTransaction } from './postgres-transaction.ts';
import { RowMemory } from './row-memory.ts';
import type { Rows, SetStatement, Statement, Steps, Unit } from './unit.ts';

/** A unit that waits to be run, and whom to tell. */
export interface Job {
  unit: Unit<unknown, unknown>;
  input: unknown;
  key: string | undefined;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

/** What units came to in a transaction that is still open. */
export interface Ran {
  /** In the order of the units. */
  outputs: unknown[];
  /** To be called once it is committed: what was read and written, with this version, is remembered from now on. */
  remember(version: string | undefined): void;
}

/** A row that a unit was given and may write. */
interface Held {
  set: SetStatement;
  params: readonly unknown[];
  row: Record<string, unknown>;
  /** From memory: not known to be true until it is written. */
  recalled: boolean;
  written: boolean;
}

/** A unit on its way through its statements. */
interface Runner {
  job: Job;
  steps: Steps<unknown>;
  at: IteratorResult<Statement, unknown>;
  held: Held | undefined;
  /** It has written something. */
  wrote: boolean;
}

/** A unit went by a remembered row, wrote something else and not the row, so nobody has looked whether it was true. */
export class Unproven extends Error {}

/**
 * Runs units side by side in a transaction. Those that have come to the same set statement ask it together, and blind
 * ones are not waited for: they may not even have been sent when it resolves. Rejects when any of them fails.
 */
export async function runTogether(
  transaction: PostgresTransaction,
  jobs: readonly Job[],
  memory: RowMemory,
): Promise<Ran> {
  return new Batch(transaction, memory).run(jobs.map(start));
}

class Batch {
  readonly #transaction: PostgresTransaction;
  readonly #memory: RowMemory;
  /** A statement of its own may have changed any row that others were given. */
  #blurred = false;

  constructor(transaction: PostgresTransaction, memory: RowMemory) {
    this.#transaction = transaction;
    this.#memory = memory;
  }

  async run(runners: readonly Runner[]): Promise<Ran> {
    const holding = runners.map(({ at }) => at.value).filter(holds);
    for (;;) {
      for (const runner of runners) this.#recall(runner);
      const waiting = runners.filter((runner) => !runner.at.done);
      if (waiting.length === 0) break;
      const first = holding.splice(0);
      if (!changeAlike(waiting)) this.#hold(first);
      const single = waiting.find((runner) => 'sql' in (runner.at.value as Statement));
      if (single) await this.#askAlone(single);
      else await this.#askSet(waiting);
    }
    return {
      outputs: runners.map((runner) => runner.at.value),
      remember: (version) => this.#remember(runners, version),
    };
  }

  /** Where some rows are looked up, which holds them, and others are held when they are written: all in one order before. */
  #hold(asking: readonly Asking[]): void {
    if (asking.length > 1) {
      const keys = asking.map(({ given }) => String(given[0]?.[0]));
      this.#transaction.send((client) => holdInOrder(client, keys.sort()));
    }
  }

  /** Gives a unit the row it asks for, where that is remembered. */
  #recall(runner: Runner): void {
    const { at, held } = runner;
    if (at.done) return this.#prove(runner);
    if (held || !('set' in at.value) || !at.value.set.recall?.unlocked) return;
    const { set, given } = at.value;
    const params = given[0] as readonly unknown[];
    const row = this.#memory.take(set, params);
    if (!row) return;
    runner.held = { set, params, row, recalled: true, written: false };
    runner.at = runner.steps.next([row]);
    this.#prove(runner);
  }

  /** What a remembered row alone has decided is decided again by one that is looked up. */
  #prove(runner: Runner): void {
    if (!runner.at.done || !runner.held?.recalled || runner.held.written) return;
    if (runner.wrote) throw new Unproven();
    Object.assign(runner, start(runner.job));
  }

  async #askAlone(runner: Runner): Promise<void> {
    const { sql, params } = runner.at.value as Extract<Statement, { sql: string }>;
    if (RowMemory.mayChange(sql)) {
      this.#blurred = true;
      this.#memory.forget(sql, params);
    }
    const query = { ...prepared(sql, numbered), values: params as unknown[] };
    const answer = await this.#transaction.ask((client) => client.query(query));
    runner.wrote ||= !READS.test(sql);
    runner.at = runner.steps.next(answer.rows as Rows);
  }

  async #askSet(waiting: readonly Runner[]): Promise<void> {
    const { set, group } = nextSet(waiting);
    const rows = set.guard ? this.#change(set, group) : await this.#find(set, group);
    for (const [n, runner] of group.entries()) {
      const [row] = rows[n] ?? [];
      const [params] = asked(runner).given;
      if (row && params && set.recall) {
        if (runner.held?.recalled) throw new Error('A unit that goes by a remembered row holds no other.');
        runner.held = { set, params, row, recalled: false, written: false };
      }
      runner.wrote ||= !READS.test(set.many);
      runner.at = runner.steps.next(rows[n] ?? []);
    }
  }

  async #find(set: SetStatement, group: readonly Runner[]): Promise<Rows[]> {
    const part = { set, askers: group.map(asked) };
    if (!set.blind) return this.#transaction.ask((client) => askSet(client, part));
    this.#transaction.putOff(part);
    return [];
  }

  #change(set: SetStatement, group: readonly Runner[]): Rows[] {
    const askers = group.map((runner): Asker => {
      const { given } = asked(runner);
      const { held } = runner;
      if (held?.params[0] !== given[0]?.at(-1)) return { given };
      // What was looked up is locked, and what was written is locked by that.
      const guarded = held?.recalled && !held.written;
      if (held) held.written = true;
      return guarded ? { given, version: held.row.version as string } : { given };
    });
    this.#transaction.putOff({ set, askers });
    return [];
  }

  #remember(runners: readonly Runner[], version: string | undefined): void {
    if (version === undefined || this.#blurred) return;
    for (const { held } of runners) {
      if (!held?.written) continue;
      held.row.version = version;
      this.#memory.keep(held.set, held.params, held.row);
    }
  }
}

function start(job: Job): Runner {
  const steps = job.unit.steps(job.input, 'postgres');
  return { job, steps, at: steps.next(), held: undefined, wrote: false };
}

type Asking = Extract<Statement, { set: SetStatement }>;
const asked = (runner: Runner) => runner.at.value as Asking;
const holds = (asking: unknown): asking is Asking => (asking as Partial<Asking>)?.set?.holds === true;
const READS = /^\s*select\b/i;

/** Whether all are known and about to be changed by one statement, which takes them in its parameters' order, as {@link holdInOrder} does. */
function changeAlike([first, ...others]: readonly Runner[]): boolean {
  const set = first && asked(first).set;
  return set?.guard === true && others.every((runner) => asked(runner).set === set);
}

/** The set statement that goes first of those waited for, and who waits for it. */
function nextSet(waiting: readonly Runner[]): { set: SetStatement; group: Runner[] } {
  const set = waiting.map((runner) => asked(runner).set).reduce((a, b) => (b.rank < a.rank ? b : a));
  return { set, group: waiting.filter((runner) => asked(runner).set === set) };
}
