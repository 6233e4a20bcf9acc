import type { ChatSnapshot, KeptTexts } from '@zaine/client';
import { html, nothing, type TemplateResult } from 'lit';
import { isLoud, setLoud } from '../attention.ts';
import { chosen, type Intent } from '../element/intent.ts';
import { ZaineElement } from '../element/zaine-element.ts';
import { base } from '../theme/base.styles.ts';
import { saveTranscript } from '../transcript.ts';
import { styles } from './menu.styles.ts';

/**
 * What else can be done with a conversation; loaded when somebody looks.
 *
 * @event zaine-shut - something was chosen, or Escape pressed
 */
export class ZaineMenu extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    snapshot: { attribute: false },
    shop: { attribute: false },
    store: { attribute: false },
  };

  declare snapshot: ChatSnapshot;
  declare shop: string;
  /** Where the shopper's choice of a sound is kept. */
  declare store: KeptTexts | undefined;

  protected override render(): TemplateResult {
    const { text, more } = this.words;
    const { state, events } = this.snapshot;
    const begun = events.some((event) => event.kind === 'message');
    const free = state.name === 'bot' || state.name === 'closed';
    return html`<div role="menu" aria-label=${text.menu} @keydown=${this.#onKey}>
      ${free ? this.#entry(more.talkToPerson, chosen({ value: 'human', label: more.askPerson })) : nothing}
      ${begun ? html`<button role="menuitem" tabindex="-1" @click=${this.#save}>${more.download}</button>` : nothing}
      <button role="menuitemcheckbox" tabindex="-1" aria-checked=${isLoud(this.store)} @click=${this.#toggleSound}>${more.sound}</button>
      ${begun && state.name !== 'closed' ? this.#entry(more.endConversation, { do: 'end' }) : nothing}
    </div>`;
  }

  protected override firstUpdated(): void {
    this.#items[0]?.focus();
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
  }

  #entry(label: string, intent: Intent): TemplateResult {
    return html`<button role="menuitem" tabindex="-1" @click=${() => this.#pick(intent)}>${label}</button>`;
  }

  #toggleSound(): void {
    setLoud(this.store, !isLoud(this.store));
    this.#shut();
  }

  #save(): void {
    this.#shut();
    void saveTranscript(this.snapshot, this.words, this.shop);
  }

  #pick(intent: Intent): void {
    this.#shut();
    this.tell(intent);
  }

  #shut(): void {
    this.dispatchEvent(new Event('zaine-shut'));
  }

  #onKey(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === 'Escape') this.#shut();
    else return;
    // Escape is for the menu alone; the window stays.
    event.stopPropagation();
    event.preventDefault();
  }
}
