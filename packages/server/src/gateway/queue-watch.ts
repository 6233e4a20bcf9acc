import type { ChatServerFrame, QueueEntry } from '@zaine/protocol';
import type { Bus } from '../bus/bus.ts';
import type { Presence } from '../desk/presence.ts';
import { readQueue } from '../desk/summaries.ts';
import { estimateWait } from '../desk/wait-estimate.ts';
import type { Database } from '../store/schema.ts';
import type { ChatHub } from './chat-hub.ts';
import type { DeskHub } from './desk-hub.ts';

/** What the watch reads and whom it tells. */
export interface QueueWatchParts {
  db: Database;
  bus: Bus;
  chats: ChatHub;
  desk: DeskHub;
  presence: Presence;
  onFailure(error: unknown): void;
}

/** Keeps everybody's view of the queue right. */
export interface QueueWatch {
  /** Where one conversation stands now; undefined when it does not wait, or nobody is there to come. */
  frameOf(site: string, conversation: string): Promise<ChatServerFrame | undefined>;
  stop(): void;
}

/** Notices within this many milliseconds lead to one reading of the queue. */
const GATHER = 20;

/** Tells agents of the queue and waiting shoppers of their place, whenever it may have moved. */
export function createQueueWatch(parts: QueueWatchParts): QueueWatch {
  const { db, bus, chats, desk, presence } = parts;
  const timers = new Map<string, NodeJS.Timeout>();

  /** Nothing where nobody is at the desk: how long that takes is anybody's guess. */
  function frame(site: string, { position }: QueueEntry): ChatServerFrame | undefined {
    const online = presence.online(site);
    return online === 0
      ? undefined
      : { type: 'queue', position, waitSeconds: estimateWait(position, online) };
  }

  async function tell(site: string): Promise<void> {
    const open = chats.open(site);
    if (open.length === 0 && !desk.has(site)) return;
    const items = await readQueue(db, site);
    desk.broadcast(site, { type: 'queue', items });
    for (const entry of items) {
      const told = frame(site, entry);
      if (told) chats.sendTo(entry.conversation, told);
    }
  }

  function soon(site: string): void {
    if (timers.has(site)) return;
    const timer = setTimeout(() => {
      timers.delete(site);
      tell(site).catch(parts.onFailure);
    }, GATHER);
    timers.set(site, timer);
  }

  const unsubscribe = bus.subscribe((notice) => {
    if (notice.about === 'queue') soon(notice.site);
    if (notice.about !== 'agents') return;
    desk.broadcast(notice.site, { type: 'agents', agents: presence.agents(notice.site) });
    soon(notice.site);
  });

  return {
    async frameOf(site, conversation) {
      const entry = (await readQueue(db, site)).find((one) => one.conversation === conversation);
      return entry && frame(site, entry);
    },
    stop() {
      unsubscribe();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
