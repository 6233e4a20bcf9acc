import type { ChatClient } from '@zaine/client';
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Words } from '../strings/words.ts';
import { type Intent, IntentEvent } from './intent.ts';

/** What a part may ask of the chat's client, once there is one. */
export type Reach = () => Pick<ChatClient, 'files' | 'store'> | undefined;

/** What all parts of the chat have: the words of the shopper's language, and a way to tell what the shopper wants. */
export class ZaineElement extends LitElement {
  static override properties: PropertyDeclarations = { words: { attribute: false } };

  /** Locale and texts; whoever draws the element sets them. */
  declare words: Words;

  /** Where what had the focus is no longer drawn, the element takes it, so that the keyboard is never lost. */
  protected override update(changed: PropertyValues<this>): void {
    const held = this.hasUpdated && this.matches(':focus-within');
    super.update(changed);
    if (held && !this.matches(':focus-within')) this.focus();
  }

  /** Tells `<zaine-chat>` what the shopper wants. */
  protected tell(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }
}
