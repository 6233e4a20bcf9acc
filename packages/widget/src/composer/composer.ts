import { MAX_TEXT } from '@zaine/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../theme/base.styles.ts';
import { styles } from './composer.styles.ts';

/** From so many characters before the limit the composer says how many are left. */
const WARN_BEFORE = 200;
/** The code that old Safari and Chrome give to a key that the input method is using. */
const IME_KEY = 229;

/** Where the shopper writes: grows with the text, Enter sends, Shift+Enter breaks the line. */
export class ZaineComposer extends ZaineElement {
  static override styles = [base, styles];
  static override properties = { placeholder: { attribute: false }, value: { state: true } };

  declare placeholder: string;
  /** What was written and not sent yet. */
  declare value: string;

  constructor() {
    super();
    this.placeholder = '';
    this.value = '';
  }

  override focus(): void {
    if (this.hasUpdated) this.#field?.focus();
    else void this.updateComplete.then(() => this.#field?.focus());
  }

  protected override render(): TemplateResult {
    const left = MAX_TEXT - [...this.value.trim()].length;
    const { text } = this.words;
    return html`
      ${this.#hint(left)}
      <form @submit=${this.#onSubmit}>
        <div class="grow">
          <textarea
            rows="1"
            enterkeyhint="send"
            autocomplete="off"
            aria-label=${text.message}
            aria-describedby=${left < WARN_BEFORE ? 'hint' : nothing}
            placeholder=${this.placeholder}
            .value=${this.value}
            @input=${this.#onInput}
            @keydown=${this.#onKey}
          ></textarea>
          <div class="mirror" aria-hidden="true">${this.value} </div>
        </div>
        <slot></slot>
        <button class="send" aria-label=${text.send} ?disabled=${!this.value.trim() || left < 0}>${icon('send')}</button>
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

  #hint(left: number): TemplateResult | typeof nothing {
    if (left >= WARN_BEFORE) return nothing;
    // So long a text has brought the words of conversations with it.
    const { more } = this.words;
    return html`<small id="hint" class="hint ${left < 0 ? 'over' : ''}" role="status">${left < 0 ? more?.tooLong : more?.left(left)}</small>`;
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
    const text = this.value.trim();
    if (!text || [...text].length > MAX_TEXT) return;
    this.value = '';
    this.tell({ do: 'send', text });
  }
}
