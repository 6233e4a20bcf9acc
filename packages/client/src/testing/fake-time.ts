import type { Timers } from '../timer.ts';

/** A clock that stands still until it is told to go on. */
export class FakeTime implements Timers {
  #now = Date.parse('2026-11-23T03:00:00Z');
  #next = 1;
  readonly #due = new Map<number, { at: number; callback: () => void }>();

  readonly now = () => this.#now;

  setTimeout(callback: () => void, ms: number): number {
    this.#due.set(this.#next, { at: this.#now + ms, callback });
    return this.#next++;
  }

  clearTimeout(handle: unknown): void {
    this.#due.delete(handle as number);
  }

  /** Lets `ms` pass and runs what falls due on the way, in order, with the microtasks in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#first(end); next; next = this.#first(end)) {
      const [handle, { at, callback }] = next;
      this.#due.delete(handle);
      this.#now = at;
      callback();
      await settle();
    }
    this.#now = end;
  }

  #first(end: number) {
    const due = [...this.#due].filter(([, { at }]) => at <= end);
    return due.sort(([, a], [, b]) => a.at - b.at)[0];
  }
}

/** Lets pending microtasks run, chained ones too. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}
