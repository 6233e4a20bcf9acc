import { Timer, type Timers } from './timer.ts';

/** Keystrokes are passed on at most this often. */
const REPEAT_MS = 3_000;
/** Without a keystroke for this long, the writer has stopped. */
const IDLE_MS = 5_000;

/** Turns keystrokes into few typing frames: one "on" each 3 s, "off" after 5 s of nothing. */
export class TypingSignal {
  readonly #send: (on: boolean) => void;
  readonly #repeat: Timer;
  readonly #idle: Timer;
  #on = false;

  constructor(timers: Timers, send: (on: boolean) => void) {
    this.#send = send;
    this.#repeat = new Timer(timers, () => {});
    this.#idle = new Timer(timers, () => this.set(false));
  }

  set(on: boolean): void {
    const was = this.#on;
    this.#on = on;
    if (!on) {
      this.clear();
      if (was) this.#send(false);
      return;
    }
    this.#idle.start(IDLE_MS);
    if (this.#repeat.running) return;
    this.#repeat.start(REPEAT_MS);
    this.#send(true);
  }

  /** The message itself says that the writing is over. */
  clear(): void {
    this.#on = false;
    this.#repeat.stop();
    this.#idle.stop();
  }
}
