import type { Choice, ShopperBody } from '@zaine/protocol';

/**
 * What the shopper wants, told by whichever element they touched. `kept` is called where the page keeps what was to be
 * sent; `admit` asks whether the page lets a file go, before anything of it does.
 */
export type Intent =
  | { do: 'send'; text: string }
  | { do: 'post'; body: Exclude<ShopperBody, { kind: 'text' }>; kept?: () => void }
  | { do: 'retry' | 'discard'; cid: string }
  | { do: 'typing'; on: boolean }
  | { do: 'admit'; file: string; then: (admitted: boolean) => void }
  | { do: 'insert'; text: string }
  | {
      do: 'introduce';
      values: Record<string, string>;
      tell: (facts: Record<string, string>) => Introduction;
      kept?: () => void;
    }
  | { do: 'end' | 'open' | 'close' | 'dismiss' | 'popOut' };

/** What a shopper told before the first word: as a text, and whether that is a question already. */
export interface Introduction {
  text: string;
  whole: boolean;
}

/** Carries an {@link Intent} up through the shadow roots; `<zaine-chat>` keeps it from the page. */
export class IntentEvent extends Event {
  static readonly type = 'zaine-intent';
  readonly intent: Intent;

  constructor(intent: Intent) {
    super(IntentEvent.type, { bubbles: true, composed: true });
    this.intent = intent;
  }
}

/** The shopper took one of the answers that were offered. */
export const chosen = ({ value, label }: Choice): Intent => ({
  do: 'post',
  body: { kind: 'choice', value, label },
});
