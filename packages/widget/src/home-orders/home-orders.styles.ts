import { css } from 'lit';

export const styles = css`
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
    border-radius: calc(13px * var(--zaine-radius, 1));
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
  .status {
    max-width: 88px;
    white-space: normal;
  }
  :dir(rtl) .item > svg {
    transform: scaleX(-1);
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
  @media (max-width: 360px) {
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
`;
