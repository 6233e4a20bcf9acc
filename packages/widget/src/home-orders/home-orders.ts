import type { Home, Order } from '@zaine/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { chosen } from '../element/intent.ts';
import { ZaineElement } from '../element/zaine-element.ts';
import { dateOf, dayOfYear, today } from '../format/day.ts';
import { localize } from '../format/localize.ts';
import { money } from '../format/money.ts';
import { icon } from '../icon/icon.ts';
import { orderStatus } from '../order-card/order-status.ts';
import { thumb } from '../order-card/thumb.ts';
import { base } from '../theme/base.styles.ts';
import { card, itemRow } from '../theme/card.styles.ts';
import { styles } from './home-orders.styles.ts';

/** A signed-in customer's latest orders to tap, on the first screen; loaded where there are any. */
export class ZaineHomeOrders extends ZaineElement {
  static override styles = [base, card, itemRow, styles];
  static override properties = {
    home: { attribute: false },
    server: { attribute: false },
  };

  declare home: Home;
  declare server: string;

  constructor() {
    super();
    this.server = '';
  }

  protected override render(): TemplateResult {
    const { text } = this.words;
    const { orders, orderCount } = this.home;
    return html`<article aria-label=${text.yourOrders}>${orders.map((order) => this.#order(order))}</article>
      ${
        orderCount > orders.length
          ? html`<button class="all" @click=${() => this.tell(chosen({ value: 'flow:order_status', label: text.showAllOrders }))}>${text.allOrders(orderCount)}</button>`
          : nothing
      }`;
  }

  #order(order: Order): TemplateResult {
    const { words } = this;
    const { locale, text } = words;
    const { label, tone } = orderStatus(order, words, today(words));
    const [item] = order.items;
    const choice = { value: `order:${order.number}`, label: text.orderOf(order.number) };
    return html`<button class="item order" @click=${() => this.tell(chosen(choice))}>
      ${thumb(item?.image, this.server)}
      <span class="name">${item ? localize(item.title, locale) : order.number}<span
          >${dayOfYear(dateOf(order.placedAt, words), words)}${text.dot}${money(order.total, order.currency, locale)}</span
        ></span>
      <span class="status ${tone}">${label}</span>${icon('forward', 16)}
    </button>`;
  }
}
