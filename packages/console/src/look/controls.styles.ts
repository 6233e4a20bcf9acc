import { css } from 'lit';

/** Buttons, keys, icons, faces and fields, the same in every element. */
export const controls = css`
  :host {
    box-sizing: border-box;
    display: block;
    color: var(--zaine-ink);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  b,
  h1,
  h2,
  h3 {
    font-weight: 600;
  }
  .muted {
    color: var(--zaine-muted);
  }
  .small {
    font-size: 12px;
    line-height: 16px;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .clip {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    display: block;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .dotted::before {
    content: "";
    display: inline-block;
    width: 3px;
    height: 3px;
    margin: 0 6px;
    border-radius: 50%;
    vertical-align: middle;
    background: var(--zaine-faint);
  }
  .face {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    width: 24px;
    height: 24px;
    border-radius: 50%;
    background: var(--zaine-tint-deep);
    color: var(--zaine-ink);
    font-size: 12px;
    font-weight: 600;
  }
  .face.medium {
    width: 32px;
    height: 32px;
    font-size: 13px;
  }
  .face.large {
    width: 40px;
    height: 40px;
    font-size: 15px;
  }
  .dot {
    display: inline-block;
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--zaine-good);
  }
  .dot.away {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--zaine-faint);
  }
  kbd {
    display: inline-block;
    min-width: 18px;
    padding: 0 4px;
    border: 1px solid var(--zaine-line);
    border-radius: 5px;
    color: var(--zaine-muted);
    font: 400 12px/16px var(--zaine-face);
    text-align: center;
  }
  @media (hover: none) and (pointer: coarse) {
    button kbd {
      display: none;
    }
  }
  button {
    margin: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  a {
    color: var(--zaine-brand-ink);
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--zaine-brand);
    outline-offset: 2px;
  }
  .btn {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: 8px;
    height: 32px;
    padding: 0 12px;
    border: 1px solid transparent;
    border-radius: 10px;
    white-space: nowrap;
    transition: background-color 140ms ease-out;
  }
  .btn.quiet {
    padding: 0 8px;
  }
  .btn.quiet:hover,
  .btn.quiet[aria-expanded="true"] {
    background: var(--zaine-hover);
  }
  .btn.outline {
    border-color: var(--zaine-line);
    background: var(--zaine-raised);
  }
  .btn.outline:hover {
    background: var(--zaine-hover);
  }
  .btn.main {
    background: var(--zaine-brand);
    color: var(--zaine-on-brand);
    font-weight: 600;
  }
  .btn.main:hover:enabled {
    background: color-mix(in srgb, var(--zaine-brand) 92%, var(--zaine-ink));
  }
  .btn.danger {
    background: var(--zaine-bad);
    color: var(--zaine-on-bad);
    font-weight: 600;
  }
  .btn.main kbd,
  .btn.danger kbd {
    border-color: color-mix(in srgb, currentcolor 40%, transparent);
    color: inherit;
  }
  .btn:disabled {
    border-color: var(--zaine-line);
    background: var(--zaine-hover);
    color: var(--zaine-muted);
    font-weight: 400;
    cursor: default;
  }
  .btn:disabled kbd {
    border-color: var(--zaine-line);
    color: inherit;
  }
  .btn.square {
    width: 32px;
    padding: 0;
    color: var(--zaine-muted);
  }
  .link {
    color: var(--zaine-brand-ink);
  }
  .link:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  @media (max-width: 760px) {
    .btn {
      height: 40px;
    }
    .btn.square {
      width: 40px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
