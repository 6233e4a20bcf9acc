import type { ChatServerFrame } from '@zaine/protocol';
import type { Bus } from '../bus/bus.ts';
import type { LogFeed } from './log-feed.ts';

/** What the hub needs of a shopper's socket. */
export interface ChatListener {
  readonly site: string;
  readonly conversation: string;
  readonly visitor: string;
  readonly feed: LogFeed;
  send(frame: ChatServerFrame): void;
  /** `forbidden`: the conversation is nobody's any more; `expired`: the visitor's tokens were withdrawn. */
  evict(why: 'forbidden' | 'expired'): void;
}

/** Brings notices to the shoppers' sockets they concern. */
export interface ChatHub {
  /** Returns the undo. */
  join(listener: ChatListener): () => void;
  /** The conversations of a site that somebody has open here. */
  open(site: string): string[];
  sendTo(conversation: string, frame: ChatServerFrame): void;
  /** How many sockets have a conversation open here. */
  count(conversation: string): number;
  /** Every conversation somebody has open here. */
  all(): string[];
  /** Closes all that these visitors have open here. */
  evict(visitors: ReadonlySet<string>): void;
}

/** A hub on a bus. */
export function createChatHub(bus: Bus): ChatHub {
  const listeners = new Map<string, Set<ChatListener>>();
  const of = (conversation: string) => listeners.get(conversation) ?? [];
  const sendTo = (conversation: string, frame: ChatServerFrame) => {
    for (const listener of of(conversation)) listener.send(frame);
  };

  bus.subscribe((notice) => {
    if (notice.about === 'events') {
      for (const listener of of(notice.conversation)) listener.feed.offer(notice);
    } else if (notice.about === 'erased') {
      for (const listener of [...of(notice.conversation)]) listener.evict('forbidden');
    } else if (notice.about === 'typing' && notice.role !== 'shopper') {
      const { role, on, name } = notice;
      sendTo(notice.conversation, { type: 'typing', on, role, ...(name === undefined ? {} : { name }) });
    }
  });

  return {
    join(listener) {
      const { conversation } = listener;
      const all = listeners.get(conversation) ?? new Set();
      all.add(listener);
      listeners.set(conversation, all);
      return () => {
        all.delete(listener);
        if (all.size === 0) listeners.delete(conversation);
      };
    },
    open: (site) =>
      [...listeners].filter(([, all]) => [...all].some((one) => one.site === site)).map(([id]) => id),
    sendTo,
    count: (conversation) => listeners.get(conversation)?.size ?? 0,
    all: () => [...listeners.keys()],
    evict(visitors) {
      const theirs = [...listeners.values()].flatMap((all) =>
        [...all].filter(({ visitor }) => visitors.has(visitor)),
      );
      for (const listener of theirs) listener.evict('expired');
    },
  };
}
