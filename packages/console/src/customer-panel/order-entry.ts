import type { Order, Parcel } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { itemLine } from '../cards/order.ts';
import { parcelStops } from '../cards/parcel.ts';
import { icon } from '../look/icons.ts';
import { dayName, localized, money, shortDate } from '../strings/format.ts';
import type { Words } from '../strings/words.ts';

/** What an order is drawn with. */
export interface OrderContext {
  words: Words;
  now: number;
  expanded: boolean;
  toggle: () => void;
  copy: (text: string) => void;
}

/** An order in two lines; unfolded with its lines, parcels and address. */
export function orderEntry(order: Order, context: OrderContext): TemplateResult {
  const { words, now, expanded, toggle } = context;
  const [first] = order.items;
  const title = first ? localized(first.title, words) : order.number;
  const more = order.items.length > 1 ? ` ${words.card.more(order.items.length)}` : '';
  return html`<li>
    <button class="order" aria-expanded=${expanded ? 'true' : 'false'} @click=${toggle}>
      ${picture(first?.image)}
      <span class="two">
        <span class="line"
          ><span class="clip">${title}${more}</span><span>${money(order.total, order.currency, words)}</span></span
        >
        <span class="line small muted"
          ><span class="clip">${standing(order, words, now)}</span
          ><span>${words.customer.tail(order.number.slice(-4))}</span></span
        >
      </span>
    </button>
    ${expanded ? details(order, context) : undefined}
  </li>`;
}

/** Where an order stands: its parcel's word when there is one on the way, else its own. */
function standing(order: Order, words: Words, now: number): TemplateResult {
  const parcel = order.parcels?.at(-1);
  const moving = order.status === 'shipped' && parcel;
  const status = moving ? words.card.parcelStatus[parcel.status] : words.card.orderStatus[order.status];
  const arrived = parcel?.events.at(-1)?.at;
  const when =
    moving && parcel.eta
      ? words.card.expected(dayName(parcel.eta, now, words))
      : shortDate(order.status === 'delivered' && arrived ? arrived : order.placedAt, now, words);
  return html`${status}<span class="dotted"></span>${when}`;
}

function picture(image: string | undefined) {
  const hide = (event: Event) => ((event.target as HTMLElement).hidden = true);
  const address = image && new URL(image, new URL('../', document.baseURI)).href;
  return html`<span class="picture"
    >${icon('bag')}${address ? html`<img src=${address} alt="" @error=${hide} />` : undefined}</span
  >`;
}

function details(order: Order, { words, now, copy }: OrderContext) {
  const { customer } = words;
  const { address } = order;
  const place = [address?.name, order.phone, address?.city, address?.line].filter(Boolean).join(' ');
  return html`<div class="details">
    ${order.items.map((item) => itemLine(item, order.currency, words))}
    <dl>
      <dt>${customer.number}</dt>
      <dd>${copyable(order.number, words, copy)}</dd>
      ${order.shipBy && order.status === 'paid' ? fact(customer.shipBy, shortDate(order.shipBy, now, words)) : undefined}
      ${place ? fact(customer.sendsTo, place) : undefined}
      ${order.note ? fact(customer.remark, order.note) : undefined}
    </dl>
    ${order.parcels?.map((parcel) => parcelDetails(parcel, words, { now, copy }))}
  </div>`;
}

function parcelDetails(parcel: Parcel, words: Words, { now, copy }: Pick<OrderContext, 'now' | 'copy'>) {
  return html`<div class="parcel">
    <p class="line">
      <span>${localized(parcel.carrier, words)} ${copyable(parcel.tracking, words, copy)}</span>
      <span>${words.card.parcelStatus[parcel.status]}</span>
    </p>
    ${parcelStops(parcel, words, { now, most: 4 })}
  </div>`;
}

function fact(name: string, value: string) {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}

function copyable(text: string, words: Words, copy: (text: string) => void) {
  return html`<button class="copy" title=${words.customer.copy} @click=${() => copy(text)}>
    ${text}${icon('copy', 12)}<span class="unseen">${words.customer.copy}</span>
  </button>`;
}
