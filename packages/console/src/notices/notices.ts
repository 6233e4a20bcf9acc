import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ConsoleElement } from '../look/console-element.ts';
import { icon } from '../look/icons.ts';
import type { Notice } from './notice-board.ts';
import { noticesStyles } from './notices.styles.ts';

/**
 * Sentences that pass by at the foot of the page.
 *
 * @event notice-dismiss - `detail` the id of the one to take down
 */
export class Notices extends ConsoleElement {
  static override properties = { notices: { attribute: false } };
  static override styles = [...ConsoleElement.styles, noticesStyles];
  declare notices: readonly Notice[];

  constructor() {
    super();
    this.notices = [];
  }

  override render() {
    return html`<div role="status"><ul>
      ${repeat(
        this.notices,
        (notice) => notice.id,
        (notice) => html`<li>
          ${icon(notice.tone === 'done' ? 'check' : 'alert')}
          <span class="grow">${notice.text(this.words)}</span>
          <button aria-label=${this.words.close} @click=${() => this.ask('notice-dismiss', notice.id)}>
            ${icon('close', 16)}
          </button>
        </li>`,
      )}
    </ul></div>`;
  }
}
