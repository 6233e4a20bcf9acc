import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--zaine-line) transparent;
  }
  h3 {
    padding: 20px 20px 0;
    font-size: 24px;
    font-weight: 600;
    line-height: 32px;
    text-wrap: balance;
    /* A name is not broken in two; lines end at commas. */
    word-break: keep-all;
    overflow-wrap: anywhere;
  }
  h3 span {
    display: block;
    color: inherit;
  }
  .counter {
    display: flex;
    justify-content: flex-end;
    margin: 4px 0 0;
    padding-inline-end: 20px;
    border-bottom: 1px solid var(--zaine-edge);
    box-shadow: 0 5px var(--zaine-paper), 0 6px var(--zaine-line);
    color: var(--zaine-ink);
  }
  .paper {
    fill: var(--zaine-raised);
  }
  .tint {
    fill: var(--zaine-tint);
  }
  .orders {
    margin: 28px 16px 0;
  }
  .order {
    width: 100%;
    text-align: start;
    transition: background 0.12s ease-out;
  }
  .order:hover {
    background: var(--zaine-wash);
  }
  .order:focus-visible {
    outline-offset: -2px;
    border-radius: 13px;
  }
  .item,
  .item + .item {
    position: relative;
    padding: 12px 12px 12px 16px;
  }
  .item + .item::before {
    content: "";
    position: absolute;
    inset-block-start: 0;
    inset-inline: 84px 0;
    height: 1px;
    background: var(--zaine-line);
  }
  .item > svg {
    color: var(--zaine-faint);
  }
  .name {
    display: block;
  }
  :dir(rtl) .item > svg {
    transform: scaleX(-1);
  }
  h3,
  .counter,
  .orders,
  .all {
    flex: none;
  }
  zaine-quick-replies {
    margin-top: auto;
    padding: 20px 16px 12px;
  }
  @media (max-width: 360px) {
    h3 {
      font-size: 20px;
      line-height: 28px;
    }
    .thumb {
      width: 44px;
      height: 44px;
    }
    .item > svg {
      display: none;
    }
    .item + .item::before {
      inset-inline-start: 72px;
    }
  }
  .all {
    display: block;
    min-height: 32px;
    margin: 6px auto 0;
    padding: 0 12px;
    font-size: 13px;
    color: var(--zaine-muted);
  }
  .all:hover {
    color: var(--zaine-ink);
  }
`;
