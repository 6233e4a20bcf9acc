import type { ConversationState, StateEvent, WelcomeFrame } from '@zaine/protocol';
import type { ChatSnapshot } from './snapshot.ts';

/** What of a snapshot the server tells outside the log. */
type Told = Pick<ChatSnapshot, 'conversation' | 'customer' | 'state' | 'queue' | 'shop' | 'home' | 'error'>;

/** Whom a standing tells of its changes. */
interface StandingOptions {
  changed(): void;
  state(state: ConversationState): void;
  queue(queue: ChatSnapshot['queue']): void;
}

/** Where the conversation stands: what the last welcome said, and what came of it since. */
export class Standing {
  told = nothingTold();
  epoch: string | undefined;
  /** The seq that the state is as of: earlier state events that come again are history. */
  asOf = 0;
  readonly #options: StandingOptions;

  constructor(options: StandingOptions) {
    this.#options = options;
  }

  welcomed({ conversation, epoch, seq, state, customer, shop, home }: WelcomeFrame): void {
    const { queue, state: before } = this.told;
    this.told = { conversation, customer, state, queue, shop, home, error: undefined };
    this.epoch = epoch;
    this.asOf = seq;
    this.#options.changed();
    if (JSON.stringify(state) !== JSON.stringify(before)) this.#entered(state);
  }

  changedBy({ seq, state }: StateEvent): void {
    if (seq <= this.asOf) return;
    this.asOf = seq;
    this.told.state = state;
    this.#entered(state);
  }

  setQueue(queue: ChatSnapshot['queue']): void {
    if (!queue && !this.told.queue) return;
    this.told.queue = queue;
    this.#options.changed();
    this.#options.queue(queue);
  }

  setError(error: ChatSnapshot['error']): void {
    this.told.error = error;
    this.#options.changed();
  }

  forget(): void {
    this.told = nothingTold();
    this.epoch = undefined;
    this.asOf = 0;
  }

  #entered(state: ConversationState): void {
    if (state.name !== 'queued') this.setQueue(undefined);
    this.#options.state(state);
  }
}

function nothingTold(): Told {
  return {
    conversation: undefined,
    customer: undefined,
    state: { name: 'bot' },
    queue: undefined,
    shop: undefined,
    home: undefined,
    error: undefined,
  };
}
