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
`;
