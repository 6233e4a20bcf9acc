import type pg from 'pg';
import { askSet } from './postgres-sets.ts';
import { codeOf, isStale, renewStatements } from './postgres-statements.ts';
import type { Rows, SetStatement } from './unit.ts';

/** Who waits for the rows of one asker's parameters. */
interface Waiting {
  params: readonly unknown[];
  ears: { resolve(rows: Rows): void; reject(error: unknown): void }[];
}

/** PostgreSQL's class for values it cannot take. */
const BAD_VALUE = /^22/;

/**
 * Reads on PostgreSQL that share round trips: what is asked of the same statement in one turn of the event loop
 * goes together, and the same parameters are asked once.
 */
export class PostgresReads {
  readonly #pool: pg.Pool;
  readonly #asked = new Map<SetStatement, Map<string, Waiting>>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  read(set: SetStatement, params: readonly unknown[]): Promise<Rows> {
    if (this.#asked.size === 0) setImmediate(() => this.#flush());
    const asked = this.#asked.get(set) ?? new Map<string, Waiting>();
    this.#asked.set(set, asked);
    const key = JSON.stringify(params);
    const waiting = asked.get(key) ?? { params, ears: [] };
    asked.set(key, waiting);
    return new Promise((resolve, reject) => waiting.ears.push({ resolve, reject }));
  }

  #flush(): void {
    const all = [...this.#asked];
    this.#asked.clear();
    for (const [set, asked] of all) void this.#ask(set, [...asked.values()]);
  }

  async #ask(set: SetStatement, all: readonly Waiting[]): Promise<void> {
    try {
      const askers = all.map(({ params }) => ({ given: [params] }));
      const found = await askSet(this.#pool, { set, askers });
      for (const [n, { ears }] of all.entries()) for (const { resolve } of ears) resolve(found[n] ?? []);
    } catch (error) {
      if (isStale(error)) {
        renewStatements();
        return this.#ask(set, all);
      }
      // Somebody's value may be what the database cannot take; the others are asked without it.
      if (all.length > 1 && BAD_VALUE.test(codeOf(error))) {
        for (const one of all) await this.#ask(set, [one]);
      } else for (const { ears } of all) for (const { reject } of ears) reject(error);
    }
  }
}
