import type { CaseState } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { cards } from '../cards/cards.styles.ts';
import { ConsoleElement } from '../look/console-element.ts';
import { clockTime, dayName, localized, money } from '../strings/format.ts';
import type { CaseMove, DeskCase, DeskTicket, TicketMove } from './after-sales.ts';
import { caseListStyles } from './case-list.styles.ts';

/** What a move needs to be told with it. */
const needs: Partial<Record<CaseState, 'note' | 'tracking' | 'amount'>> = {
  refused: 'note',
  sent_back: 'tracking',
  refunded: 'amount',
};
/** Moves that look back or end it come last and quietly. */
const quiet: readonly CaseState[] = ['refused', 'closed'];

/**
 * A customer's after-sales cases with what can be done about each, and the tickets that are open for them.
 *
 * @event case-move - `detail` the {@link CaseMove} to make
 * @event ticket-move - `detail` the {@link TicketMove} to make
 */
export class CaseList extends ConsoleElement {
  static override properties = {
    cases: { attribute: false },
    tickets: { attribute: false },
    today: { type: Number },
    asking: { state: true },
    all: { state: true },
  };
  static override styles = [...ConsoleElement.styles, cards, caseListStyles];
  declare cases: readonly DeskCase[];
  declare tickets: readonly DeskTicket[];
  declare today: number;
  /** The move that waits for what it needs. */
  declare protected asking: { id: string; state: CaseState } | undefined;
  /** Whether settled ones show, too. */
  declare protected all: boolean;

  constructor() {
    super();
    this.cases = [];
    this.tickets = [];
    this.today = 0;
    this.all = false;
  }

  override render() {
    const { afterSales } = this.words;
    const open = this.cases.filter(({ state }) => state !== 'closed');
    const shown = this.all ? this.cases : open;
    const tickets = this.tickets.filter(({ state }) => state !== 'done');
    if (this.cases.length + tickets.length === 0) return undefined;
    return html`<div class="block">
      <div class="title">
        <h3>${afterSales.title} ${open.length || ''}</h3>
        ${
          shown.length < this.cases.length
            ? html`<button class="link" @click=${() => (this.all = true)}>+ ${this.cases.length - shown.length}</button>`
            : undefined
        }
      </div>
      <ul>
        ${shown.map((each) => this.#case(each))}
      </ul>
      ${tickets.length > 0 ? html`<ul class="tickets" aria-label=${afterSales.tickets}>${tickets.map((each) => this.#ticket(each))}</ul>` : undefined}
    </div>`;
  }

  #case(shown: DeskCase): TemplateResult {
    const { words } = this;
    const { card, afterSales } = words;
    const promise = shown.steps.find(({ state }) => state === shown.state)?.promise;
    const sum = shown.amount === undefined ? '' : money(shown.amount, shown.currency, words);
    const name = `${card.caseTypes[shown.type]} ${shown.id}`;
    return html`<li class="case" aria-label=${name}>
      <p class="line"><b>${card.caseTypes[shown.type]} ${sum}</b><span class="small muted">${shown.id}</span></p>
      <p class="small">
        ${card.caseStates[shown.state]}${promise ? html`<span class="dotted"></span>${card.expectedBy(this.#moment(promise))}` : undefined}
      </p>
      <p class="small muted">${afterSales.order(shown.order.slice(-4))}<span class="dotted"></span>${afterSales.freight[shown.freight]}${shown.tracking ? html`<span class="dotted"></span>${shown.tracking}` : undefined}</p>
      ${shown.words ? html`<blockquote class="small">${shown.words}</blockquote>` : undefined}
      ${this.asking?.id === shown.id ? this.#form(shown, this.asking.state) : this.#moves(shown)}
    </li>`;
  }

  #moves({ id, next }: DeskCase): TemplateResult | undefined {
    if (next.length === 0) return undefined;
    const { moves } = this.words.afterSales;
    const sorted = [...next].sort((a, b) => quiet.indexOf(a) - quiet.indexOf(b));
    return html`<p class="moves">
      ${sorted.map(
        (state) => html`<button
          class="btn ${quiet.includes(state) ? 'quiet' : 'outline'}"
          @click=${() => this.#press({ id, state })}
        >${moves[state]}</button>`,
      )}
    </p>`;
  }

  /** What is moved says so itself; the rest is asked for first. */
  #press(move: CaseMove): void {
    if (needs[move.state]) this.asking = move;
    else this.ask<CaseMove>('case-move', move);
  }

  override updated(): void {
    const field = this.renderRoot.querySelector('input');
    if (field && this.shadowRoot?.activeElement?.localName !== 'input') field.focus();
  }

  #form(shown: DeskCase, state: CaseState): TemplateResult {
    const { words } = this;
    const { afterSales } = words;
    const need = needs[state] ?? 'note';
    const amount = shown.amount === undefined ? '' : String(shown.amount / unitOf(shown.currency));
    return html`<form class="ask" @submit=${(event: SubmitEvent) => this.#submit(event, shown, state)}>
      <label class="small">${afterSales.needs[need]}
        <input
          name=${need}
          required
          autocomplete="off"
          type=${need === 'amount' ? 'number' : 'text'}
          min="0"
          step=${1 / unitOf(shown.currency)}
          maxlength="500"
          .value=${need === 'amount' ? amount : ''}
        />
      </label>
      <p class="moves">
        <button class="btn main">${afterSales.moves[state]}</button>
        <button class="btn quiet" type="button" @click=${() => (this.asking = undefined)}>${afterSales.notNow}</button>
      </p>
    </form>`;
  }

  #submit(event: SubmitEvent, { id, currency }: DeskCase, state: CaseState): void {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector('input');
    const value = field?.value.trim() ?? '';
    if (!field || value === '') return;
    const told =
      field.name === 'amount'
        ? { amount: Math.round(Number(value) * unitOf(currency)) }
        : { [field.name]: value };
    this.asking = undefined;
    this.ask<CaseMove>('case-move', { id, state, ...told });
  }

  #ticket(ticket: DeskTicket): TemplateResult {
    const { words } = this;
    const { afterSales } = words;
    const { id, state } = ticket;
    const subject = localized(ticket.subject, words);
    const to = (next: TicketMove['state']) => () => this.ask<TicketMove>('ticket-move', { id, state: next });
    return html`<li class="case" aria-label=${`${subject} ${id}`}>
      <p class="line"><b class="clip">${subject}</b><span class="small muted">${id}</span></p>
      <p class="small">
        ${afterSales.departments[ticket.department]}<span class="dotted"></span>${afterSales.ticketStates[state]}<span class="dotted"></span>${words.card.expectedBy(this.#moment(ticket.promise))}
      </p>
      <p class="small muted">${localized(ticket.body, words)}</p>
      <p class="moves">
        ${state === 'open' ? html`<button class="btn outline" @click=${to('working')}>${afterSales.startTicket}</button>` : undefined}
        <button class="btn outline" @click=${to('done')}>${afterSales.endTicket}</button>
      </p>
    </li>`;
  }

  #moment(iso: string): string {
    return `${dayName(iso, this.today, this.words)} ${clockTime(iso, this.words)}`;
  }
}

/** How many of the smallest unit make one of the currency: 100 fen a yuan, 1 yen a yen. */
function unitOf(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}
