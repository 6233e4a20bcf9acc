import type pg from 'pg';
import { type Job, runTogether, Unproven } from './postgres-batch.ts';
import { asStoreError } from './postgres-error.ts';
import { OTHER_VERSION } from './postgres-sets.ts';
import { codeOf, endsConnection, isStale, renewStatements } from './postgres-statements.ts';
import { PostgresTransaction } from './postgres-transaction.ts';
import { RowMemory } from './row-memory.ts';
import type { RetryReason, StoreEars } from './store.ts';
import type { Unit } from './unit.ts';

/** Serialisation failure, deadlock, and a unique key taken by a transaction that ran beside this one. */
const TRY_AGAIN = new Set(['40001', '40P01', '23505']);
const TRIES = 4;
/** Transactions at once; while these are being committed the next ones gather. */
const MOST_AT_ONCE = 2;
/** Units in one transaction. */
const MOST_TOGETHER = 256;

function reasonOf(error: unknown): RetryReason {
  if (error instanceof Unproven || codeOf(error) === OTHER_VERSION) return 'outdated';
  return TRY_AGAIN.has(codeOf(error)) ? 'conflict' : 'other';
}

/** What goes wrong where a remembered row was too old, its place in the log is taken, or nobody looked. */
function mayPass(error: unknown): boolean {
  return reasonOf(error) !== 'other';
}

/**
 * Runs units on PostgreSQL with group commit: units that wait at the same time share a transaction, unless they
 * lock the same thing. One that fails takes nobody with it: the others are run again without it.
 */
export class PostgresUnits {
  readonly #pool: pg.Pool;
  readonly #ears: Pick<StoreEars, 'onCommit' | 'onRetry'>;
  #waiting: Job[] = [];
  readonly #locked = new Set<string>();
  readonly #memory = new RowMemory();
  #running = 0;

  constructor(pool: pg.Pool, ears: Pick<StoreEars, 'onCommit' | 'onRetry'> = {}) {
    this.#pool = pool;
    this.#ears = ears;
  }

  /** Rejects with a {@link StoreError}. */
  run<Input, Output>(unit: Unit<Input, Output>, input: Input): Promise<Output> {
    return new Promise<Output>((resolve, reject) => {
      this.#waiting.push({
        unit: unit as Unit<unknown, unknown>,
        input,
        key: unit.key?.(input),
        resolve: resolve as (output: unknown) => void,
        reject,
      });
      if (this.#waiting.length === 1) setImmediate(() => this.#start());
    });
  }

  /** See {@link Store.grown}. */
  grown(conversation: string, seq: number): void {
    this.#memory.grown(conversation, seq);
  }

  #start(): void {
    while (this.#running < MOST_AT_ONCE) {
      const jobs = this.#next();
      if (jobs.length === 0) return;
      this.#running += 1;
      void this.#settle(jobs).finally(() => {
        this.#running -= 1;
        for (const { key } of jobs) if (key !== undefined) this.#locked.delete(key);
        this.#start();
      });
    }
  }

  /** The units that can go together now; of one key only the first, so that their order stays. */
  #next(): Job[] {
    const jobs: Job[] = [];
    const left: Job[] = [];
    const held = new Set<string>();
    for (const job of this.#waiting) {
      const alone = job.key === undefined;
      const fits = alone ? jobs.length === 0 : jobs[0]?.key !== undefined || jobs.length === 0;
      const free = job.key === undefined || !(this.#locked.has(job.key) || held.has(job.key));
      if (fits && free && jobs.length < MOST_TOGETHER) jobs.push(job);
      else left.push(job);
      if (job.key !== undefined) held.add(job.key);
    }
    for (const { key } of jobs) if (key !== undefined) this.#locked.add(key);
    this.#waiting = left;
    // Rows are held in this order, the same on every node, so that two of them seldom wait for each other in a ring.
    return jobs.sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  }

  async #settle(jobs: readonly Job[], tries = 1): Promise<void> {
    try {
      const outputs = await this.#transaction(jobs);
      for (const [i, job] of jobs.entries()) job.resolve(outputs[i]);
    } catch (error) {
      // Once more together: what was remembered of these is forgotten, so all of it is looked up.
      if (tries === 1 && mayPass(error)) {
        this.#ears.onRetry?.(reasonOf(error));
        return this.#settle(jobs, tries + 1);
      }
      if (jobs.length > 1) this.#ears.onRetry?.(reasonOf(error));
      if (jobs.length === 1) for (const job of jobs) await this.#alone(job, error);
      else for (const job of jobs) await this.#settle([job]);
    }
  }

  async #alone(job: Job, first: unknown): Promise<void> {
    let error = first;
    for (let tries = 1; tries < TRIES && (isStale(error) || mayPass(error)); tries++) {
      this.#ears.onRetry?.(reasonOf(error));
      try {
        const [output] = await this.#transaction([job]);
        return job.resolve(output);
      } catch (again) {
        error = again;
      }
    }
    job.reject(asStoreError(error));
  }

  async #transaction(jobs: readonly Job[]): Promise<unknown[]> {
    const client = await this.#pool.connect();
    const transaction = new PostgresTransaction(client);
    const start = performance.now();
    let broken: Error | undefined;
    // Without a listener, a connection lost between two statements would end the process.
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError);
    try {
      const { outputs, remember } = await runTogether(transaction, jobs, this.#memory);
      remember(await transaction.commit());
      this.#ears.onCommit?.({ units: jobs.length, seconds: (performance.now() - start) / 1000 });
      return outputs;
    } catch (error) {
      if (isStale(error)) renewStatements();
      await transaction.rollback().catch((cause: Error) => {
        broken = cause;
      });
      if (endsConnection(error)) broken ??= error as Error;
      if (broken) this.#memory.clear();
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}
