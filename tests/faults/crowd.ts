import { setTimeout as pause } from 'node:timers/promises';
import { type ChatClient, createChatClient } from '@zaine/client';
import { WebSocket } from 'ws';
import type { Store } from '../../packages/server/src/store/store.ts';
import type { Promised } from './examine-logs.ts';
import { memoryStorage } from './memory-storage.ts';

/** How a crowd behaves. */
export interface CrowdOptions {
  /** Where they connect: before several nodes, whatever spreads them. */
  url: string;
  count: number;
  /** Each writes that often, in milliseconds. */
  every: number;
}

/** From one time to another, in milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** Times at which a client got connected, and at which each event was written and came. */
interface Seen {
  online: number[];
  arrived: Map<number, { written: number; came: number }>;
}

/** A person with two windows on one conversation: what is written in one shall show in the other, too. */
interface Person {
  windows: ChatClient[];
  seen: Seen[];
  acked: Map<string, number>;
  failed: Set<string>;
  timer?: NodeJS.Timeout;
}

/** Shoppers with the real SDK who write all the time, and what became of it. */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #people: Person[] = [];

  private constructor(options: CrowdOptions) {
    this.#options = options;
  }

  /** Resolves when everybody is connected and writes. */
  static async gather(options: CrowdOptions): Promise<Crowd> {
    const crowd = new Crowd(options);
    for (let i = 0; i < options.count; i++) crowd.#people.push(await crowd.#newcomer());
    for (const person of crowd.#people) crowd.#write(person, 0);
    return crowd;
  }

  /** What the clients were promised. */
  get promised(): Promised[] {
    return this.#people.map(({ windows, acked }) => ({
      conversation: windows[0]?.snapshot.conversation ?? '',
      acked,
    }));
  }

  /** Messages that a person saw refused. */
  get failed(): number {
    return this.#people.reduce((sum, { failed }) => sum + failed.size, 0);
  }

  /** Nobody writes any more; resolves with the milliseconds until everything written is acknowledged. */
  async fallSilent(within: number): Promise<number> {
    const from = Date.now();
    for (const { timer } of this.#people) clearInterval(timer);
    const open = () => this.#people.some(({ windows }) => (windows[0]?.snapshot.pending.length ?? 0) > 0);
    while (open() && Date.now() - from < within) await pause(20);
    return Date.now() - from;
  }

  /** Windows that do not come to show the whole log within this many milliseconds. */
  async behind(store: Store, within: number): Promise<number> {
    const giveUp = Date.now() + within;
    let left = this.#people.flatMap(({ windows }) => windows);
    while (left.length > 0 && Date.now() < giveUp) {
      await pause(100);
      const differs = await Promise.all(left.map((window) => differsFrom(store, window)));
      left = left.filter((_, i) => differs[i]);
    }
    return left.length;
  }

  /**
   * For each event in each window, the milliseconds from when it could have come until it did: it was written, the
   * window was connected, and no service was away. Only of events written in the given span of time.
   */
  delays(
    troubles: readonly Span[],
    { from, to }: Span = { from: 0, to: Number.POSITIVE_INFINITY },
  ): number[] {
    const within = ({ written }: { written: number }) => written >= from && written < to;
    return this.#people.flatMap(({ seen }) =>
      seen.flatMap(({ online, arrived }) =>
        [...arrived.values()].filter(within).map((event) => delayOf(event, online, troubles)),
      ),
    );
  }

  disperse(): void {
    for (const { windows, timer } of this.#people) {
      clearInterval(timer);
      for (const window of windows) window.disconnect();
    }
  }

  async #newcomer(): Promise<Person> {
    const person: Person = { windows: [], seen: [], acked: new Map(), failed: new Set() };
    const kept = new Map<string, string>();
    const first = this.#openWindow(person, kept);
    while (!first.snapshot.conversation) await pause(5);
    // A second device with the same token, and an outbox of its own.
    const visitor = [...kept].filter(([name]) => name.endsWith('visitor'));
    this.#openWindow(person, new Map(visitor));
    return person;
  }

  #openWindow(person: Person, kept: Map<string, string>): ChatClient {
    const client = createChatClient({
      url: this.#options.url,
      site: 'demo',
      locale: 'zh-CN',
      storage: memoryStorage(kept),
      WebSocket: WebSocket as never,
      backoff: { minMs: 100, maxMs: 2000 },
    });
    const seen: Seen = { online: [], arrived: new Map() };
    client.on('connection', (state) => state === 'online' && seen.online.push(Date.now()));
    client.on('event', ({ seq, at }) => {
      seen.arrived.set(seq, { written: Date.parse(at), came: Date.now() });
    });
    client.on('ack', ({ id, seq }) => person.acked.set(id, seq));
    client.on('error', ({ id }) => {
      if (client.snapshot.pending.some((one) => one.cid === id && one.delivery === 'failed'))
        person.failed.add(id ?? '');
    });
    person.windows.push(client);
    person.seen.push(seen);
    client.connect();
    return client;
  }

  #write(person: Person, count: number): void {
    const [window] = person.windows;
    if (count % 3 === 2) window?.send(`我的快递到哪了（${count}）`);
    else window?.rate(5, `第 ${count} 次`);
    person.timer = setTimeout(
      () => this.#write(person, count + 1),
      this.#options.every * (0.5 + Math.random()),
    );
  }
}

function delayOf(
  { written, came }: { written: number; came: number },
  online: readonly number[],
  troubles: readonly Span[],
): number {
  const connected = online.findLast((at) => at <= came) ?? came;
  const could = troubles.reduce(
    (at, { from, to }) => (from <= came && to > at ? Math.min(to, came) : at),
    Math.max(written, connected),
  );
  return came - could;
}

async function differsFrom(store: Store, { snapshot }: ChatClient): Promise<boolean> {
  const log = await store.db
    .selectFrom('event')
    .select(['id'])
    .where('conversation', '=', snapshot.conversation ?? '')
    .orderBy('seq')
    .execute();
  return log.map(({ id }) => id).join() !== snapshot.events.map(({ id }) => id).join();
}
