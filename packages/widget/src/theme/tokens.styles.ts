import { css } from 'lit';

const dark = css`
  --zaine-brand: #e58c72;
  --zaine-on-brand: #17140f;
  --zaine-brand-ink: #eb9a82;
  --zaine-paper: #17140f;
  --zaine-raised: #211d17;
  --zaine-line: #39332a;
  --zaine-ink: #f2ece1;
  --zaine-muted: #b1a797;
  --zaine-faint: #7d7466;
  --zaine-good: #6cc393;
  --zaine-wait: #e2b458;
  --zaine-wait-ink: #e2b458;
  --zaine-bad: #f2857c;
  --zaine-tint: color-mix(in srgb, var(--zaine-brand) 24%, var(--zaine-paper));
  --zaine-wash: color-mix(in srgb, var(--zaine-brand) 9%, var(--zaine-paper));
  --zaine-shadow: 0 1px 2px rgb(0 0 0 / 0.3), 0 20px 48px -12px rgb(0 0 0 / 0.6);
  color-scheme: dark;
`;

/** The palette as custom properties: paper and ink by light and dark, everything coloured from `--zaine-brand`. */
export const tokens = css`
  :host {
    --zaine-brand: #b4472e;
    --zaine-on-brand: #fff;
    --zaine-brand-ink: #a33e27;
    --zaine-paper: #fbf8f3;
    --zaine-raised: #fff;
    --zaine-line: #e9e2d6;
    --zaine-ink: #1f1b16;
    --zaine-muted: #6b6357;
    --zaine-faint: #9a9184;
    --zaine-good: #2f7d55;
    --zaine-wait: #b7791f;
    --zaine-wait-ink: #8a5a12;
    --zaine-bad: #b3261e;
    --zaine-tint: color-mix(in srgb, var(--zaine-brand) 15%, #fffaf0);
    --zaine-wash: color-mix(in srgb, var(--zaine-brand) 6%, var(--zaine-paper));
    --zaine-edge: color-mix(in srgb, var(--zaine-brand) 38%, var(--zaine-line));
    --zaine-shadow: 0 1px 2px rgb(31 27 22 / 0.06), 0 20px 48px -12px rgb(31 27 22 / 0.26);
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) {
      ${dark}
    }
  }
  :host([theme="dark"]) {
    ${dark}
  }
  @media (prefers-contrast: more), (forced-colors: active) {
    :host(:not(#z)) {
      --zaine-line: CanvasText;
      --zaine-muted: CanvasText;
      --zaine-faint: CanvasText;
      --zaine-ink: CanvasText;
    }
  }
  /* Only colours of the system are kept there, and what is drawn by its ground alone would be gone. */
  @media (forced-colors: active) {
    :host(:not(#z)) {
      --zaine-brand: Highlight;
      --zaine-on-brand: HighlightText;
    }
  }
`;
