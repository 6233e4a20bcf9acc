import type { MessageBody } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { icon } from '../look/icons.ts';
import type { Words } from '../strings/words.ts';
import { caseCard } from './case.ts';
import { linked } from './linked.ts';
import { orderCard, productsCard } from './order.ts';
import { parcelCard } from './parcel.ts';

/** The content of a bubble: the words, the card that goes with them, the quick replies that were offered. */
export function messageBody(body: MessageBody, words: Words, now: number): TemplateResult {
  const said = saidIn(body);
  return html`${said ? html`<div class="said">${linked(said)}</div>` : undefined}${cardOf(body, words, now)}${offered(body)}`;
}

/** The text of a card says what the card says; drawn together they would say it twice. */
const drawnInstead: ReadonlySet<MessageBody['kind']> = new Set(['order', 'parcel', 'case']);

function saidIn(body: MessageBody): string {
  if (body.kind === 'choice') return body.label;
  return 'text' in body && !drawnInstead.has(body.kind) ? body.text : '';
}

function cardOf(body: MessageBody, words: Words, now: number) {
  switch (body.kind) {
    case 'order':
      return orderCard(body.order, words, now);
    case 'parcel':
      return parcelCard(body.parcel, words, now);
    case 'case':
      return caseCard(body.case, words, now);
    case 'products':
      return productsCard(body.products, words);
    case 'article':
      return html`<div class="card">
        <div class="head">${icon('page', 16)}<b>${body.article.title}</b></div>
      </div>`;
    case 'form':
      return 'values' in body ? answers(body.values) : asked(body.fields.map((field) => field.label));
    case 'file':
      return file(body.file, words);
    default:
      return undefined;
  }
}

function answers(values: Record<string, string>) {
  return html`<div class="card">
    ${Object.entries(values).map(
      ([name, value]) => html`<div class="row"><span class="muted">${name}</span><span>${value}</span></div>`,
    )}
  </div>`;
}

function asked(labels: readonly string[]) {
  return html`<ul class="pills">${labels.map((label) => html`<li>${label}</li>`)}</ul>`;
}

function offered(body: MessageBody) {
  if (!('choices' in body) || !body.choices?.length) return undefined;
  return asked(body.choices.map((choice) => choice.label));
}

function file(id: string, words: Words) {
  const hide = (event: Event) => ((event.target as HTMLElement).hidden = true);
  return html`<a href="../v1/files/${id}" target="_blank" rel="noopener">
    <img class="photo" src="../v1/files/${id}" alt=${words.log.file} @error=${hide} />
    <span class="file" hidden>${icon('clip', 16)}${words.log.file}</span>
  </a>`;
}
