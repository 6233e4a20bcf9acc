import { css } from 'lit';

/**
 * The colours and faces of the page, as custom properties that pass into every shadow root. What is on a
 * tint derives from `--zaine-brand`; `light-dark()` follows `color-scheme`, which `data-theme` can fix.
 */
export const tokens = css`
  :root {
    color-scheme: light dark;
    --zaine-brand: light-dark(#b4472e, #e58c72);
    --zaine-on-brand: light-dark(#fff, #17140f);
    --zaine-brand-ink: light-dark(#a33e27, #e99a83);
    --zaine-tint: color-mix(in srgb, var(--zaine-brand) 14%, light-dark(#fff9f0, #17140f));
    --zaine-tint-deep: color-mix(in srgb, var(--zaine-brand) 22%, light-dark(#fff9f0, #17140f));
    --zaine-paper: light-dark(#fbf8f3, #17140f);
    --zaine-raised: light-dark(#fff, #211d17);
    --zaine-hover: light-dark(#f5f0e8, #1e1a15);
    --zaine-quiet: light-dark(#f5f0e8, #26211a);
    --zaine-line: light-dark(#e9e2d6, #39332a);
    --zaine-edge: light-dark(#948b7d, #7d7466);
    --zaine-ink: light-dark(#1f1b16, #f2ece1);
    --zaine-muted: light-dark(#6b6357, #b1a797);
    --zaine-faint: light-dark(#9a9184, #7d7466);
    --zaine-good: light-dark(#2f7d55, #6cc393);
    --zaine-wait: light-dark(#b7791f, #e2b458);
    --zaine-wait-ink: light-dark(#8a5a12, #e2b458);
    --zaine-wait-tint: light-dark(#f8f0dc, #2c2517);
    --zaine-bad: light-dark(#b3261e, #f2857c);
    --zaine-on-bad: light-dark(#fff, #17140f);
    --zaine-bad-tint: light-dark(#faeae6, #3a211d);
    --zaine-shadow: 0 16px 40px -12px light-dark(rgb(62 44 24 / 22%), rgb(0 0 0 / 60%)),
      0 2px 6px light-dark(rgb(62 44 24 / 7%), rgb(0 0 0 / 20%));
    --zaine-face: ui-sans-serif, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei",
      system-ui, sans-serif;
  }
  :root:lang(en) {
    --zaine-face: ui-sans-serif, -apple-system, "Segoe UI", "Helvetica Neue", "Noto Sans", "Source Sans 3",
      "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif;
  }
  :root[data-theme="light"] {
    color-scheme: light;
  }
  :root[data-theme="dark"] {
    color-scheme: dark;
  }
  html,
  body {
    height: 100%;
    margin: 0;
  }
  body {
    background: var(--zaine-paper);
    color: var(--zaine-ink);
    font: 400 13px/20px var(--zaine-face);
    font-variant-numeric: tabular-nums;
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
    overflow: hidden;
  }
`;
