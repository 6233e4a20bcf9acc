import { svg, type TemplateResult } from 'lit';

const paths = {
  down: 'M5.5 7.8 10 12.3l4.5-4.5',
  forward: 'M8 5.5l4.5 4.5L8 14.5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  send: 'M10 15.5V5M5.5 9.3 10 4.8l4.5 4.5',
  offline:
    'M4 3.8l12 12.4M3 8.8A10.5 10.5 0 0 1 6.3 6.6M9.5 5.7A10.4 10.4 0 0 1 17 8.8M5.9 11.8a6.4 6.4 0 0 1 2.7-1.6M12.9 10.9a6.5 6.5 0 0 1 1.2.9M10 15h.01',
  out: 'M11.5 4H16v4.5M16 4l-6 6M8 5H4.8v10.2H15V12',
  parcel: 'M3.5 6.8 10 3.5l6.5 3.3v6.6L10 16.6l-6.5-3.2zM3.5 6.8 10 10l6.5-3.2M10 10v6.6M6.7 5.2l6.5 3.2',
} as const;

/** A glyph drawn on 20 by 20 with a stroke of 1.6; decoration only, so name the control it stands in. */
export const glyph = (path: string, size = 20, stroke = 1.6): TemplateResult => svg`<svg
  width=${size} height=${size} viewBox="0 0 20 20" fill="none" stroke="currentColor"
  stroke-width=${stroke} stroke-linecap="round" stroke-linejoin="round"
  aria-hidden="true"><path d=${path} /></svg>`;

/** A glyph of those that the window shows before anything was said. */
export const icon = (name: keyof typeof paths, size?: number): TemplateResult =>
  glyph(paths[name], size, name === 'more' ? 2.8 : undefined);
