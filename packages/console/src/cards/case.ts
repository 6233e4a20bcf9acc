import type { AfterSalesCase } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { icon } from '../look/icons.ts';
import { clockTime, shortDate } from '../strings/format.ts';
import type { Words } from '../strings/words.ts';

/** The progress of an after-sales case: a path of steps, the promise under the present one. */
export function caseCard(shown: AfterSalesCase, words: Words, now: number): TemplateResult {
  const present = shown.steps.findIndex((step) => step.state === shown.state);
  return html`<div class="card">
    <div class="head">
      ${icon('clock', 16)}<b class="grow">${words.card.caseTypes[shown.type]}</b>
      <span class="muted">${shown.id}</span>
    </div>
    <div class="rule"></div>
    <ol class="path">
      ${shown.steps.map(
        (step, index) => html`<li
          class=${index < present ? 'past' : index === present ? 'now' : ''}
          aria-current=${index === present ? 'step' : 'false'}
        >
          ${words.card.caseStates[step.state]}${stepTime(step, words, now)}
        </li>`,
      )}
    </ol>
  </div>`;
}

function stepTime(step: AfterSalesCase['steps'][number], words: Words, now: number) {
  if (step.promise) return html`<small>${words.card.expectedBy(moment(step.promise, words, now))}</small>`;
  return step.at && html`<small>${moment(step.at, words, now)}</small>`;
}

function moment(iso: string, words: Words, now: number): string {
  const today = new Date(iso).toDateString() === new Date(now).toDateString();
  return today ? clockTime(iso, words) : shortDate(iso, now, words);
}
