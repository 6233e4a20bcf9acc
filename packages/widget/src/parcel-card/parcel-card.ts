import type { Parcel, ParcelEvent } from '@zaine/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { passed } from '../format/clock.ts';
import { dateOf, today } from '../format/day.ts';
import { localize } from '../format/localize.ts';
import { parcelStatus } from '../order-card/order-status.ts';
import { base } from '../theme/base.styles.ts';
import { card } from '../theme/card.styles.ts';
import { receipt } from '../theme/receipt.styles.ts';
import { arrival } from './arrival.ts';
import { styles } from './parcel-card.styles.ts';

/** How many stops are drawn before the shopper asks for the rest. */
const MOST = 5;

/** A long number in pieces that the eye can hold; copied, it is still one number. */
const inFours = (number: string) =>
  (number.match(/^\D*\d{1,4}|\d{1,4}|\D+/g) ?? [number]).map((piece) => html`<span>${piece}</span>`);

/** A parcel: the day it comes, large, and its stops, the latest first and only that one in full ink. */
export class ZaineParcelCard extends ZaineElement {
  static override styles = [base, card, receipt, styles];
  static override properties = { parcel: { attribute: false }, all: { state: true } };

  declare parcel: Parcel;
  declare private all: boolean;

  constructor() {
    super();
    this.all = false;
  }

  protected override render(): TemplateResult {
    const { parcel, words } = this;
    const { label, tone } = parcelStatus(parcel, words);
    const carrier = localize(parcel.carrier, words.locale);
    return html`<article aria-label="${carrier} ${parcel.tracking}">
      <header>
        <h3>${carrier} ${this.#number()}</h3>
        <span class="status ${tone}">${label}</span>
      </header>
      ${this.#arrival()}
      <ol>
        ${this.#stops(tone)}
      </ol>
    </article>`;
  }

  /** The tracking number, which leads to the carrier's own page where there is one. */
  #number(): TemplateResult {
    const { url, tracking } = this.parcel;
    if (!url || !/^https?:/.test(url)) return html`<span class="number">${inFours(tracking)}</span>`;
    return html`<a class="number" href=${url} target="_blank" rel="noopener noreferrer">${inFours(tracking)}</a>`;
  }

  #arrival(): TemplateResult | typeof nothing {
    const when = arrival(this.parcel, this.words, today(this.words));
    if (!when) return nothing;
    return html`<div class="day">
      <small>${when.label}</small>
      <p><b>${when.day}</b><span>${when.aside}</span>${when.late ? html`<span class="late">${when.late}</span>` : nothing}</p>
    </div>`;
  }

  #stops(tone: string): unknown {
    const { more } = this.words;
    // The carrier's list is oldest first by contract, but a late scan may arrive out of turn.
    const stops = this.parcel.events.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
    if (!stops.length) return html`<li class="now ${tone}"><span>${more.noStops}</span></li>`;
    // Hiding a single stop would save nothing.
    const shown = this.all || stops.length <= MOST + 1 ? stops : stops.slice(0, MOST);
    const hidden = stops.length - shown.length;
    return html`${shown.map((stop, index) => this.#stop(stop, index === 0 ? `now ${tone}` : ''))}
      ${hidden ? html`<li><button class="more" @click=${this.#showAll}>${more.moreStops(hidden)}</button></li>` : nothing}`;
  }

  #stop({ at, place, text }: ParcelEvent, name: string): TemplateResult {
    const { locale } = this.words;
    const where = place ? localize(place, locale) : '';
    const said = localize(text, locale);
    return html`<li class=${name}>
      <span>${said}${name && where && !said.includes(where) ? html`<span>${where}</span>` : nothing}</span>
      <time datetime=${at}>${passed(dateOf(at, this.words), this.words, today(this.words))}</time>
    </li>`;
  }

  #showAll(): void {
    this.all = true;
  }
}
