import { Recent } from '../store/recent.ts';
import type { TurnHead } from './think.ts';

/** Conversations remembered at once; the one longest unused goes first. */
const MOST = 4096;

/** What one may take, in characters; who has told more of their pages is looked up again each time. */
const LONGEST = 16 * 1024;

/**
 * How conversations stood after the bot's last answer, so that the next can be thought of before anything is read.
 * May be out of date: what is thought by it is looked at again when it is written.
 */
export class StandingHeads {
  readonly #heads = new Recent<string, TurnHead>(MOST);

  /** Gives it away: whoever answers puts it back as it stands then. */
  take(conversation: string): TurnHead | undefined {
    const head = this.#heads.get(conversation);
    this.#heads.delete(conversation);
    return head;
  }

  keep({ id, site, answered, customer, page, locale, dialogue }: TurnHead): void {
    if ((page?.length ?? 0) + (dialogue?.length ?? 0) > LONGEST) return;
    this.#heads.set(id, { id, site, answered, customer, page, locale, dialogue });
  }

  forget(conversation: string): void {
    this.#heads.delete(conversation);
  }
}
