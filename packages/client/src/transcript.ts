import type { ConversationEvent } from '@zaine/protocol';

/** A conversation's log as far as it is known: in order of `seq` from 1, without doubles or holes. */
export class Transcript {
  readonly #log: ConversationEvent[] = [];
  /** Events beyond a hole, by seq, until it is filled. */
  readonly #ahead = new Map<number, ConversationEvent>();
  #shown: readonly ConversationEvent[] | undefined;
  #head = 0;

  get events(): readonly ConversationEvent[] {
    this.#shown ??= this.#log.slice();
    return this.#shown;
  }

  /** The last seq before any hole, 0 at the start. */
  get last(): number {
    return this.#log.length;
  }

  /** Whether the server is known to have more. */
  get incomplete(): boolean {
    return this.last < this.#head;
  }

  /** Whether an event came whose predecessors did not. */
  get hole(): boolean {
    return this.#ahead.size > 0;
  }

  /** Takes one event and returns those that now follow the log without a hole, in order. */
  add(event: ConversationEvent): ConversationEvent[] {
    if (event.seq <= this.last) return [];
    this.#ahead.set(event.seq, event);
    this.expect(event.seq);
    const added: ConversationEvent[] = [];
    for (let next = this.#ahead.get(this.last + 1); next; next = this.#ahead.get(this.last + 1)) {
      this.#ahead.delete(next.seq);
      this.#log.push(next);
      added.push(next);
    }
    if (added.length > 0) this.#shown = undefined;
    return added;
  }

  /** The server's log reaches at least to `seq`. */
  expect(seq: number): void {
    this.#head = Math.max(this.#head, seq);
  }

  clear(): void {
    this.#log.length = 0;
    this.#ahead.clear();
    this.#shown = undefined;
    this.#head = 0;
  }
}
