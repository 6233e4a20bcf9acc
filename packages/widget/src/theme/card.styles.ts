import { css } from 'lit';

/** The receipt: a title row, a dashed rule, facts in two columns, at most two buttons. */
export const card = css`
  article {
    background: var(--zaine-raised);
    border: 1px solid var(--zaine-line);
    border-radius: calc(14px * var(--zaine-radius, 1));
    overflow: hidden;
    font-size: 13px;
    line-height: 20px;
    color: var(--zaine-ink);
  }
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
  .status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
  }
  .status::before {
    content: "";
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: currentColor;
  }
  .go::before {
    background: var(--zaine-brand);
  }
  .good {
    color: var(--zaine-good);
  }
  .wait {
    color: var(--zaine-wait-ink);
  }
  .bad {
    color: var(--zaine-bad);
  }
  .idle {
    color: var(--zaine-muted);
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
    border-radius: 12px;
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

/** A row with the picture of a thing, its name, and what stands at its end. */
export const itemRow = css`
  .item {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 12px 16px;
  }
  .item + .item {
    padding-top: 0;
  }
  .thumb {
    flex: none;
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: 10px;
    overflow: hidden;
    background: var(--zaine-wash);
    color: var(--zaine-faint);
  }
  .thumb img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .name {
    flex: 1;
    min-width: 0;
    font-size: 15px;
    line-height: 24px;
    overflow-wrap: anywhere;
  }
  .name span,
  .price span {
    display: block;
    font-size: 13px;
    line-height: 20px;
    color: var(--zaine-muted);
  }
  .price {
    text-align: end;
    font-size: 15px;
    line-height: 24px;
    white-space: nowrap;
  }
`;
