import { setTimeout as pause } from 'node:timers/promises';
import type { Bus, Notice } from './bus.ts';

/** What brings texts to the other nodes. */
export interface Carrier {
  /** Sends a text to every node, this one included. May lose it while the service is away. */
  send(text: string): Promise<void>;
  /** Whether no other node hears just now. Where that cannot be told, nobody asks. */
  alone?(): boolean;
  close(): Promise<void>;
}

/**
 * How a relay hears of others. `onText` takes what a carrier brings and returns whether another node said it; `onGap` is
 * called when some may be lost.
 */
export interface Ears {
  onText(text: string): boolean;
  /** A text of this node without notices, by which others learn that it hears them. */
  readonly hello: string;
  onGap(): void;
}

/** Counts what goes between nodes. */
export interface BusTraffic {
  sent(notices: number): void;
  received(notices: number): void;
  gap(): void;
  /** A bundle of notices could not be sent. */
  failed(): void;
}

/** What a relay is made of. */
export interface RelayOptions {
  /** Within this node. */
  local: Bus;
  /** Tells this node's texts from others'. */
  node: string;
  connect(ears: Ears): Carrier | Promise<Carrier>;
  onError(error: unknown): void;
  traffic?: BusTraffic | undefined;
}

/** Notices that come within this many milliseconds travel together, as do those that come before the last text is sent. */
const GATHER = 2;
/** What is under way when a node stops gets so many milliseconds to arrive. */
const LAST_WORDS = 1000;
/** The longest text in UTF-8 bytes: PostgreSQL takes less than 8000. */
const LONGEST = 7500;

/** A bus over several nodes: this node's listeners hear at once, the others' through a carrier. */
export async function createRelayBus(options: RelayOptions): Promise<Bus> {
  const { local, node, connect, onError, traffic } = options;
  const gaps = new Set<() => void>();
  /** How texts of this node begin: they are not worth reading. */
  const own = `{"from":${JSON.stringify(node)},`;
  const textOf = (notices: readonly string[]) => `${own}"notices":[${notices}]}`;
  let gathered: string[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const underWay = new Set<Promise<void>>();

  const carrier = await connect({
    onText(text) {
      if (text.startsWith(own)) return false;
      const { notices } = JSON.parse(text) as { notices: Notice[] };
      traffic?.received(notices.length);
      for (const notice of notices) local.publish(notice);
      return true;
    },
    onGap() {
      traffic?.gap();
      for (const listener of gaps) listener();
    },
    hello: textOf([]),
  });

  function gather(notice: Notice): void {
    const text = JSON.stringify(idsOf(notice));
    const bytes = Buffer.byteLength(text) + 1;
    if (size + bytes > LONGEST - 100) flush();
    gathered.push(text);
    size += bytes;
    flushSoon();
  }

  /** Whatever is under way comes back here when it has arrived. */
  function flushSoon(): void {
    if (underWay.size === 0 && gathered.length > 0) timer ??= setTimeout(flush, GATHER);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.length === 0) return;
    const text = textOf(gathered);
    traffic?.sent(gathered.length);
    gathered = [];
    size = 0;
    const sent = send(text).finally(() => {
      underWay.delete(sent);
      flushSoon();
    });
    underWay.add(sent);
  }

  async function send(text: string): Promise<void> {
    try {
      await carrier.send(text);
    } catch (error) {
      traffic?.failed();
      onError(error);
    }
  }

  return {
    publish(notice) {
      local.publish(notice);
      if (!carrier.alone?.()) gather(notice);
    },
    subscribe: (listener) => local.subscribe(listener),
    onGap(listener) {
      gaps.add(listener);
      return () => void gaps.delete(listener);
    },
    async close() {
      flush();
      await Promise.race([Promise.all(underWay), pause(LAST_WORDS, undefined, { ref: false })]);
      await carrier.close();
    },
  };
}

/** A notice without what was said: that stays on its node. */
function idsOf(notice: Notice): Notice {
  if (notice.about !== 'events') return notice;
  const { about, site, conversation, seq } = notice;
  return { about, site, conversation, seq };
}
