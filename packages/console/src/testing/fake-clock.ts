import type { Clock } from '../desk/clock.ts';

/** A clock that a test moves by hand. */
export class FakeClock implements Clock {
  #now: number;
  #timers: { due: number; callback: () => void }[] = [];

  constructor(now = Date.parse('2026-11-23T10:46:00Z')) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { due: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** Lets `ms` pass; what is due on the way is called in its order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.#now = next.due;
      next.callback();
    }
    this.#now = end;
  }
}
