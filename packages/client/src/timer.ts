/** The two timer functions a client needs; tests hand in their own. */
export interface Timers {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** One restartable timer: starting it again replaces the earlier start. */
export class Timer {
  #handle: unknown;
  readonly #timers: Timers;
  readonly #callback: () => void;

  constructor(timers: Timers, callback: () => void) {
    this.#timers = timers;
    this.#callback = callback;
  }

  get running(): boolean {
    return this.#handle !== undefined;
  }

  start(ms: number): void {
    this.stop();
    this.#handle = this.#timers.setTimeout(() => {
      this.#handle = undefined;
      this.#callback();
    }, ms);
  }

  stop(): void {
    if (this.#handle !== undefined) this.#timers.clearTimeout(this.#handle);
    this.#handle = undefined;
  }
}
