import type { Product } from '@zaine/protocol';
import { css, html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { localize } from '../format/localize.ts';
import { money } from '../format/money.ts';
import { thumb } from '../order-card/thumb.ts';
import { base } from '../theme/base.styles.ts';
import { card, itemRow } from '../theme/card.styles.ts';
import { receipt } from '../theme/receipt.styles.ts';

const styles = css`
  .tiles {
    display: grid;
    grid-template-columns: repeat(2, 1fr);
    gap: 8px;
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
  .thumb {
    grid-template: 100% / 100%;
    width: 100%;
    height: 112px;
    border-radius: 0;
  }
  article .thumb {
    height: 200px;
  }
  .tile .name {
    display: block;
    padding: 8px 12px 10px;
    font-size: 13px;
    line-height: 20px;
  }
  .tile .name span {
    color: var(--zaine-ink);
  }
  .item {
    align-items: baseline;
    padding-bottom: 12px;
  }
  .name .few,
  .tile .name .few {
    color: var(--zaine-wait-ink);
  }
  a.button {
    display: grid;
    place-items: center;
    text-decoration: none;
  }
`;

/** More than so many do not stand side by side. */
const MOST_ABREAST = 2;

/**
 * Products to look at, each with picture, name, price and how few are left: one as a card of its own, several as tiles.
 * Those with a page lead to it.
 */
export class ZaineProductsCard extends ZaineElement {
  static override styles = [base, card, itemRow, receipt, styles];
  static override properties = { products: { attribute: false }, server: { attribute: false } };

  declare products: readonly Product[];
  declare server: string;

  constructor() {
    super();
    this.server = '';
  }

  protected override render(): TemplateResult {
    const [only, ...others] = this.products;
    if (only && !others.length) return this.#alone(only);
    const tiles = this.products.map((product) => this.#tile(product));
    return tiles.length > MOST_ABREAST
      ? html`<zaine-carousel .words=${this.words}>${tiles}</zaine-carousel>`
      : html`<div class="tiles">${tiles}</div>`;
  }

  #alone(product: Product): TemplateResult {
    const { title, image, url } = product;
    return html`<article>
      ${thumb(image, this.server)}
      <div class="item">
        <span class="name">${localize(title, this.words.locale)}${this.#few(product)}</span>
        <span class="price">${this.#price(product)}</span>
      </div>
      ${url ? this.#link(url, 'button primary', this.words.more.details) : nothing}
    </article>`;
  }

  #tile(product: Product): TemplateResult {
    const { title, image, url } = product;
    const inside = html`${thumb(image, this.server)}
      <span class="name">${localize(title, this.words.locale)}<span>${this.#price(product)}</span>${this.#few(product)}</span>`;
    const link = url ? this.#link(url, 'tile', inside) : nothing;
    return link === nothing ? html`<div class="tile">${inside}</div>` : html`${link}`;
  }

  #price({ price, currency }: Product): string {
    return money(price, currency, this.words.locale);
  }

  /** Said where the shop tells, which it does where they are few. */
  #few({ stock }: Product): TemplateResult | typeof nothing {
    return stock === undefined ? nothing : html`<span class="few">${this.words.more.inStock(stock)}</span>`;
  }

  /** A way to a product's page; nothing where that is not on the web. */
  #link(url: string, name: string, inside: unknown): TemplateResult | typeof nothing {
    const page = URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : undefined;
    if (!page || !/^https?:$/.test(page.protocol)) return nothing;
    // The shop's own pages open in place; the conversation is still there afterwards.
    const away = page.origin !== location.origin;
    const link = html`<a class=${name} href=${page.href} target=${away ? '_blank' : nothing} rel="noopener noreferrer nofollow">${inside}</a>`;
    return name === 'tile' ? link : html`<div class="buttons">${link}</div>`;
  }
}
