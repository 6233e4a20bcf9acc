import { css } from 'lit';

export const styles = css`
  a.number {
    color: inherit;
    text-underline-offset: 3px;
  }
  .number {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .number span + span {
    margin-inline-start: 0.25em;
  }
  .day {
    padding: 12px 16px 4px;
  }
  .day p {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 10px;
    color: var(--zaine-muted);
    line-height: 36px;
  }
  .day b {
    font-size: 28px;
    letter-spacing: -0.005em;
    color: var(--zaine-ink);
  }
  .day .late {
    color: var(--zaine-wait-ink);
  }
  ol {
    padding: 8px 16px 14px;
  }
  li {
    position: relative;
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    padding-inline-start: 20px;
    padding-bottom: 8px;
    color: var(--zaine-muted);
  }
  li:last-child {
    padding-bottom: 0;
  }
  li::before {
    content: "";
    position: absolute;
    z-index: 1;
    inset-block-start: 7px;
    inset-inline-start: 2px;
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--zaine-raised);
    box-shadow: inset 0 0 0 1.6px var(--zaine-faint);
    outline: 1px solid transparent;
  }
  li:not(:last-child)::after {
    content: "";
    position: absolute;
    inset-block: 14px -7px;
    inset-inline-start: 5px;
    width: 1px;
    background: var(--zaine-faint);
    opacity: 0.55;
  }
  li > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  time {
    font-size: 12px;
    white-space: nowrap;
  }
  .now {
    padding-bottom: 12px;
    font-size: 15px;
    line-height: 24px;
    color: var(--zaine-ink);
  }
  .now span span {
    display: block;
    font-size: 13px;
    line-height: 20px;
    color: var(--zaine-muted);
  }
  .now::before {
    inset-block-start: 6px;
    inset-inline-start: 0;
    width: 11px;
    height: 11px;
    background: var(--dot, var(--zaine-brand));
    box-shadow: 0 0 0 4px color-mix(in srgb, var(--dot, var(--zaine-brand)) 16%, var(--zaine-raised));
  }
  .now.good {
    --dot: var(--zaine-good);
  }
  .now.wait {
    --dot: var(--zaine-wait);
  }
  .now.bad {
    --dot: var(--zaine-bad);
  }
  .now.now {
    color: var(--zaine-ink);
  }
  .now:not(:last-child)::after {
    inset-block-start: 21px;
  }
  .more {
    min-height: 24px;
    color: var(--zaine-brand-ink);
    text-align: start;
  }
  .more:hover {
    text-decoration: underline;
  }
`;
