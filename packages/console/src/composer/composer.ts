import { MAX_TEXT } from '@zaine/protocol';
import { html, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Draft } from '../desk/drafts.ts';
import { ConsoleElement } from '../look/console-element.ts';
import { icon } from '../look/icons.ts';
import { modKey } from '../look/mod-key.ts';
import { composerStyles } from './composer.styles.ts';

/** From here on the rest is counted. */
const COUNT_FROM = MAX_TEXT - 400;

/**
 * Where an agent writes: a reply, or a note among colleagues.
 *
 * @event composer-draft - what is written changed, `detail` the {@link Draft}
 * @event composer-typing - `detail` true with every change of a reply, false when it is left
 * @event composer-send - `detail` the {@link Draft} to send
 */
export class Composer extends ConsoleElement {
  static override properties = {
    draft: { attribute: false },
    name: { type: String },
    offline: { type: Boolean },
  };
  static override styles = [...ConsoleElement.styles, composerStyles];
  declare draft: Draft;
  declare name: string;
  declare offline: boolean;

  constructor() {
    super();
    this.draft = { text: '', note: false };
    this.name = '';
    this.offline = false;
  }

  override focus(): void {
    this.#box?.focus();
  }

  /** Changes between a reply and a note; what is written stays. */
  async toggleNote(): Promise<void> {
    this.#change({ note: !this.draft.note });
    this.ask('composer-typing', false);
    await this.updateComplete;
    this.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('draft')) this.#fit();
  }

  override render() {
    const { draft, words } = this;
    const { note } = draft;
    return html`<form class=${note ? 'note' : ''} @submit=${this.#submitted}>
      <textarea
        rows="1"
        aria-label=${note ? words.composer.noteLabel : words.composer.label(this.name)}
        aria-describedby="length"
        aria-invalid=${this.#length > MAX_TEXT ? 'true' : 'false'}
        placeholder=${note ? words.composer.notePlaceholder : words.composer.placeholder}
        .value=${live(draft.text)}
        @input=${this.#wrote}
        @keydown=${this.#pressed}
        @blur=${() => this.ask('composer-typing', false)}
      ></textarea>
      <div class="tools">
        <button
          type="button"
          class="btn quiet"
          aria-pressed=${note ? 'true' : 'false'}
          @click=${this.toggleNote}
        >
          ${icon('lock', 16)}${words.composer.note}<kbd>${modKey()} I</kbd>
        </button>
        <span class="grow small ${this.#length > MAX_TEXT ? 'over' : 'muted'}" id="length" role="status">${this.#hint()}</span>
        <button class="btn main" ?disabled=${!this.#sendable}>
          ${note ? words.composer.saveNote : words.composer.send}<kbd>${icon('enter', 12)}</kbd>
        </button>
      </div>
    </form>`;
  }

  get #box(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  /** In characters as people count them: an emoji is one. */
  get #length(): number {
    return [...this.draft.text].length;
  }

  get #sendable(): boolean {
    return this.draft.text.trim() !== '' && this.#length <= MAX_TEXT;
  }

  #hint(): string {
    const { composer } = this.words;
    const left = MAX_TEXT - this.#length;
    if (left < 0) return composer.over(-left);
    if (this.#length >= COUNT_FROM) return composer.left(left);
    return this.offline && this.#length > 0 ? composer.offline : '';
  }

  #change(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    this.ask('composer-draft', this.draft);
  }

  #wrote(event: InputEvent): void {
    this.#change({ text: (event.target as HTMLTextAreaElement).value });
    if (!this.draft.note) this.ask('composer-typing', this.draft.text !== '');
  }

  #pressed(event: KeyboardEvent): void {
    // Enter that picks a candidate of an input method; Safari sends it after the composition's end, as 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') this.#box?.blur();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.#send();
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    this.#send();
    this.focus();
  }

  #send(): void {
    if (!this.#sendable) return;
    const { draft } = this;
    this.#change({ text: '', note: false });
    this.ask('composer-typing', false);
    this.ask('composer-send', { ...draft, text: draft.text.trim() });
  }

  #fit(): void {
    const box = this.#box;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }
}
