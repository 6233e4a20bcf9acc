import type { DeskSnapshot } from '@zaine/client';

/** Remembers how far the end of a log was on the screen, and of which messages the customer was told so. */
export class ReadMarks {
  #seen: { conversation: string; seq: number } | undefined;
  readonly #told = new Map<string, number>();

  saw(conversation: string, seq: number): void {
    this.#seen = { conversation, seq };
  }

  /** The seq to tell for `conversation`: its last message of the shopper that was seen and not told yet. */
  due(conversation: string, snapshot: DeskSnapshot): number | undefined {
    const seen = this.#seen;
    if (seen?.conversation !== conversation) return undefined;
    const last = snapshot.open[conversation]?.events.findLast(
      (event) => event.kind === 'message' && event.author.role === 'shopper' && event.seq <= seen.seq,
    );
    if (!last || last.seq <= (this.#told.get(conversation) ?? 0)) return undefined;
    this.#told.set(conversation, last.seq);
    return last.seq;
  }
}
