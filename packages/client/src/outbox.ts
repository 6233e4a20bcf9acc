import type { ErrorCode, ErrorFrame } from '@zaine/protocol';
import { MAX_FRAME_BYTES } from '@zaine/protocol';
import { nanoid } from 'nanoid';
import { OUTGOING } from './kept.ts';
import type { Runtime } from './runtime.ts';
import type { SiteStore } from './storage.ts';
import { Timer } from './timer.ts';

/** Sent and not answered at once: a long outbox must not run into the server's limits. */
const WINDOW = 10;
/** The shortest wait for a server that is overrun or without its store: more refusals would count as pushing. */
const SHORTEST_RETRY_S = 1;

/** One thing to send, a frame without its id. */
export interface OutboxEntry<F> {
  cid: string;
  frame: F;
  /** ISO time at which it was written. */
  at: string;
  /** Orders the entries, also among those of other tabs and earlier pages. */
  order: number;
  /** Set once it was refused; it then waits for a retry or a discard. */
  error?: { code: ErrorCode; message: string };
}
/** What this page knows beyond what is stored. */
interface Held<F> extends OutboxEntry<F> {
  /** Handed to the present socket. */
  sent?: boolean;
  /** The event that its ack named. */
  event?: string;
  /** Found in the storage: another tab or an earlier page wrote it. */
  found?: boolean;
}

/** What an outbox needs. */
interface OutboxOptions<F> {
  runtime: Runtime;
  /** Where entries outlive the page; without it they live in memory. */
  store?: SiteStore;
  /** Throws a TypeError for what is no frame at all: pages and storages hold anything. */
  check?(frame: F): void;
  /** False when there is no connection. */
  send(frame: F & { id: string }): boolean;
  changed(): void;
}

/**
 * What was written and is not known to have arrived, oldest first. An entry is stored before it is sent and
 * sent again under the same id after every welcome, until its ack or its event comes; the server knows
 * repeats by the id, so every tab may send what any tab wrote.
 */
export class Outbox<F> {
  readonly #options: OutboxOptions<F>;
  readonly #pause: Timer;
  #held: Held<F>[] = [];
  #window = WINDOW;

  constructor(options: OutboxOptions<F>) {
    this.#options = options;
    this.#pause = new Timer(options.runtime.timers, () => this.#flush());
    this.#load();
  }

  get entries(): readonly OutboxEntry<F>[] {
    return this.#held;
  }

  /** Writes, stores and, where possible, sends; returns the new id. Throws a TypeError, and keeps nothing, for what it does not take. */
  add(frame: F): string {
    this.#options.check?.(frame);
    const now = this.#options.runtime.now();
    const order = Math.max(now, (this.#held[this.#held.length - 1]?.order ?? 0) + 1);
    const entry: Held<F> = { cid: nanoid(), frame, at: new Date(now).toISOString(), order };
    if (byteLength(frame) > MAX_FRAME_BYTES - 100) {
      // The server would close the socket over it, and again after every reconnect.
      entry.error = { code: 'too_large', message: 'The message is too large.' };
    }
    this.#held.push(entry);
    this.#save(entry);
    this.#flush();
    this.#options.changed();
    return entry.cid;
  }

  /** A fresh socket was welcomed: everything goes again, with what other tabs left. */
  restart(): void {
    this.#load();
    for (const entry of this.#held) {
      entry.sent = false;
      delete entry.event;
    }
    this.#flush();
  }

  /** It is durable at the server as `event`. It stays among the entries until that comes. */
  acked(cid: string, event: string): void {
    const entry = this.#find(cid);
    if (entry) entry.event = event;
    this.#options.store?.remove(OUTGOING + cid);
    this.#flush();
  }

  /** An event joined the log: if it is one of the entries, that has arrived. */
  arrived({ id, cid }: { id: string; cid?: string }): void {
    const entry = this.#held.find((each) => each.cid === cid || each.event === id);
    if (entry) this.remove(entry.cid);
  }

  /** It stands in the log, or is wanted no more. */
  remove(cid: string): void {
    this.#options.store?.remove(OUTGOING + cid);
    this.#held = this.#held.filter((each) => each.cid !== cid);
    this.#flush();
    this.#options.changed();
  }

  /** The server refused it: for good, until `retryAfter` is over, or until it has its store back. */
  refused(
    cid: string,
    { code, message, retryAfter }: Pick<ErrorFrame, 'code' | 'message' | 'retryAfter'>,
  ): void {
    const entry = this.#find(cid);
    if (!entry) return;
    if (code === 'rate_limited' || code === 'unavailable' || retryAfter !== undefined) {
      entry.sent = false;
      // One at a time from here on, or those behind would overtake it.
      this.#window = 1;
      this.#pause.start(Math.max(retryAfter ?? 0, SHORTEST_RETRY_S) * 1000);
      return;
    }
    entry.error = { code, message };
    this.#save(entry);
    this.#flush();
    this.#options.changed();
  }

  /** Sends a refused entry again. After a conflict it gets a new id: the old one belongs to another text. */
  retry(cid: string): void {
    const entry = this.#find(cid);
    if (!entry?.error) return;
    if (entry.error.code === 'conflict') {
      this.#options.store?.remove(OUTGOING + cid);
      entry.cid = nanoid();
    }
    delete entry.error;
    entry.sent = false;
    this.#save(entry);
    this.#flush();
    this.#options.changed();
  }

  /** Forgets everything, stored or not. */
  clear(): void {
    const { store } = this.#options;
    for (const name of store?.names(OUTGOING) ?? []) store?.remove(name);
    this.#pause.stop();
    this.#held = [];
    this.#options.changed();
  }

  #flush(): void {
    if (this.#pause.running) return;
    if (this.#held.length === 0) this.#window = WINDOW;
    let room = this.#window;
    for (const entry of this.#held) {
      if (entry.error || entry.event) continue;
      if (room-- === 0) return;
      entry.sent ||= this.#options.send({ ...entry.frame, id: entry.cid });
      if (!entry.sent) return;
    }
  }

  #find(cid: string): Held<F> | undefined {
    return this.#held.find((entry) => entry.cid === cid);
  }

  #save({ cid, frame, at, order, error }: OutboxEntry<F>): void {
    this.#options.store?.write(
      OUTGOING + cid,
      JSON.stringify({ cid, frame, at, order, ...(error && { error }) }),
    );
  }

  /** Takes over what other tabs wrote, and lets go of theirs that is gone. */
  #load(): void {
    const { store } = this.#options;
    if (!store) return;
    const names = store.names(OUTGOING);
    const kept = this.#held.filter((entry) => !entry.found || names.includes(OUTGOING + entry.cid));
    const known = new Set(kept.map((entry) => entry.cid));
    const found = names.flatMap((name): Held<F>[] => {
      const entry = this.#parse(store.read(name));
      return entry && !known.has(entry.cid) ? [{ ...entry, found: true }] : [];
    });
    this.#held = [...kept, ...found].sort((a, b) => a.order - b.order);
  }

  #parse(text: string | undefined): OutboxEntry<F> | undefined {
    try {
      const entry: OutboxEntry<F> = JSON.parse(text ?? '');
      this.#options.check?.(entry.frame);
      return entry.cid && entry.frame ? entry : undefined;
    } catch {
      return undefined;
    }
  }
}

function byteLength(frame: unknown): number {
  return new TextEncoder().encode(JSON.stringify(frame)).length;
}
