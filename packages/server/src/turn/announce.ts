import type { ConversationEvent } from '@zaine/protocol';
import type { Bus } from '../bus/bus.ts';

/** Tells everybody of events that were appended, with their JSON where it is at hand; a change of state may also move the queue. */
export function announce(
  bus: Bus,
  { site, conversation }: { site: string; conversation: string },
  { events, texts }: { events: readonly ConversationEvent[]; texts?: readonly string[] },
): void {
  const seq = events.at(-1)?.seq;
  if (seq === undefined) return;
  bus.publish({ about: 'events', site, conversation, seq, events, texts });
  if (events.some((event) => event.kind === 'state')) bus.publish({ about: 'queue', site });
}
