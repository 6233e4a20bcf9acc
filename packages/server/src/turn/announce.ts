import type { ConversationEvent } from '@zaine/protocol';
import type { Bus } from '../bus/bus.ts';

/** Tells everybody of events that were appended; a change of state may also move the queue. */
export function announce(
  bus: Bus,
  { site, conversation }: { site: string; conversation: string },
  events: readonly ConversationEvent[],
): void {
  if (events.length === 0) return;
  bus.publish({ about: 'events', site, conversation, events });
  if (events.some((event) => event.kind === 'state')) bus.publish({ about: 'queue', site });
}
