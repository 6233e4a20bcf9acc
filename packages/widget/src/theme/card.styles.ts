import { css } from 'lit';

/** A sheet of raised paper, and words for where things stand. */
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
    border: 3px solid;
    border-radius: 50%;
  }
  .go::before {
    border-color: var(--zaine-brand);
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
    border-radius: calc(10px * var(--zaine-radius, 1));
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
