import type { ConversationSummary } from '@zaine/protocol';
import { html, type PropertyValues } from 'lit';
import { cards } from '../cards/cards.styles.ts';
import { ConsoleElement } from '../look/console-element.ts';
import { icon, tierMark } from '../look/icons.ts';
import { customerName, initial, shortDate } from '../strings/format.ts';
import type { Beside } from './beside.ts';
import type { BesideState } from './beside-controller.ts';
import { customerPanelStyles } from './customer-panel.styles.ts';
import { orderEntry } from './order-entry.ts';

/** As many orders as show before the rest is asked for. */
const FIRST_ORDERS = 6;
const MOST_TRACKED = 5;

/**
 * The right column: who the customer is, their cases and orders, and when they were here before. Moves of cases
 * and tickets pass through as `case-move` and `ticket-move`.
 *
 * @event panel-back - on narrow screens, back to the conversation
 * @event panel-reload - load again what did not come
 * @event panel-open - `detail` the summary of an earlier conversation to read
 * @event panel-copy - `detail` the text to copy
 */
export class CustomerPanel extends ConsoleElement {
  static override properties = {
    summary: { attribute: false },
    state: { attribute: false },
    today: { type: Number },
    expanded: { state: true },
    all: { state: true },
  };
  static override styles = [...ConsoleElement.styles, cards, customerPanelStyles];
  declare summary: ConversationSummary | undefined;
  declare state: BesideState;
  declare today: number;
  /** The number of the unfolded order. */
  declare protected expanded: string | undefined;
  declare protected all: boolean;

  constructor() {
    super();
    this.state = { name: 'loading' };
    this.today = 0;
    this.all = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('summary')) return;
    if (changed.get('summary')?.conversation === this.summary?.conversation) return;
    this.expanded = undefined;
    this.all = false;
  }

  override render() {
    const { summary, state, words } = this;
    if (!summary) return undefined;
    return html`<section aria-label=${words.customer.label}>
      ${this.#who(summary)} ${state.name === 'there' ? this.#there(state.beside) : this.#notThere(state)}
    </section>`;
  }

  #who(summary: ConversationSummary) {
    const { words } = this;
    const name = customerName(summary, words);
    const tier = summary.customer?.tier;
    return html`<div class="block who">
      <button class="btn quiet square back" aria-label=${words.close} @click=${() => this.ask('panel-back')}>
        ${icon('back')}
      </button>
      <span class="face large" aria-hidden="true">${initial(name)}</span>
      <div class="grow">
        <h2>
          <span class="clip">${name}</span>${tierMark(tier, '')}
          ${tier && tier !== 'ordinary' ? html`<span class="small muted">${words.inbox.tiers[tier]}</span>` : undefined}
        </h2>
        <p class="small muted clip">${summary.customer ? summary.customer.id : words.customer.guest}</p>
      </div>
    </div>`;
  }

  #there(beside: Beside) {
    return html`${this.#facts(beside)}${this.#afterSales(beside)}${this.#orders(beside)}${this.#history(beside)}`;
  }

  #notThere(state: BesideState) {
    const { customer } = this.words;
    if (state.name === 'failed') {
      return html`<div class="block" role="status">
        <p>${customer.failed}</p>
        <button class="btn outline" @click=${() => this.ask('panel-reload')}>${customer.retry}</button>
      </div>`;
    }
    return html`<div class="block bones" role="status" aria-label=${customer.loading}>
      <i></i><i></i><i></i><i></i>
    </div>`;
  }

  #facts({ customer, conversation, orders }: Beside) {
    const { words } = this;
    const context = this.summary?.page ?? conversation.page;
    const page = context?.title ?? context?.url;
    const seen = context?.tracked?.map(({ name, data }) => [name, ...Object.values(data ?? {})].join(' '));
    const facts: [string, string | undefined][] = [
      [words.customer.phone, customer?.phone ?? orders.find((order) => order.phone)?.phone],
      [words.customer.email, customer?.email],
      [words.customer.page, page],
      [words.customer.tracked, seen?.slice(-MOST_TRACKED).join(' · ')],
      ...Object.entries(context?.attributes ?? {}).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
      [words.customer.language, this.#language(conversation.locale)],
    ];
    const known = facts.filter(([, value]) => value);
    if (known.length === 0) return undefined;
    return html`<dl class="block facts">
      ${known.map(([name, value]) => html`<dt>${name}</dt><dd class="clip" title=${value ?? ''}>${value}</dd>`)}
    </dl>`;
  }

  #language(locale: string): string | undefined {
    if (!locale) return undefined;
    try {
      return new Intl.DisplayNames(this.words.locale, { type: 'language' }).of(
        new Intl.Locale(locale).language,
      );
    } catch {
      return locale;
    }
  }

  #orders({ customer, orders }: Beside) {
    const { words } = this;
    const shown = this.all ? orders : orders.slice(0, FIRST_ORDERS);
    return html`<div class="block">
      <div class="title">
        <h3>${words.customer.orders} ${orders.length || ''}</h3>
        ${
          shown.length < orders.length
            ? html`<button class="link" @click=${() => (this.all = true)}>+ ${orders.length - shown.length}</button>`
            : undefined
        }
      </div>
      ${
        orders.length === 0
          ? html`<p class="muted">${customer ? words.customer.noOrders : words.customer.guestHint}</p>`
          : html`<ul>
              ${shown.map((order) =>
                orderEntry(order, {
                  words,
                  now: this.today,
                  expanded: this.expanded === order.number,
                  toggle: () => (this.expanded = this.expanded === order.number ? undefined : order.number),
                  copy: (text) => this.ask('panel-copy', text),
                }),
              )}
            </ul>`
      }
    </div>`;
  }

  #afterSales({ cases = [], tickets = [] }: Beside) {
    return html`<desk-case-list
      .words=${this.words}
      .cases=${cases}
      .tickets=${tickets}
      .today=${this.today}
    ></desk-case-list>`;
  }

  #history({ history }: Beside) {
    const { words } = this;
    return html`<div class="block">
      <div class="title"><h3>${words.customer.history}</h3></div>
      ${
        history.length === 0
          ? html`<p class="muted">${words.customer.noHistory}</p>`
          : html`<ul>
              ${history.map(
                (earlier) => html`<li>
                  <button class="earlier" @click=${() => this.ask('panel-open', earlier)}>
                    <span class="small muted day">${shortDate(earlier.at, this.today, words)}</span
                    ><span class="clip grow">${earlier.preview}</span>
                  </button>
                </li>`,
              )}
            </ul>`
      }
    </div>`;
  }
}
