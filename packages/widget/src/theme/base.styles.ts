import { css } from 'lit';

/** What every element of the set starts from: box model, quiet buttons, one focus ring, text for screen readers. */
export const base = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  b,
  h2,
  h3 {
    font-size: inherit;
    font-weight: 600;
  }
  ul,
  ol,
  dl,
  dd {
    padding: 0;
    list-style: none;
  }
  svg {
    display: block;
    flex: none;
  }
  :focus-visible {
    outline: 2px solid var(--zaine-brand);
    outline-offset: 2px;
  }
  a {
    color: var(--zaine-brand-ink);
    text-underline-offset: 3px;
  }
  small,
  .small {
    font-size: 12px;
    line-height: 16px;
    color: var(--zaine-muted);
  }
  .vh {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
