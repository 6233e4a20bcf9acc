import type { Product } from '@zaine/protocol';
import { css, html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { localize } from '../format/localize.ts';
import { money } from '../format/money.ts';
import { icon } from '../icon/icon.ts';
import { thumb } from '../order-card/thumb.ts';
import { base } from '../theme/base.styles.ts';
import { card, itemRow } from '../theme/card.styles.ts';

const styles = css`
  .item {
    color: inherit;
    text-decoration: none;
  }
  a.item:hover {
    background: var(--zaine-wash);
  }
  .item > svg {
    color: var(--zaine-faint);
  }
`;

/** Products to look at, each with picture, name and price; those with a page lead to it. */
export class ZaineProductsCard extends ZaineElement {
  static override styles = [base, card, itemRow, styles];
  static override properties = { products: { attribute: false }, server: { attribute: false } };

  declare products: readonly Product[];
  declare server: string;

  constructor() {
    super();
    this.server = '';
  }

  protected override render(): TemplateResult {
    return html`<article>${this.products.map((product) => this.#product(product))}</article>`;
  }

  #product({ title, price, currency, image, url }: Product): TemplateResult {
    const { locale } = this.words;
    const inside = html`${thumb(image, this.server)}
      <span class="name">${localize(title, locale)}<span>${money(price, currency, locale)}</span></span>`;
    const page = url && URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : undefined;
    if (!page || !/^https?:$/.test(page.protocol)) return html`<div class="item">${inside}</div>`;
    // The shop's own pages open in place; the conversation is still there afterwards.
    const away = page.origin !== location.origin;
    return html`<a class="item" href=${page.href} target=${away ? '_blank' : nothing} rel="noopener noreferrer nofollow">
      ${inside}${icon('forward', 16)}
    </a>`;
  }
}
