import type { ArticleBody } from '@zaine/protocol';
import { css, html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { linkify } from '../messages/linkify.ts';
import { base } from '../theme/base.styles.ts';
import { card } from '../theme/card.styles.ts';
import { receipt } from '../theme/receipt.styles.ts';

/** An article with more characters than this opens folded. */
const LONG = 320;

const styles = css`
  p {
    padding: 12px 16px 14px;
    font-size: 15px;
    line-height: 24px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .folded {
    max-height: 184px;
    overflow: hidden;
    mask-image: linear-gradient(#000 70%, transparent);
  }
  button {
    width: 100%;
    min-height: 40px;
    border-top: 1px dashed var(--zaine-line);
    color: var(--zaine-brand-ink);
  }
`;

/** An article of the shop's knowledge base, quoted under its title. */
export class ZaineArticleCard extends ZaineElement {
  static override styles = [base, card, receipt, styles];
  static override properties = { article: { attribute: false }, unfolded: { state: true } };

  declare article: ArticleBody['article'];
  declare private unfolded: boolean;

  constructor() {
    super();
    this.unfolded = false;
  }

  protected override render(): TemplateResult {
    const { title, body } = this.article;
    const { more } = this.words;
    const long = body.length > LONG;
    return html`<article aria-label=${title}>
      <header><h3 class="title" dir="auto">${title}</h3></header>
      <p dir="auto" class=${long && !this.unfolded ? 'folded' : ''}>${linkify(body)}</p>
      ${
        long
          ? html`<button aria-expanded=${this.unfolded} @click=${this.#fold}>${this.unfolded ? more.readLess : more.readAll}</button>`
          : nothing
      }
    </article>`;
  }

  #fold(): void {
    this.unfolded = !this.unfolded;
  }
}
