import { html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { icon } from '../icon/icon.ts';
import { markPath } from '../icon/mark.ts';
import { base } from '../theme/base.styles.ts';
import { styles } from './launcher.styles.ts';

/** The last thing said while the panel was closed. */
export interface Preview {
  name: string;
  text: string;
  /** When it was said: a word for a moment ago, else the time. */
  when: string;
}

/**
 * The button in the corner of the page, with the number of unread messages and the last of them.
 *
 * @csspart launcher - the button
 * @csspart preview - the bubble with the last unread message
 */
export class ZaineLauncher extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    open: { type: Boolean },
    unread: { type: Number },
    preview: { attribute: false },
  };

  declare open: boolean;
  declare unread: number;
  declare preview: Preview | undefined;

  constructor() {
    super();
    this.open = false;
    this.unread = 0;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus();
  }

  protected override render(): TemplateResult {
    const { text } = this.words;
    const unread = this.open ? 0 : this.unread;
    const name = this.open ? text.close : text.open;
    return html`
      ${unread && this.preview ? this.#preview(this.preview) : nothing}
      <button
        class="launcher"
        part="launcher"
        aria-expanded=${this.open}
        aria-label=${unread ? `${name}${text.comma}${text.unread(unread)}` : name}
        @click=${() => this.tell({ do: this.open ? 'close' : 'open' })}
      >
        ${
          this.open
            ? icon('down', 24)
            : html`<svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true">
              <path fill="currentColor" fill-rule="evenodd" d=${markPath} />
            </svg>`
        }
        ${unread ? html`<span class="badge">${unread > 99 ? '99+' : unread}</span>` : nothing}
      </button>
    `;
  }

  #preview({ name, text, when }: Preview): TemplateResult {
    return html`<div class="preview" part="preview">
      <button class="words" @click=${() => this.tell({ do: 'open' })}>
        <small><b>${name}</b><span>${when}</span></small><span class="said">${text}</span>
      </button>
      <button class="dismiss" aria-label=${this.words.text.dismiss} @click=${() => this.tell({ do: 'dismiss' })}>
        ${icon('cross', 16)}
      </button>
    </div>`;
  }
}
