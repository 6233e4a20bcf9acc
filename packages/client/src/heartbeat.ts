import type { Runtime } from './runtime.ts';
import { Timer } from './timer.ts';

/** Silence after which the link is probed. With {@link ANSWER_MS} a dead one is found within 55 s. */
const QUIET_MS = 45_000;
/** The same after a frame that the server answers. */
const UNANSWERED_MS = 5_000;
/** How long a probe may go unanswered. */
const ANSWER_MS = 10_000;

/** What a heartbeat does. */
interface HeartbeatOptions {
  /** Sends something that the server answers. */
  probe(): void;
  /** Nothing came back. */
  dead(): void;
}

/**
 * Finds a dead link from the client's side: browsers answer the server's pings unseen, so silence is all
 * there is to go by, and a probe tells a quiet link from a dead one.
 */
export class Heartbeat {
  readonly #runtime: Runtime;
  readonly #options: HeartbeatOptions;
  readonly #timer: Timer;
  #heardAt = 0;
  #askedAt: number | undefined;
  #probing = false;

  constructor(runtime: Runtime, options: HeartbeatOptions) {
    this.#runtime = runtime;
    this.#options = options;
    this.#timer = new Timer(runtime.timers, () => this.#tick());
  }

  start(): void {
    this.heard();
    this.#timer.start(QUIET_MS);
  }

  stop(): void {
    this.#timer.stop();
  }

  /** Something came in. */
  heard(): void {
    this.#heardAt = this.#runtime.now();
    this.#askedAt = undefined;
    this.#probing = false;
  }

  /** A frame went out that the server answers. */
  asked(): void {
    if (this.#askedAt !== undefined) return;
    this.#askedAt = this.#runtime.now();
    this.#timer.start(UNANSWERED_MS);
  }

  /** Probes now, unless the link was heard of a moment ago or is being probed. */
  check(): void {
    if (this.#probing || this.#runtime.now() - this.#heardAt < 1000) return;
    this.#probing = true;
    this.#options.probe();
    this.#timer.start(ANSWER_MS);
  }

  #tick(): void {
    if (this.#probing) return this.#options.dead();
    const now = this.#runtime.now();
    const quiet = now - this.#heardAt;
    if (quiet >= QUIET_MS || this.#askedAt !== undefined) return this.check();
    this.#timer.start(Math.min(QUIET_MS, QUIET_MS - quiet));
  }
}
