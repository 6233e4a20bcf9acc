import type { DeskServerFrame } from '@zaine/protocol';
import type { Bus, Notice } from '../bus/bus.ts';

/** What the hub needs of an agent's socket. */
export interface DeskListener {
  readonly site: string;
  readonly agent: string;
  send(frame: DeskServerFrame): void;
  /** A notice about a conversation the agent may watch. */
  /** The conversations it follows. */
  watched(): string[];
  onConversation(notice: Extract<Notice, { conversation: string }>): void;
}

/** Brings notices to the agents' sockets of their site. */
export interface DeskHub {
  /** Returns the undo. */
  join(listener: DeskListener): () => void;
  /** To every socket of the site. */
  broadcast(site: string, frame: DeskServerFrame): void;
  /** Whether anybody of the site is connected here. */
  has(site: string): boolean;
  /** Every conversation an agent here watches. */
  all(): string[];
  /** The sites with an agent here. */
  sites(): string[];
}

/** A hub on a bus. */
export function createDeskHub(bus: Bus): DeskHub {
  const listeners = new Map<string, Set<DeskListener>>();
  const of = (site: string) => listeners.get(site) ?? [];
  const broadcast = (site: string, frame: DeskServerFrame) => {
    for (const listener of of(site)) listener.send(frame);
  };

  bus.subscribe((notice) => {
    if (!('conversation' in notice)) return;
    for (const listener of of(notice.site)) listener.onConversation(notice);
  });

  return {
    join(listener) {
      const all = listeners.get(listener.site) ?? new Set();
      all.add(listener);
      listeners.set(listener.site, all);
      return () => {
        all.delete(listener);
        if (all.size === 0) listeners.delete(listener.site);
      };
    },
    broadcast,
    has: (site) => listeners.has(site),
    all: () => [...listeners.values()].flatMap((all) => [...all].flatMap((one) => one.watched())),
    sites: () => [...listeners.keys()],
  };
}
