import type { Parcel } from '@zaine/protocol';
import { html, type TemplateResult } from 'lit';
import { icon } from '../look/icons.ts';
import { clockTime, dayName, localized } from '../strings/format.ts';
import type { Words } from '../strings/words.ts';

/** A parcel's stops, the latest first and at most `most` of them. */
export function parcelStops(
  parcel: Parcel,
  words: Words,
  options: { now: number; most: number },
): TemplateResult {
  const latest = [...parcel.events].reverse().slice(0, options.most);
  return html`<ol class="stops">
    ${latest.map(
      (stop) => html`<li>
        <span
          >${localized(stop.place, words)}<span class=${stop.place ? 'dotted' : ''}
            >${localized(stop.text, words)}</span
          ></span
        >
        <time datetime=${stop.at}>${dayName(stop.at, options.now, words)} ${clockTime(stop.at, words)}</time>
      </li>`,
    )}
  </ol>`;
}

/** The tracking number, which leads to the carrier's own page where there is one. */
function tracking({ tracking: number, url }: Parcel): TemplateResult {
  if (!url || !/^https?:/.test(url)) return html`<span>${number}</span>`;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${number}</a>`;
}

/** A parcel as a receipt in the log. */
export function parcelCard(parcel: Parcel, words: Words, now: number): TemplateResult {
  return html`<div class="card">
    <div class="head">
      ${icon('parcel', 16)}<b class="grow">${localized(parcel.carrier, words)}</b
      ><span>${words.card.parcelStatus[parcel.status]}</span>
    </div>
    <div class="row muted small">
      ${tracking(parcel)}
      ${parcel.eta ? html`<span>${words.card.expected(dayName(parcel.eta, now, words))}</span>` : undefined}
    </div>
    <div class="rule"></div>
    ${parcelStops(parcel, words, { now, most: 2 })}
  </div>`;
}
