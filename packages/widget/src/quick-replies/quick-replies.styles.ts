import { css } from 'lit';

export const styles = css`
  p {
    margin-bottom: 10px;
    padding: 0 4px;
    font-size: 13px;
    line-height: 20px;
    color: var(--zaine-muted);
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  li {
    max-width: 100%;
  }
  button {
    max-width: 100%;
    min-height: 32px;
    padding: 5px 12px;
    border: 1px solid var(--zaine-edge);
    border-radius: calc(16px * var(--zaine-radius, 1));
    color: var(--zaine-brand-ink);
    font-size: 13px;
    line-height: 20px;
    text-align: start;
    overflow-wrap: anywhere;
    transition: background 0.12s ease-out;
  }
  button:hover {
    background: var(--zaine-tint);
  }
  :host(.list) ul {
    display: block;
    border: 1px solid var(--zaine-line);
    border-radius: calc(14px * var(--zaine-radius, 1));
    background: var(--zaine-raised);
    overflow: hidden;
  }
  :host(.list) button {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    width: 100%;
    min-height: 48px;
    padding: 8px 16px;
    border: 0;
    border-radius: 0;
    color: inherit;
    font-size: 15px;
  }
  :host(.list) li + li {
    border-top: 1px solid var(--zaine-line);
  }
  :host(.list) button:hover {
    background: var(--zaine-wash);
  }
  :host(.list) button:focus-visible {
    outline-offset: -2px;
  }
  :host(.list) button::after {
    content: "";
    flex: none;
    width: 6px;
    height: 6px;
    border: solid var(--zaine-faint);
    border-width: 1.6px 1.6px 0 0;
    rotate: 45deg;
  }
  :host(.list) :dir(rtl)::after {
    rotate: -135deg;
  }
`;
