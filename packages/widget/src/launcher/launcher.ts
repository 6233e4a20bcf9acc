import { html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { icon } from '../icon/icon.ts';
import { markPath } from '../icon/mark.ts';
import { base } from '../theme/base.styles.ts';
import { styles } from './launcher.styles.ts';

/**
 * The button in the corner of the page, with the number of unread messages.
 *
 * @slot - the last of them
 * @csspart launcher - the button
 */
export class ZaineLauncher extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    open: { type: Boolean },
    unread: { type: Number },
  };

  declare open: boolean;
  declare unread: number;

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
      <slot></slot>
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
}
