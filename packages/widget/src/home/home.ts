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
import { counter } from './counter.ts';
import { styles } from './home.styles.ts';

/** The first screen, before anything was said: a greeting, a signed-in customer's latest orders to tap, and what others ask. */
export class ZaineHome extends ZaineElement {
  static override styles = [base, card, itemRow, styles];
  static override properties = {
    home: { attribute: false },
    name: { attribute: false },
    server: { attribute: false },
  };

  declare home: Home | undefined;
  /** The customer's name, once known. */
  declare name: string | undefined;
  declare server: string;

  constructor() {
    super();
    this.server = '';
  }

  protected override render(): TemplateResult {
    const { text } = this.words;
    const orders = this.home?.orders ?? [];
    return html`
      <h3>
        <span>${text.greeting(new Date(), this.name)}</span>
        <span>${orders.length ? text.whichOrder : text.whatElse}</span>
      </h3>
      ${counter} ${orders.length ? this.#orders(orders) : nothing}
      ${
        this.home?.suggestions.length
          ? html`<zaine-quick-replies .choices=${this.home.suggestions} .label=${text.oftenAsked} .words=${this.words}></zaine-quick-replies>`
          : nothing
      }
    `;
  }

  #orders(orders: readonly Order[]): TemplateResult {
    const { text } = this.words;
    const count = this.home?.orderCount ?? 0;
    return html`<div class="orders">
      <article aria-label=${text.yourOrders}>${orders.map((order) => this.#order(order))}</article>
      ${
        count > orders.length
          ? html`<button class="all" @click=${() => this.tell(chosen({ value: 'flow:order_status', label: text.showAllOrders }))}>${text.allOrders(count)}</button>`
          : nothing
      }
    </div>`;
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
