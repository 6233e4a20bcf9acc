import { css } from 'lit';

/** Receipts inside bubbles: a title row, facts, tabular numbers. */
export const cards = css`
  .card {
    min-width: 260px;
    font-size: 13px;
    line-height: 20px;
  }
  .card .head {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .card .head .icon {
    color: var(--zaine-muted);
  }
  .card .head b {
    font-weight: 600;
  }
  .card .row {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }
  .card .rule {
    height: 1px;
    margin: 6px 0;
    background: var(--zaine-line);
  }
  .said {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .said + .card {
    margin-top: 6px;
    padding-top: 8px;
    border-top: 1px solid var(--zaine-line);
  }
  .pills {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-top: 6px;
  }
  .pills li {
    padding: 1px 8px;
    border: 1px solid var(--zaine-line);
    border-radius: 999px;
    color: var(--zaine-muted);
    font-size: 12px;
    line-height: 18px;
  }
  .stops {
    position: relative;
    font-size: 13px;
    line-height: 20px;
  }
  .stops li {
    position: relative;
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 12px;
    padding: 0 0 4px 16px;
    color: var(--zaine-muted);
  }
  .stops li::before {
    content: "";
    position: absolute;
    top: 7px;
    left: 1px;
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--zaine-faint);
  }
  .stops li:first-child {
    color: var(--zaine-ink);
  }
  .stops li:first-child::before {
    background: var(--zaine-brand);
  }
  .stops li:not(:last-child)::after {
    content: "";
    position: absolute;
    top: 15px;
    bottom: -5px;
    left: 3.5px;
    width: 1px;
    background: var(--zaine-line);
  }
  .stops time {
    color: var(--zaine-muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .path {
    display: flex;
    font-size: 12px;
    line-height: 16px;
    color: var(--zaine-muted);
  }
  .path li {
    position: relative;
    flex: 1;
    min-width: 56px;
    padding: 14px 8px 0 0;
  }
  .path li::before {
    content: "";
    position: absolute;
    top: 4px;
    right: 0;
    left: 0;
    height: 2px;
    background: var(--zaine-line);
  }
  .path li::after {
    content: "";
    position: absolute;
    top: 1px;
    left: 0;
    width: 8px;
    height: 8px;
    border: 2px solid var(--zaine-line);
    border-radius: 50%;
    background: var(--zaine-raised);
  }
  .path li:last-child::before {
    display: none;
  }
  .path .past,
  .path .now {
    color: var(--zaine-ink);
  }
  .path .past::before {
    background: var(--zaine-ink);
  }
  .path .past::after {
    border-color: var(--zaine-ink);
    background: var(--zaine-ink);
  }
  .path .now {
    font-weight: 600;
  }
  .path .now::after {
    border-color: var(--zaine-brand);
  }
  .path small {
    display: block;
    font-size: 12px;
    font-weight: 400;
  }
  .path .now small {
    color: var(--zaine-brand-ink);
  }
  .photo {
    display: block;
    max-width: min(240px, 100%);
    max-height: 180px;
    border-radius: 8px;
  }
  .photo[hidden] + .file {
    display: flex !important;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 8px;
  }
`;
