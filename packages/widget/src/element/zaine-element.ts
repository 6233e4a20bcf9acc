import { LitElement, type PropertyDeclarations } from 'lit';
import type { Words } from '../strings/words.ts';
import { type Intent, IntentEvent } from './intent.ts';

/** What all parts of the chat have: the words of the shopper's language, and a way to tell what the shopper wants. */
export class ZaineElement extends LitElement {
  static override properties: PropertyDeclarations = { words: { attribute: false } };

  /** Locale and texts; whoever draws the element sets them. */
  declare words: Words;

  /** Tells `<zaine-chat>` what the shopper wants. */
  protected tell(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }
}
