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
  h3,
  .counter,
  zaine-home-orders {
    flex: none;
  }
  zaine-home-orders {
    margin: 28px 16px 0;
  }
  zaine-quick-replies {
    margin-top: auto;
    padding: 20px 16px 12px;
  }
  .list {
    margin: 0;
  }
  /* On a phone that lies on its side what can be tapped comes first. */
  @media (max-height: 480px) {
    .counter svg {
      display: none;
    }
  }
  @media (max-width: 360px) {
    h3 {
      font-size: 20px;
      line-height: 28px;
    }
  }
`;
