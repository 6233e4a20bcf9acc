import type { Timers } from './timer.ts';

/** A customer's identity token signed by the shop, or how to get a fresh one; nothing for a guest. */
export type Identity = string | (() => Promise<string | undefined>);

/** Where tokens come from, and whom to tell when none came. */
interface IdentityOptions {
  source: Identity | undefined;
  failed(message: string): void;
}

/** How long the shop's own server may take before the chat goes on without it. */
const ANSWER_MS = 10_000;

/**
 * Hands out identity tokens. Each is presented once where a fresh one can be had; a fixed one is presented
 * until it is refused, after which the visitor token alone carries the conversation on.
 */
export class IdentitySource {
  readonly #timers: Timers;
  readonly #failed: (message: string) => void;
  #source: Identity | undefined;
  #token: string | undefined;
  #refused = false;

  constructor(timers: Timers, { source, failed }: IdentityOptions) {
    this.#timers = timers;
    this.#source = source;
    this.#failed = failed;
  }

  use(source: Identity | undefined): void {
    this.#source = source;
    this.#token = undefined;
    this.#refused = false;
  }

  /** Fetches a token where one has to be fetched. */
  prepare(): Promise<void> | undefined {
    const source = this.#source;
    if (typeof source !== 'function' || this.#token) return undefined;
    return new Promise((resolve) => {
      // A shop that cannot say who this is must not keep its customer from asking.
      const without = (error: unknown) => {
        if (source === this.#source) this.#failed(String(error));
        resolve();
      };
      const deadline = this.#timers.setTimeout(() => without('No token came within 10 s.'), ANSWER_MS);
      Promise.resolve()
        .then(source)
        .then((token) => {
          if (source === this.#source) this.#token = token;
          resolve();
        }, without)
        .finally(() => this.#timers.clearTimeout(deadline));
    });
  }

  /** The token for this hello. */
  present(): string | undefined {
    const token = typeof this.#source === 'string' ? this.#source : this.#token;
    this.#token = undefined;
    return token;
  }

  /** The server took it. */
  accepted(): void {
    this.#refused = false;
  }

  /** The server did not take it: what is left to be tried, a fresh one once and then none at all. */
  refused(): 'fresh' | 'none' | undefined {
    const again = this.#refused;
    const source = this.#source;
    this.#refused = true;
    if (typeof source === 'function' && !again) return 'fresh';
    this.#source = undefined;
    return source || !again ? 'none' : undefined;
  }
}
