import { html, type TemplateResult } from 'lit';
import { icon } from '../icon/icon.ts';

/** The picture of a thing, square; a drawn parcel where there is none. `server` is what relative addresses are resolved against. */
export function thumb(image: string | undefined, server: string): TemplateResult {
  const source =
    image && URL.canParse(image, server || undefined) ? new URL(image, server || undefined) : undefined;
  const safe = source && /^https?:$/.test(source.protocol);
  return html`<span class="thumb">${
    safe ? html`<img src=${source.href} alt="" loading="lazy" decoding="async" />` : icon('parcel', 24)
  }</span>`;
}
