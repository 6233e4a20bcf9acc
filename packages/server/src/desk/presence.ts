import type { AgentStatus } from '@zaine/protocol';
import type { Bus } from '../bus/bus.ts';
import type { PresenceBoard, Present } from './presence-board.ts';

/** Who is at the desk of each site, over all nodes. An agent counts while a socket of theirs is open. */
export interface Presence {
  /** An agent's socket opened; returns what to call when it closes. */
  arrive(site: string, name: string, status: AgentStatus): () => void;
  setStatus(site: string, name: string, status: AgentStatus): void;
  /** Everybody with a socket, by name. */
  agents(site: string): { name: string; status: AgentStatus }[];
  /** How many of them take conversations. */
  online(site: string): number;
  stop(): Promise<void>;
}

/** What presence stands on. `board` is what nodes share; a server alone needs none. */
export interface PresenceOptions {
  bus: Bus;
  node: string;
  now: () => number;
  board?: PresenceBoard;
  onError(error: unknown): void;
}

/** How long a node's word holds, and how often it is renewed and others' read, in milliseconds. */
const LEASE = 30_000;
const RENEW = 8000;

/** Keeps who is here; the agents of other nodes are those of the board, as it was last read. */
export function createPresence(options: PresenceOptions): Presence {
  const { bus, node, now, board, onError } = options;
  const here = new Map<string, { entry: Present; sockets: number }>();
  let elsewhere: Present[] = [];
  let work: Promise<void> = Promise.resolve();
  const keyOf = (site: string, name: string) => `${site}\n${name}`;
  const everybody = (site: string) =>
    [...[...here.values()].map((one) => one.entry), ...elsewhere].filter((one) => one.site === site);
  // One thing at a time: what was said later is also written later.
  const then = (step: () => Promise<void>) => {
    work = work.then(step).catch(onError);
  };

  async function read(): Promise<void> {
    const all = await board?.read(now());
    if (!all) return;
    for (const entry of all) {
      const one = entry.node === node ? here.get(keyOf(entry.site, entry.name)) : undefined;
      if (one) one.entry = entry;
    }
    elsewhere = all.filter((entry) => entry.node !== node);
  }

  function changed(entry: Present, write: (board: PresenceBoard) => Promise<void>): void {
    bus.publish({ about: 'agents', site: entry.site });
    if (!board) return;
    then(async () => {
      await write(board);
      bus.publish({ about: 'presence', site: entry.site });
    });
  }

  const unsubscribe = bus.subscribe((notice) => {
    if (notice.about !== 'presence') return;
    then(async () => {
      await read();
      bus.publish({ about: 'agents', site: notice.site });
    });
  });
  const timer = board
    ? setInterval(() => {
        then(() =>
          board.put(
            [...here.values()].map((one) => one.entry),
            now() + LEASE,
          ),
        );
        then(read);
      }, RENEW)
    : undefined;
  timer?.unref();
  if (board) then(read);

  return {
    arrive(site, name, status) {
      const key = keyOf(site, name);
      const one = here.get(key) ?? { entry: { site, name, node, status }, sockets: 0 };
      one.sockets += 1;
      here.set(key, one);
      changed(one.entry, (board) => board.put([one.entry], now() + LEASE));
      return () => {
        one.sockets -= 1;
        if (one.sockets > 0) return;
        here.delete(key);
        changed(one.entry, (board) => board.remove(one.entry));
      };
    },
    setStatus(site, name, status) {
      const one = here.get(keyOf(site, name));
      if (!one) return;
      one.entry = { ...one.entry, status };
      changed(one.entry, (board) => board.setStatus(one.entry));
    },
    agents(site) {
      const byName = new Map<string, AgentStatus>();
      for (const { name, status } of everybody(site)) {
        if (byName.get(name) !== 'online') byName.set(name, status);
      }
      return [...byName]
        .map(([name, status]) => ({ name, status }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    online(site) {
      return this.agents(site).filter((one) => one.status === 'online').length;
    },
    async stop() {
      clearInterval(timer);
      unsubscribe();
      await work;
    },
  };
}
