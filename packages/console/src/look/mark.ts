import { html, type TemplateResult } from 'lit';

const bubble =
  'M19.5 11h17A8.5 8.5 0 0 1 45 19.5v10.8a8.5 8.5 0 0 1-8.5 8.5h-2.3V24.2a1.7 1.7 0 0 0-1.7-1.7h-9a1.7 1.7 0 0 0-1.7 1.7v14.6h-2.3a8.5 8.5 0 0 1-8.5-8.5V19.5a8.5 8.5 0 0 1 8.5-8.5z';
const door =
  'M32 24.6v14.9l-5.9 5.4a.7.7 0 0 1-1.2-.5V29.8c0-.5.2-.9.6-1.2zM27.2 36.9a1 1 0 1 0 0-2 1 1 0 0 0 0 2z';

/** The mark: a speech bubble whose tail is a small door left ajar, on its soft-cornered square. */
export function mark(size: number): TemplateResult {
  return html`<svg class="mark" width=${size} height=${size} viewBox="0 0 56 56" aria-hidden="true">
    <rect width="56" height="56" rx="18" fill="var(--zaine-brand)" />
    <g fill="var(--zaine-on-brand)" fill-rule="evenodd"><path d=${bubble} /><path d=${door} /></g>
  </svg>`;
}

/** The mark in outline, for places where nothing is yet. */
export function outlineMark(size: number): TemplateResult {
  return html`<svg class="icon" width=${size} height=${size} viewBox="8 8 40 40" aria-hidden="true">
    <path d="M22 39h-2.5a9 9 0 0 1-9-9V19.5a9 9 0 0 1 9-9h17a9 9 0 0 1 9 9V30a9 9 0 0 1-9 9H34V22.5H22z" />
    <path d="M34 22.5v17.2L26 46V28.3zM28.9 36.4v.1" />
  </svg>`;
}
