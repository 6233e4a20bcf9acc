import type { Order, OrderItem } from '@zaine/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { clock } from '../format/clock.ts';
import { dateOf, dayOfYear, today } from '../format/day.ts';
import { localize } from '../format/localize.ts';
import { money } from '../format/money.ts';
import { base } from '../theme/base.styles.ts';
import { card, itemRow } from '../theme/card.styles.ts';
import { receipt } from '../theme/receipt.styles.ts';
import { orderStatus } from './order-status.ts';
import { thumb } from './thumb.ts';

/** How many lines of an order are drawn; the rest is a number. */
const MOST = 3;

/** An order as a receipt: what is in it, when it was paid and ships, who receives it. */
export class ZaineOrderCard extends ZaineElement {
  static override styles = [base, card, receipt, itemRow];
  static override properties = { order: { attribute: false }, server: { attribute: false } };

  declare order: Order;
  declare server: string;

  constructor() {
    super();
    this.server = '';
  }

  protected override render(): TemplateResult {
    const { order, words } = this;
    const { label, tone } = orderStatus(order, words, today(words));
    const hidden = order.items.slice(MOST).reduce((sum, item) => sum + item.quantity, 0);
    return html`<article aria-label=${words.text.orderOf(order.number)}>
      <header>
        <h3>${words.more.order} <span>${order.number}</span></h3>
        <span class="status ${tone}">${label}</span>
      </header>
      ${order.items.slice(0, MOST).map((item) => this.#item(item))}
      <dl>
        ${hidden ? html`<dt></dt><dd class="soft">${words.more.moreItems(hidden)}</dd>` : nothing}
        ${this.#facts().map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
      </dl>
    </article>`;
  }

  #item({ title, options, price, quantity, image }: OrderItem): TemplateResult {
    const { locale, text } = this.words;
    const chosen = Object.values(options ?? {}).map((option) => localize(option, locale));
    return html`<div class="item">
      ${thumb(image, this.server)}
      <div class="name">${localize(title, locale)}<span>${chosen.join(text.comma)}</span></div>
      <div class="price">${money(price, this.order.currency, locale)}<span>× ${quantity}</span></div>
    </div>`;
  }

  /** Only what matters at this stage: a receipt is read in a second. */
  #facts(): [string, string][] {
    const { order, words } = this;
    const { text, more, locale } = words;
    const waiting = order.status === 'unpaid' || order.status === 'paid';
    const pieces = order.items.reduce((sum, item) => sum + item.quantity, 0);
    const facts: [string, string | undefined][] = [
      [more.placed, order.paidAt && waiting ? undefined : this.#when(order.placedAt)],
      [more.paid, waiting ? this.#when(order.paidAt) : undefined],
      [more.shipBy, order.status === 'paid' ? this.#when(order.shipBy) : undefined],
      [more.carrier, this.#carriers()],
      [more.receiver, [order.address?.name, order.phone].filter(Boolean).join(text.comma)],
      [more.deliverTo, [order.address?.city, order.address?.line].filter(Boolean).join(more.placeJoin)],
      [more.note, order.note],
      [
        more.total,
        pieces > 1 || order.items[0]?.price !== order.total
          ? money(order.total, order.currency, locale)
          : undefined,
      ],
    ];
    return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
  }

  #when(at: string | undefined): string | undefined {
    if (!at) return undefined;
    const date = dateOf(at, this.words);
    return this.words.more.stamp(dayOfYear(date, this.words), clock(date, this.words));
  }

  #carriers(): string | undefined {
    return this.order.parcels
      ?.map(({ carrier, tracking }) => `${localize(carrier, this.words.locale)} ${tracking}`)
      .join(this.words.more.listComma);
  }
}
