import { css } from 'lit';

export const inboxStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-right: 1px solid var(--zaine-line);
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    height: 56px;
    padding: 0 16px;
    border-bottom: 1px solid var(--zaine-line);
  }
  h1 {
    font-size: 15px;
    line-height: 24px;
  }
  .lists {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--zaine-line) transparent;
  }
  section + section {
    margin-top: 4px;
    border-top: 1px solid var(--zaine-line);
  }
  .section {
    position: sticky;
    z-index: 1;
    top: 0;
    display: flex;
    align-items: center;
    gap: 8px;
    height: 40px;
    padding: 4px 8px 0 16px;
    background: var(--zaine-paper);
    font-size: 12px;
    line-height: 16px;
  }
  h2 {
    font-size: 12px;
  }
  .next {
    height: 28px;
  }
  .row {
    position: relative;
    display: block;
    width: 100%;
    height: 76px;
    padding: 8px 16px;
  }
  li + li .row::before {
    content: "";
    position: absolute;
    top: 0;
    right: 16px;
    left: 16px;
    height: 1px;
    background: var(--zaine-line);
  }
  .row:hover {
    background: var(--zaine-hover);
  }
  .row[aria-current="true"] {
    background: var(--zaine-raised);
  }
  .row[aria-current="true"]::after {
    content: "";
    position: absolute;
    top: 0;
    bottom: 0;
    left: 0;
    width: 2px;
    background: var(--zaine-brand);
  }
  li .row:hover::before,
  li:hover + li .row::before,
  li .row[aria-current="true"]::before,
  li:has([aria-current="true"]) + li .row::before {
    opacity: 0;
  }
  .row:focus-visible {
    border-radius: 8px;
    outline-offset: -2px;
  }
  .first,
  .third {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .second {
    display: block;
    color: var(--zaine-muted);
  }
  .bold .name,
  .row[aria-current="true"] .name {
    font-weight: 600;
  }
  .bold .second {
    color: var(--zaine-ink);
  }
  .time {
    flex: none;
    margin-left: auto;
    padding-left: 8px;
  }
  .time.soon {
    color: var(--zaine-wait-ink);
    font-weight: 600;
  }
  .time.late {
    color: var(--zaine-bad);
    font-weight: 600;
  }
  .time.calm {
    color: var(--zaine-muted);
  }
  .third {
    margin-top: 4px;
    color: var(--zaine-muted);
    font-size: 12px;
    line-height: 16px;
  }
  .right {
    flex: none;
    padding-left: 8px;
  }
  .nothing {
    padding: 4px 16px 16px;
  }
  .away {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    padding: 8px 16px;
    background: var(--zaine-wait-tint);
    font-size: 12px;
    line-height: 16px;
  }
  .away .link {
    flex: none;
  }
  .bones {
    padding: 16px;
  }
  .bones div {
    display: grid;
    gap: 8px;
    padding: 12px 0;
    border-bottom: 1px solid var(--zaine-line);
  }
  .bones i {
    height: 8px;
    border-radius: 4px;
    background: var(--zaine-line);
  }
  .bones i:nth-child(1) {
    width: 32%;
  }
  .bones i:nth-child(2) {
    width: 80%;
  }
  .bones i:nth-child(3) {
    width: 48%;
  }
  @media (max-width: 760px) {
    :host {
      border-right: 0;
    }
    header {
      display: none;
    }
    .next {
      height: 36px;
    }
  }
`;
