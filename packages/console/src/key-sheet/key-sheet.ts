import { html } from 'lit';
import { ConsoleElement } from '../look/console-element.ts';
import { icon } from '../look/icons.ts';
import { modKey } from '../look/mod-key.ts';
import type { KeyLine } from '../strings/words.ts';
import { keySheetStyles } from './key-sheet.styles.ts';

/**
 * All shortcuts on one sheet.
 *
 * @event key-sheet-enabled - `detail` whether shortcuts of one key are used
 */
export class KeySheet extends ConsoleElement {
  static override properties = { enabled: { type: Boolean } };
  static override styles = [...ConsoleElement.styles, keySheetStyles];
  declare enabled: boolean;

  constructor() {
    super();
    this.enabled = true;
  }

  /** Opens the sheet, or closes it when it is open. */
  toggle(): void {
    const sheet = this.#sheet;
    if (sheet?.open) sheet.close();
    else sheet?.showModal();
  }

  override render() {
    const { keys, close } = this.words;
    const [press, open, shut] = keys.hint;
    return html`<dialog aria-labelledby="title" @keydown=${this.#pressed} @click=${this.#clicked}>
      <div class="sheet">
        <header>
          <h2 id="title">${keys.title}</h2>
          <p class="small muted">${press} <kbd>?</kbd> ${open} <kbd>esc</kbd> ${shut}</p>
          <button class="btn quiet square" aria-label=${close} @click=${() => this.#sheet?.close()}>
            ${icon('close')}
          </button>
        </header>
        <div class="groups">
          ${this.#group(keys.move, keys.moves)}${this.#group(keys.speak, keys.speaks)}${this.#group(keys.handle, keys.handles)}
        </div>
        <footer class="small muted">
          <span class="grow">${keys.footnote}</span>
          <label><input type="checkbox" .checked=${this.enabled} @change=${this.#changed} />${keys.enabled}</label>
        </footer>
      </div>
    </dialog>`;
  }

  get #sheet(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #group(name: string, lines: readonly KeyLine[]) {
    return html`<section>
      <h3>${name}</h3>
      <ul>
        ${lines.map(
          ([what, ...keys]) => html`<li>
            <span>${what}</span>
            <span>${keys.map((key) => html`<kbd>${key === 'mod' ? modKey() : key}</kbd>`)}</span>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key === '?') this.#sheet?.close();
  }

  /** The dialog's own area is its backdrop; all else lies on the sheet. */
  #clicked(event: MouseEvent): void {
    if (event.target === this.#sheet) this.#sheet?.close();
  }

  #changed(event: Event): void {
    this.ask('key-sheet-enabled', (event.target as HTMLInputElement).checked);
  }
}
