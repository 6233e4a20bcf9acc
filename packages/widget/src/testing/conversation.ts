import type { ChatSnapshot } from '@zaine/client';
import type { Author, ConversationEvent, ConversationState, MessageBody } from '@zaine/protocol';

/** Writes a log by hand: every call adds an event, a minute after the one before unless told otherwise. */
export class Conversation {
  readonly events: ConversationEvent[] = [];
  #at: number;

  constructor(start: Date | number | string) {
    this.#at = new Date(start).getTime();
  }

  shopper(body: MessageBody | string): this {
    return this.#message({ role: 'shopper' }, body);
  }

  bot(body: MessageBody | string): this {
    return this.#message({ role: 'bot' }, body);
  }

  agent(name: string, body: MessageBody | string): this {
    return this.#message({ role: 'agent', name }, body);
  }

  state(state: ConversationState): this {
    return this.#add({ kind: 'state', author: { role: 'system' }, state });
  }

  rated(score: 1 | 2 | 3 | 4 | 5): this {
    return this.#add({ kind: 'rating', author: { role: 'shopper' }, body: { kind: 'rating', score } });
  }

  removed(seq: number): this {
    return this.#add({ kind: 'redaction', author: { role: 'system' }, target: `e${seq}` });
  }

  /** Lets so many minutes pass. */
  pause(minutes: number): this {
    this.#at += minutes * 60_000;
    return this;
  }

  /** The snapshot of a client that has all of this. */
  snapshot(change: Partial<ChatSnapshot> = {}): Partial<ChatSnapshot> {
    const state = this.events.findLast((event) => event.kind === 'state')?.state ?? { name: 'bot' };
    const last = this.events.length;
    return {
      conversation: 'c1',
      events: [...this.events],
      state,
      readByOthers: last,
      readByMe: last,
      ...change,
    };
  }

  #message(author: Author, body: MessageBody | string): this {
    return this.#add({
      kind: 'message',
      author,
      body: typeof body === 'string' ? { kind: 'text', text: body } : body,
    });
  }

  #add(event: DistributiveOmit<ConversationEvent, 'id' | 'seq' | 'at'>): this {
    const seq = this.events.length + 1;
    this.events.push({ ...event, id: `e${seq}`, seq, at: new Date(this.#at).toISOString() });
    this.#at += 60_000;
    return this;
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
