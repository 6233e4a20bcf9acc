import { html, nothing, svg, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { base } from '../theme/base.styles.ts';
import { card } from '../theme/card.styles.ts';
import { receipt } from '../theme/receipt.styles.ts';
import { styles } from './rating.styles.ts';

type Score = 1 | 2 | 3 | 4 | 5;

const scores: readonly Score[] = [1, 2, 3, 4, 5];
const mouths = [
  'M8.2 16.5c2-2.7 5.6-2.7 7.6 0M8.3 9l1.9.9M15.7 9l-1.9.9',
  'M8.6 16c1.9-1.5 4.9-1.5 6.8 0M9.2 9.6v.5M14.8 9.6v.5',
  'M8.7 15.2h6.6M9.2 9.6v.5M14.8 9.6v.5',
  'M8.4 14.3c1.9 2.1 5.3 2.1 7.2 0M9.2 9.6v.5M14.8 9.6v.5',
  'M7.8 13.5c1.5 4.4 6.9 4.4 8.4 0zM8.3 10c.5-1 1.5-1 2 0M13.7 10c.5-1 1.5-1 2 0',
];

/** Five faces, a few words to tap for the reason, and one button; shown once a conversation has ended. */
export class ZaineRating extends ZaineElement {
  static override styles = [base, card, receipt, styles];
  static override properties = {
    agent: { attribute: false },
    score: { state: true },
    reasons: { state: true },
  };

  /** The person who served, where it was one. */
  declare agent: string | undefined;
  declare private score: Score | undefined;
  declare private reasons: readonly string[];

  constructor() {
    super();
    this.reasons = [];
  }

  protected override render(): TemplateResult {
    const text = this.words.more;
    const question = this.agent ? text.rateAgent(this.agent) : text.rateBot;
    return html`<article>
      <form @submit=${this.#rate}>
        <fieldset>
          <legend class="title">${question}</legend>
          <div class="faces">${scores.map((score) => this.#face(score))}</div>
        </fieldset>
        ${this.score ? this.#more(this.score) : nothing}
      </form>
    </article>`;
  }

  #face(score: Score): TemplateResult {
    return html`<label>
      <input class="vh" type="radio" name="score" .checked=${this.score === score} @change=${() => this.#choose(score)} />
      <i><svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />${svg`<path d=${mouths[score - 1]} />`}
      </svg></i>
      ${this.words.more.faces[score - 1]}
    </label>`;
  }

  #more(score: Score): TemplateResult {
    const text = this.words.more;
    return html`<div class="reasons">
        ${(score > 3 ? text.praise : text.blame).map(
          (
            reason,
          ) => html`<button type="button" aria-pressed=${this.reasons.includes(reason)} @click=${() => this.#toggle(reason)}>
            ${reason}
          </button>`,
        )}
      </div>
      <div class="buttons"><button class="button primary">${text.rate}</button></div>`;
  }

  #choose(score: Score): void {
    this.score = score;
    this.reasons = [];
  }

  #toggle(reason: string): void {
    const without = this.reasons.filter((other) => other !== reason);
    this.reasons = without.length < this.reasons.length ? without : [...without, reason];
  }

  #rate(event: Event): void {
    event.preventDefault();
    const text = this.reasons.join(this.words.more.listComma);
    if (this.score)
      this.tell({ do: 'post', body: { kind: 'rating', score: this.score, ...(text && { text }) } });
  }
}
