import type { AfterSalesCase } from '@zaine/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { clock, dayName } from '../format/clock.ts';
import { dateOf, dayInside, today } from '../format/day.ts';
import { base } from '../theme/base.styles.ts';
import { card } from '../theme/card.styles.ts';
import { receipt } from '../theme/receipt.styles.ts';
import { styles } from './case-card.styles.ts';

type Step = AfterSalesCase['steps'][number];

const over: readonly string[] = ['refunded', 'resent', 'closed'];
/** More steps than have room for their names beside each other go below each other. */
const MOST_ABREAST = 5;

/** How far an after-sales case has come: a path of steps, the promise under the present one. */
export class ZaineCaseCard extends ZaineElement {
  static override styles = [base, card, receipt, styles];
  static override properties = { case: { attribute: false } };

  declare case: AfterSalesCase;

  protected override render(): TemplateResult {
    const { type, id, steps, state } = this.case;
    const text = this.words.more;
    const present = steps.findLastIndex((step) => step.state === state);
    const promise = steps[present]?.promise;
    const tone = state === 'refused' ? 'bad' : over.includes(state) ? 'good' : 'go';
    return html`<article aria-label="${text.caseType[type]} ${id}">
      <header>
        <h3>${text.caseType[type]} <span>${id}</span></h3>
        <span class="status ${tone}">${text.caseState[state]}</span>
      </header>
      <ol class=${steps.length > MOST_ABREAST ? 'long' : nothing}>
        ${steps.map((step, index) => this.#step(step, Math.sign(index - present), tone))}
      </ol>
      ${promise ? this.#promise(promise, waitsForGoods(this.case)) : nothing}
    </article>`;
  }

  #step({ state, at }: Step, place: number, tone: string): TemplateResult {
    const { words } = this;
    const name = ['done', `now ${tone}`, ''][place + 1];
    return html`<li class=${name ?? ''} aria-current=${place === 0 ? 'step' : nothing}>
      ${words.more.caseState[state]}${at ? html`<span>${dayName(dateOf(at, words), words, today(words))}</span>` : nothing}
    </li>`;
  }

  #promise(at: string, yours: boolean): TemplateResult {
    const { words } = this;
    const date = dateOf(at, words);
    const { promise, yourTurn } = words.more;
    const [when, what] = (yours ? yourTurn : promise)(
      `${dayInside(date, words, today(words))} ${at.length > 10 ? clock(date, words) : ''}`.trim(),
    );
    return html`<p class="promise"><b>${when}</b>${what}</p>`;
  }
}

/** True where the next step is the customer's: to send the goods back. */
function waitsForGoods({ state, steps }: AfterSalesCase): boolean {
  return state === 'approved' && steps.some((step) => step.state === 'sent_back');
}
