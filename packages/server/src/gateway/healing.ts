import type { Bus } from '../bus/bus.ts';
import type { Database } from '../store/schema.ts';
import type { ChatHub } from './chat-hub.ts';
import type { DeskHub } from './desk-hub.ts';

/** What healing looks at. */
export interface HealingParts {
  db: Database;
  bus: Bus;
  /** Only what is said within this node: what is healed here is no news to others. */
  local: Bus;
  chats: ChatHub;
  desk: DeskHub;
  onFailure(error: unknown): void;
}

/** How often logs are compared with what was announced, in milliseconds. */
const EVERY = 3000;
const CHUNK = 500;

/**
 * Finds what lost notices told of: the logs that sockets of this node follow are compared with the store every
 * three seconds, and at once when the carrier was away. Returns what stops it.
 */
export function healLostNotices(parts: HealingParts): () => void {
  const { db, bus, local, chats, desk, onFailure } = parts;
  let healing = false;

  async function heal(): Promise<void> {
    const followed = [...new Set([...chats.all(), ...desk.all()])];
    for (let from = 0; from < followed.length; from += CHUNK) {
      const heads = await db
        .selectFrom('conversation')
        .select(['id', 'site', 'seq'])
        .where('id', 'in', followed.slice(from, from + CHUNK))
        .execute();
      for (const { id, site, seq } of heads) local.publish({ about: 'events', site, conversation: id, seq });
    }
    for (const site of desk.sites()) local.publish({ about: 'queue', site });
  }

  function start(): void {
    if (healing) return;
    healing = true;
    heal()
      .catch(onFailure)
      .finally(() => {
        healing = false;
      });
  }

  const timer = setInterval(start, EVERY);
  timer.unref();
  const undo = bus.onGap(start);
  return () => {
    clearInterval(timer);
    undo();
  };
}
