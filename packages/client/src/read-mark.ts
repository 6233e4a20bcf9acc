import type { ConversationEvent } from '@zaine/protocol';
import { Timer, type Timers } from './timer.ts';

/** The replies of one turn come together; one mark tells of them all. */
const GATHER_MS = 250;

/** How far this side has read: known here at once, told to the server a moment later. */
export class ReadMark {
  seq = 0;
  #told = 0;
  readonly #timer: Timer;
  readonly #send: (seq: number) => boolean;

  constructor(timers: Timers, send: (seq: number) => boolean) {
    this.#send = send;
    this.#timer = new Timer(timers, () => this.tell());
  }

  /** Sets the mark on the last message of `theirs` up to `limit`; false when it stands there already. */
  set(theirs: readonly ConversationEvent[], limit = Number.POSITIVE_INFINITY): boolean {
    // Marks are events too: only messages may move the mark, or each would call for the next.
    const seq = theirs.reduce((last, event) => (event.seq <= limit ? event.seq : last), 0);
    if (seq <= this.seq) return false;
    this.seq = seq;
    if (!this.#timer.running) this.#timer.start(GATHER_MS);
    return true;
  }

  /** The log says that this side has read so far, here or elsewhere. */
  known(seq: number): void {
    this.#told = Math.max(this.#told, seq);
    this.seq = Math.max(this.seq, seq);
  }

  /** Tells the server what it does not know, also after a lost connection. */
  tell(): void {
    if (this.seq > this.#told && this.#send(this.seq)) this.#timer.stop();
  }

  reset(): void {
    this.#timer.stop();
    this.seq = 0;
    this.#told = 0;
  }
}
