import { css } from 'lit';

/** A receipt on a card: a title row, a dashed rule, facts in two columns, at most two buttons. */
export const receipt = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px 8px;
    padding: 11px 16px;
    border-bottom: 1px dashed var(--zaine-line);
  }
  h3 {
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  h3 span,
  .soft {
    color: var(--zaine-muted);
  }
  .title {
    font-size: 15px;
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 16px;
    padding: 0 16px 14px;
  }
  dt {
    color: var(--zaine-muted);
    white-space: nowrap;
  }
  dd {
    text-align: end;
    overflow-wrap: anywhere;
  }
  .buttons {
    display: flex;
    gap: 8px;
    padding: 2px 16px 16px;
  }
  .button {
    flex: 1;
    min-width: 0;
    min-height: 40px;
    padding: 0 12px;
    border: 1px solid var(--zaine-line);
    border-radius: calc(12px * var(--zaine-radius, 1));
    font-size: 15px;
    line-height: 20px;
    text-align: center;
    transition: background 0.12s ease-out;
  }
  .button:hover {
    background: var(--zaine-wash);
  }
  .primary,
  .primary:hover {
    background: var(--zaine-brand);
    border-color: var(--zaine-brand);
    color: var(--zaine-on-brand);
    font-weight: 600;
  }
`;
