import type { ConversationEvent } from '@zaine/protocol';
import type { Notice } from '../bus/bus.ts';
import { readLog } from '../conversation/read-log.ts';
import type { Database } from '../store/schema.ts';

/** Whose log is fed to where. */
export interface LogFeedOptions {
  db: Database;
  site: string;
  conversation: string;
  /** The last seq the client has. */
  after: number;
  /** `text` is the event as JSON. */
  send(event: ConversationEvent, text: string): void;
  /** What to wait for before more of what was missed is sent; nothing when the client reads fast enough. */
  room(): Promise<void> | undefined;
  onFailure(error: unknown): void;
}

type Offered = Pick<Extract<Notice, { about: 'events' }>, 'seq' | 'events' | 'texts'>;

const PAGE = 500;

/**
 * Brings one client the events of one conversation in order, each once: what was missed from the store, what
 * is new as it is announced. A hole between the two is filled from the store.
 */
export class LogFeed {
  readonly #options: LogFeedOptions;
  #sent: number;
  #wanted: number;
  #reading: Promise<void> | undefined;
  #stopped = false;

  constructor(options: LogFeedOptions) {
    this.#options = options;
    this.#sent = options.after;
    this.#wanted = options.after;
  }

  /** Sends what the log holds up to `seq`; resolves when it is sent. */
  catchUp(seq: number): Promise<void> {
    this.#wanted = Math.max(this.#wanted, seq);
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Takes what is announced: the log has grown to `seq`, and perhaps the events themselves. */
  offer({ seq, events = [], texts }: Offered): void {
    if (events.length === 0 && seq > this.#sent) this.catchUp(seq).catch(this.#options.onFailure);
    for (let i = 0; i < events.length; i++) {
      const event = events[i] as ConversationEvent;
      if (event.seq <= this.#sent) continue;
      if (!this.#reading && event.seq === this.#sent + 1) this.#deliver(event, texts?.[i]);
      else this.catchUp(event.seq).catch(this.#options.onFailure);
    }
  }

  /** Sends again what the client says it lacks. */
  async replay(after: number): Promise<void> {
    await this.#reading;
    this.#sent = Math.min(this.#sent, after);
    await this.catchUp(this.#wanted);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #read(): Promise<void> {
    const { db, site, conversation } = this.#options;
    while (this.#sent < this.#wanted && !this.#stopped) {
      const events = await readLog(db, { site, conversation, after: this.#sent, limit: PAGE });
      if (events.length === 0) return;
      for (const event of events) {
        this.#deliver(event);
        const room = this.#options.room();
        if (room) await room;
      }
    }
  }

  #deliver(event: ConversationEvent, text = JSON.stringify(event)): void {
    this.#sent = event.seq;
    this.#wanted = Math.max(this.#wanted, event.seq);
    if (!this.#stopped) this.#options.send(event, text);
  }
}
