import type { MessageBody } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import type { Reach } from '../element/zaine-element.ts';
import type { Words } from '../strings/words.ts';
import { linkify } from './linkify.ts';
import { plainText } from './plain-text.ts';

/** What a card needs beside its body: where pictures come from, and whether a form still waits for its answer. */
export interface BodyContext {
  words: Words;
  /** The origin that relative picture addresses are resolved against. */
  server: string;
  /** Knows where files are kept, and what opens them. */
  reach: Reach;
  /** The id of the message; a form's answer names it. */
  id: string;
  /** True for the latest message, the only one that still asks. */
  latest: boolean;
}

/** The card of a body, or undefined where a bubble says it all. Its light DOM is the text, shown until the card's code is there. */
export function cardOf(
  body: MessageBody,
  { words, server, reach, id, latest }: BodyContext,
): TemplateResult | undefined {
  switch (body.kind) {
    case 'order':
      return html`<zaine-order-card class="card" .order=${body.order} .words=${words} .server=${server}>${body.text}</zaine-order-card>`;
    case 'parcel':
      return html`<zaine-parcel-card class="card" .parcel=${body.parcel} .words=${words}>${body.text}</zaine-parcel-card>`;
    case 'article':
      return html`<zaine-article-card class="card" .article=${body.article} .words=${words}>${body.text}</zaine-article-card>`;
    case 'case':
      return html`<zaine-case-card class="card" .case=${body.case} .words=${words}>${body.text}</zaine-case-card>`;
    case 'products':
      return html`<zaine-products-card class="card" .products=${body.products} .words=${words} .server=${server}>${body.text}</zaine-products-card>`;
    case 'file':
      return html`<zaine-file-card .file=${body} .reach=${reach} .words=${words}>${words.text.file}</zaine-file-card>`;
    case 'form':
      return 'fields' in body
        ? html`<zaine-form-card class="card" .form=${body} .formId=${id} .open=${latest} .words=${words}>${body.text}</zaine-form-card>`
        : undefined;
    default:
      return undefined;
  }
}

/** True for bodies whose cards come with those of orders. */
export const isOrder = ({ kind }: MessageBody): boolean => kind === 'order' || kind === 'parcel';

/** True for bodies whose cards come in a chunk of their own. */
export const isRare = (body: MessageBody): boolean =>
  body.kind === 'case' ||
  body.kind === 'products' ||
  body.kind === 'file' ||
  (body.kind === 'form' && 'fields' in body);

/** The words of a bubble. Whatever stands in place of a text, the rest of the conversation is drawn. */
export const bubbleText = (body: MessageBody, words: Words) => linkify(String(plainText(body, words)));
