import type { Clock } from '../desk/clock.ts';
import type { Words } from '../strings/words.ts';

/** A sentence that passes by. Its text is made when shown, so that it follows the language. */
export interface Notice {
  id: number;
  tone: 'done' | 'problem';
  text(words: Words): string;
}

const DONE_MS = 5_000;
const PROBLEM_MS = 10_000;

/** Holds the notices on show and takes each down after a while. */
export class NoticeBoard {
  notices: readonly Notice[] = [];
  #next = 1;
  readonly #clock: Clock;
  readonly #changed: () => void;

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  done(text: Notice['text']): void {
    this.#show('done', text, DONE_MS);
  }

  problem(text: Notice['text']): void {
    this.#show('problem', text, PROBLEM_MS);
  }

  dismiss(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
    this.#changed();
  }

  #show(tone: Notice['tone'], text: Notice['text'], ms: number): void {
    const notice: Notice = { id: this.#next, tone, text };
    this.#next += 1;
    this.notices = [...this.notices.slice(-2), notice];
    this.#clock.after(ms, () => this.dismiss(notice.id));
    this.#changed();
  }
}
