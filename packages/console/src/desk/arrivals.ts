import type { DeskSnapshot } from '@zaine/client';

/** Notices when somebody new waits, or an own customer wrote something unread. */
export class Arrivals {
  #known: Map<string, number> | undefined;

  /** True when `snapshot` holds an arrival that the one before did not; never for the first. */
  notice(snapshot: DeskSnapshot): boolean {
    if (!snapshot.agent) return false;
    const known = this.#known;
    this.#known = new Map([...snapshot.queue, ...snapshot.mine].map((row) => [row.conversation, row.unread]));
    if (!known) return false;
    return (
      snapshot.queue.some((row) => !known.has(row.conversation)) ||
      snapshot.mine.some((row) => row.unread > (known.get(row.conversation) ?? 0))
    );
  }
}
