import type { Order, OrderItem, Product } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { icon } from '../look/icons.ts';
import { localized, money, shortDate } from '../strings/format.ts';
import type { Words } from '../strings/words.ts';

/** A line of an order: what, in which colour and size, how many. */
export function itemLine(item: OrderItem, currency: string, words: Words): TemplateResult {
  const options = Object.values(item.options ?? {}).map((option) => localized(option, words));
  return html`<div class="row">
    <span class="clip" title=${localized(item.title, words)}
      >${localized(item.title, words)}
      <span class="muted">${[...options, words.card.quantity(item.quantity)].join(' ')}</span></span
    >
    <span>${money(item.price * item.quantity, currency, words)}</span>
  </div>`;
}

/** An order as a receipt in the log. */
export function orderCard(order: Order, words: Words, now: number): TemplateResult {
  return html`<div class="card">
    <div class="head">
      ${icon('bag', 16)}<b class="grow">${words.card.order} ${order.number}</b>
      <span>${words.card.orderStatus[order.status]}</span>
    </div>
    <div class="rule"></div>
    ${order.items.map((item) => itemLine(item, order.currency, words))}
    <div class="row">
      <span class="muted">${words.card.placed} ${shortDate(order.placedAt, now, words)}</span>
      <b>${money(order.total, order.currency, words)}</b>
    </div>
  </div>`;
}

/** Products the bot showed. */
export function productsCard(products: readonly Product[], words: Words): TemplateResult {
  return html`<div class="card">
    ${products.map(
      (product) => html`<div class="row">
        <span class="clip">${localized(product.title, words)}</span>
        <span>${money(product.price, product.currency, words)}</span>
      </div>`,
    )}
  </div>`;
}
