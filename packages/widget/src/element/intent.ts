import type { Choice } from '@zaine/protocol';

/** What the shopper wants, told by whichever element they touched. */
export type Intent =
  | { do: 'send'; text: string }
  | { do: 'choose'; choice: Choice }
  | { do: 'submit'; form: string; values: Record<string, string> }
  | { do: 'rate'; score: 1 | 2 | 3 | 4 | 5; text?: string }
  | { do: 'retry' | 'discard'; cid: string }
  | { do: 'typing'; on: boolean }
  | { do: 'file'; file: string }
  | { do: 'insert'; text: string }
  | { do: 'introduce'; facts: Record<string, string>; text: string; whole: boolean }
  | { do: 'end' | 'open' | 'close' | 'dismiss' | 'popOut' };

/** Carries an {@link Intent} up through the shadow roots; `<zaine-chat>` keeps it from the page. */
export class IntentEvent extends Event {
  static readonly type = 'zaine-intent';
  readonly intent: Intent;

  constructor(intent: Intent) {
    super(IntentEvent.type, { bubbles: true, composed: true });
    this.intent = intent;
  }
}
