import { MAX_TEXT } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../theme/base.styles.ts';
import { styles } from './composer.styles.ts';

/** The code that old Safari and Chrome give to a key that the input method is using. */
const IME_KEY = 229;

/** Where the shopper writes: grows with the text, Enter sends, Shift+Enter breaks the line. */
export class ZaineComposer extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    placeholder: { attribute: false },
    value: { state: true },
    pending: { state: true },
  };

  declare placeholder: string;
  /** What was written and not sent yet. */
  declare value: string;
  /** True while photos wait to go before the text; what was written may then be nothing. */
  declare pending: boolean | undefined;

  constructor() {
    super();
    this.placeholder = '';
    this.value = '';
  }

  /** How many characters more the message may have. */
  get left(): number {
    return MAX_TEXT - [...this.value.trim()].length;
  }

  override focus(): void {
    if (this.hasUpdated) this.#field?.focus();
    else void this.updateComplete.then(() => this.#field?.focus());
  }

  protected override render(): TemplateResult {
    const { text } = this.words;
    return html`
      <form @submit=${this.#onSubmit}>
        <div class="grow">
          <textarea
            rows="1"
            enterkeyhint="send"
            autocomplete="off"
            aria-label=${text.message}
            placeholder=${this.placeholder}
            .value=${this.value}
            @input=${this.#onInput}
            @keydown=${this.#onKey}
          ></textarea>
          <div class="mirror" aria-hidden="true">${this.value} </div>
        </div>
        <slot></slot>
        <button class="send" aria-label=${text.send} ?disabled=${this.#idle}>${icon('send')}</button>
      </form>
    `;
  }

  /** Puts a text in where the cursor stands. */
  insert(text: string): void {
    this.#field?.setRangeText(text, this.#field.selectionStart, this.#field.selectionEnd, 'end');
    this.#onInput();
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  /** True where there is nothing to send, or too much. */
  get #idle(): boolean {
    return !(this.pending || this.value.trim()) || this.left < 0;
  }

  #onInput(): void {
    const value = this.#field?.value ?? '';
    if (Boolean(value) !== Boolean(this.value) || value.length > this.value.length)
      this.tell({ do: 'typing', on: Boolean(value) });
    this.value = value;
  }

  #onKey(event: KeyboardEvent): void {
    // While an input method composes, Enter picks a word; it must not send.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === IME_KEY) return;
    event.preventDefault();
    this.#send();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#send();
    this.focus();
  }

  #send(): void {
    if (this.#idle) return;
    const text = this.value.trim();
    this.value = '';
    this.tell({ do: 'send', text });
  }
}
