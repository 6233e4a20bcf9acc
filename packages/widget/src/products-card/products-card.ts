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
  .tile {
    display: block;
    border: 1px solid var(--zaine-line);
    border-radius: calc(14px * var(--zaine-radius, 1));
    overflow: hidden;
    background: var(--zaine-raised);
    color: inherit;
    text-decoration: none;
  }
  a.tile:hover {
    background: var(--zaine-wash);
  }
  .tile .thumb {
    width: 100%;
    height: 112px;
    border-radius: 0;
  }
  .tile .name {
    display: block;
    padding: 8px 12px 10px;
    font-size: 13px;
    line-height: 20px;
  }
`;

/** More than so many stand side by side. */
const MOST_BELOW = 2;

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
    const { products } = this;
    if (products.length <= MOST_BELOW)
      return html`<article>${products.map((product) => this.#product(product, 'item'))}</article>`;
    return html`<zaine-carousel .words=${this.words}>${products.map((product) => this.#product(product, 'tile'))}</zaine-carousel>`;
  }

  #product({ title, price, currency, image, url }: Product, name: 'item' | 'tile'): TemplateResult {
    const { locale } = this.words;
    const inside = html`${thumb(image, this.server)}
      <span class="name">${localize(title, locale)}<span>${money(price, currency, locale)}</span></span>`;
    const page = url && URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : undefined;
    if (!page || !/^https?:$/.test(page.protocol)) return html`<div class=${name}>${inside}</div>`;
    // The shop's own pages open in place; the conversation is still there afterwards.
    const away = page.origin !== location.origin;
    return html`<a class=${name} href=${page.href} target=${away ? '_blank' : nothing} rel="noopener noreferrer nofollow">
      ${inside}${name === 'item' ? icon('forward', 16) : nothing}
    </a>`;
  }
}
