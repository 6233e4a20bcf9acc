import type { ConversationEvent } from '@zaine/protocol';
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import { returnToQueue } from './claim.ts';
import type { Presence } from './presence.ts';

/** What the watch over absent agents stands on. */
export interface AbsentAgentsParts {
  store: Store;
  presence: Presence;
  now: () => number;
  newId: () => string;
  announce(place: { site: string; conversation: string }, events: readonly ConversationEvent[]): void;
  onFailure(error: unknown): void;
}

/** How long an agent may be away from the desk before others take over, and how often that is looked at; milliseconds. */
export const ABSENCE = 120_000;
const EVERY = 15_000;

/** Gives customers back to the queue whose agent has had no socket for two minutes. */
export function watchAbsentAgents(parts: AbsentAgentsParts): { look(): Promise<void>; stop(): void } {
  const { store, presence, now, newId } = parts;
  const missingSince = new Map<string, number>();

  async function look(): Promise<void> {
    const assigned = await store.db
      .selectFrom('conversation')
      .select(['site', 'agent', 'id'])
      .where('state', '=', sql.lit('agent'))
      .execute();
    const missing = assigned.filter(
      ({ site, agent }) => !presence.agents(site).some((one) => one.name === agent),
    );
    const keys = new Set(missing.map(({ site, agent }) => `${site}\n${agent}`));
    for (const key of missingSince.keys()) if (!keys.has(key)) missingSince.delete(key);
    for (const { site, agent, id } of missing) {
      const key = `${site}\n${agent}`;
      const since = missingSince.get(key) ?? now();
      missingSince.set(key, since);
      if (agent === null || now() - since < ABSENCE) continue;
      const input = { site, conversation: id, at: now(), id: newId(), agent };
      parts.announce({ site, conversation: id }, await store.run(returnToQueue, input));
    }
  }

  const timer = setInterval(() => void look().catch(parts.onFailure), EVERY);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
