import { css } from 'lit';

export const styles = css`
  [role="menu"] {
    position: absolute;
    z-index: 2;
    inset-block-start: 52px;
    inset-inline-end: 12px;
    min-width: 160px;
    padding: 4px;
    border-radius: calc(14px * var(--zaine-radius, 1));
    background: var(--zaine-raised);
    box-shadow: 0 0 0 1px var(--zaine-line), var(--zaine-shadow);
    outline: 1px solid transparent;
  }
  button {
    display: block;
    width: 100%;
    min-height: 40px;
    padding: 0 12px;
    border-radius: calc(10px * var(--zaine-radius, 1));
    text-align: start;
  }
  button:hover,
  button:focus {
    background: var(--zaine-wash);
  }
  button[aria-checked="true"]::after {
    content: "✓";
    float: inline-end;
    color: var(--zaine-brand-ink);
  }
`;
