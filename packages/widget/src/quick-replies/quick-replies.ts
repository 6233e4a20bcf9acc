import type { Choice } from '@zaine/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { chosen } from '../element/intent.ts';
import { ZaineElement } from '../element/zaine-element.ts';
import { base } from '../theme/base.styles.ts';
import { styles } from './quick-replies.styles.ts';

/** More than this nobody reads. */
const MOST = 5;

/** Answers to tap instead of writing them, above the composer. */
export class ZaineQuickReplies extends ZaineElement {
  static override styles = [base, styles];
  static override properties = { choices: { attribute: false }, label: { attribute: false } };

  declare choices: readonly Choice[];
  /** A line above the pills, where they need one. */
  declare label: string;

  constructor() {
    super();
    this.choices = [];
    this.label = '';
  }

  protected override render(): TemplateResult {
    return html`
      ${this.label ? html`<p aria-hidden="true">${this.label}</p>` : nothing}
      <ul aria-label=${this.label || this.words.more.quickReplies}>
        ${this.choices.slice(0, MOST).map(
          (choice) => html`<li>
            <button dir="auto" @click=${() => this.tell(chosen(choice))}>${choice.label}</button>
          </li>`,
        )}
      </ul>
    `;
  }
}
