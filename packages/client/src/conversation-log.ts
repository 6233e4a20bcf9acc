import type { ConversationEvent } from '@zaine/protocol';
import type { TypingState } from './snapshot.ts';
import { Timer, type Timers } from './timer.ts';
import { Transcript } from './transcript.ts';

/** How long an event that must be on its way may take before it is asked for. */
const GRACE_MS = 1_000;
/** How long an answer to a pull, or the next event of a catching-up, may take. */
const ANSWER_MS = 5_000;
/** Who was said to write and is not heard of again has stopped. */
const TYPING_MS = 6_000;

/** What a conversation's log asks of and tells its owner. */
interface ConversationLogOptions {
  timers: Timers;
  /** Asks the server for the events after `after`. */
  pull(after: number): void;
  /** Something shown has changed. */
  changed(): void;
  /** Somebody began or ceased to write. */
  typing(typing: TypingState | undefined): void;
  /** An event joined the log; each comes once, in order. */
  added(event: ConversationEvent): void;
}

/** One conversation as it comes in: its transcript, filling of gaps, read marks, and who is writing. */
export class ConversationLog {
  readonly transcript = new Transcript();
  /** The highest seq that each side has read. */
  readonly read = { shopper: 0, desk: 0 };
  typing: TypingState | undefined;
  /** Whether everything missed has come since {@link begin}. */
  live = false;
  readonly #options: ConversationLogOptions;
  readonly #gap: Timer;
  readonly #typingEnd: Timer;
  #pulled = false;

  constructor(options: ConversationLogOptions) {
    this.#options = options;
    this.#gap = new Timer(options.timers, () => this.#pull());
    this.#typingEnd = new Timer(options.timers, () => this.setTyping(undefined));
  }

  /** The server answered and sends what was missed, up to `seq` at least. */
  begin(seq: number): void {
    this.live = false;
    this.transcript.expect(seq);
    this.#watch();
  }

  /** Everything asked for has been sent. */
  goLive(): void {
    if (!this.live) {
      this.live = true;
      this.#pulled = false;
      this.#gap.stop();
      this.#options.changed();
    }
    this.#watch();
  }

  /** The connection is gone: nobody is seen writing, and nothing can be asked for. */
  lose(): void {
    this.live = false;
    this.#gap.stop();
    this.setTyping(undefined);
  }

  /** Forgets everything; the log will come from its first event. */
  restart(): void {
    this.transcript.clear();
    this.read.shopper = 0;
    this.read.desk = 0;
    this.lose();
    this.#options.changed();
  }

  take(event: ConversationEvent): void {
    const added = this.transcript.add(event);
    for (const each of added) {
      // Before as well as after: a listener that looks at the snapshot must find this event in it.
      this.#options.changed();
      this.#apply(each);
    }
    this.#watch();
    if (added.length > 0) this.#options.changed();
  }

  /** The log is known to reach `seq`, as an ack says before the event itself comes. */
  expect(seq: number): void {
    this.transcript.expect(seq);
    this.#watch();
  }

  setTyping(typing: TypingState | undefined): void {
    this.#typingEnd.stop();
    if (typing) this.#typingEnd.start(TYPING_MS);
    if (!typing && !this.typing) return;
    this.typing = typing;
    this.#options.changed();
    this.#options.typing(typing);
  }

  #apply(event: ConversationEvent): void {
    const side = event.author.role === 'shopper' ? 'shopper' : 'desk';
    if (event.kind === 'read') this.read[side] = Math.max(this.read[side], event.read);
    if (event.kind === 'message' && this.typing?.role === event.author.role) this.setTyping(undefined);
    this.#options.added(event);
  }

  /** Asks for what is missing: at once when a hole shows, after a while when the rest is only late. */
  #watch(): void {
    const { transcript, live } = this;
    const gap = this.#gap;
    if (!transcript.incomplete) {
      this.#pulled = false;
      gap.stop();
    } else if (!live) gap.start(ANSWER_MS);
    else if (transcript.hole && !this.#pulled) this.#pull();
    else if (!gap.running) gap.start(this.#pulled ? ANSWER_MS : GRACE_MS);
  }

  #pull(): void {
    this.#pulled = true;
    this.#gap.start(ANSWER_MS);
    this.#options.pull(this.transcript.last);
  }
}
