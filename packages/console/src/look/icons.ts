import { html, nothing, svg, type TemplateResult } from 'lit';

/** 20 px, stroke 1.6, drawn for this set. */
const paths = {
  inbox: svg`<path d="M3.2 11.6 5.3 5.3A1.4 1.4 0 0 1 6.6 4.4h6.8a1.4 1.4 0 0 1 1.3.9l2.1 6.3v2.8a1.4 1.4 0 0 1-1.4 1.4H4.6a1.4 1.4 0 0 1-1.4-1.4zm.3.1h3.2c.4 1.4 1.6 2.2 3.3 2.2s2.9-.8 3.3-2.2h3.2"/>`,
  bot: svg`<rect x="3.6" y="6.8" width="12.8" height="9" rx="3.2"/><path d="M10 6.8V4.6M7.6 10.6v1.2M12.4 10.6v1.2"/><circle cx="10" cy="3.6" r=".9"/>`,
  lock: svg`<rect x="4.4" y="8.8" width="11.2" height="7.6" rx="2"/><path d="M6.9 8.8V6.7a3.1 3.1 0 0 1 6.2 0v2.1M10 12v1.4"/>`,
  bubble: svg`<path d="M7 4.2h6a3.6 3.6 0 0 1 3.6 3.6v2.4a3.6 3.6 0 0 1-3.6 3.6h-2.4L7.2 16.6v-2.8H7a3.6 3.6 0 0 1-3.6-3.6V7.8A3.6 3.6 0 0 1 7 4.2z"/>`,
  person: svg`<circle cx="10" cy="6.9" r="3.1"/><path d="M3.9 16.4c.9-2.9 3.2-4.3 6.1-4.3s5.2 1.4 6.1 4.3"/>`,
  queue: svg`<path d="M3.6 5.6h9.2M3.6 10h6.4M3.6 14.4h4.2M15.2 9.2v6.2M12.6 13l2.6 2.5 2.5-2.5"/>`,
  bag: svg`<path d="M4.8 7.2h10.4l.8 7.8a1.4 1.4 0 0 1-1.4 1.5H5.4A1.4 1.4 0 0 1 4 15zM7.3 9.4V6.2a2.7 2.7 0 0 1 5.4 0v3.2"/>`,
  parcel: svg`<path d="M3.8 6.7 10 3.6l6.2 3.1v6.7L10 16.5l-6.2-3.1zM3.8 6.7 10 9.8l6.2-3.1M10 9.8v6.7M6.8 5.2l6.3 3.1"/>`,
  page: svg`<path d="M5.6 3.6h5.6l3.2 3.2v8.4a1.3 1.3 0 0 1-1.3 1.3H6.9a1.3 1.3 0 0 1-1.3-1.3zM11 3.8v3.2h3.2M8 10.3h4M8 13h2.6"/>`,
  clip: svg`<path d="m15.4 9.7-5.2 5.2a3.3 3.3 0 0 1-4.7-4.7l5.6-5.6a2.2 2.2 0 0 1 3.1 3.1l-5.5 5.5a1.1 1.1 0 0 1-1.5-1.6l4.8-4.8"/>`,
  copy: svg`<rect x="7.2" y="7.2" width="9" height="9.2" rx="2"/><path d="M12.8 4.9a1.3 1.3 0 0 0-1.2-.9H5.3A1.4 1.4 0 0 0 4 5.4v6.4c0 .6.4 1.1.9 1.3"/>`,
  check: svg`<path d="m4.6 10.6 3.5 3.5 7.3-8"/>`,
  checks: svg`<path d="m1.8 10.8 3.3 3.3 6.2-7.4M9.4 13.5l.6.6 6.8-7.4"/>`,
  clock: svg`<circle cx="10" cy="10" r="6.6"/><path d="M10 6.4V10l2.4 1.6"/>`,
  alert: svg`<path d="M10 3.8 16.9 16H3.1zM10 8.6v3.4M10 13.9v.1"/>`,
  back: svg`<path d="M12.2 4.8 7 10l5.2 5.2"/>`,
  right: svg`<path d="m8 5.4 4.6 4.6L8 14.6"/>`,
  down: svg`<path d="m5.4 8 4.6 4.6L14.6 8"/>`,
  arrowDown: svg`<path d="M10 4v11.6M5.4 11l4.6 4.6 4.6-4.6"/>`,
  close: svg`<path d="m5.6 5.6 8.8 8.8M14.4 5.6l-8.8 8.8"/>`,
  enter: svg`<path d="M15.8 5v4.6a2 2 0 0 1-2 2H4.6M8.2 8l-3.6 3.6 3.6 3.6"/>`,
  keys: svg`<rect x="2.8" y="5.6" width="14.4" height="9" rx="2"/><path d="M6 8.6h.1M8.7 8.6h.1M11.3 8.6h.1M14 8.6h.1M7.2 11.6h5.6"/>`,
  leave: svg`<path d="M11.2 4.2H6A1.4 1.4 0 0 0 4.6 5.6v8.8A1.4 1.4 0 0 0 6 15.8h5.2M9 10h7.4M13.6 7.2l2.8 2.8-2.8 2.8"/>`,
  offline: svg`<path d="M3.6 8.3a9.4 9.4 0 0 1 3.2-2M9.3 5.6a9.3 9.3 0 0 1 7.1 2.7M6 11.1a5.8 5.8 0 0 1 2.5-1.5M12.4 9.9c.6.3 1.1.7 1.6 1.2M10 14.4h.1M4.4 3.6l11.4 12.8"/>`,
  bell: svg`<path d="M5.6 13.6V9.2a4.4 4.4 0 0 1 8.8 0v4.4M4 13.7h12M8.6 16.3h2.8"/>`,
};

/** The name of an icon. */
export type IconName = keyof typeof paths;

/** An icon that says nothing by itself: the control it stands on has the words. */
export function icon(name: IconName, size = 20): TemplateResult {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true">
    ${paths[name]}
  </svg>`;
}

/** A customer's value: a full diamond for high, an open one for potential, nothing else. Without a label it is silent. */
export function tierMark(tier: string | undefined, label: string): TemplateResult | undefined {
  if (tier !== 'high' && tier !== 'potential') return undefined;
  return html`<svg
    class="icon"
    width="12"
    height="12"
    viewBox="0 0 12 12"
    role="img"
    aria-label=${label || nothing}
    aria-hidden=${label ? nothing : 'true'}
  >
    <path d="M6 1.8 10.2 6 6 10.2 1.8 6z" fill=${tier === 'high' ? 'currentColor' : 'none'} />
  </svg>`;
}
