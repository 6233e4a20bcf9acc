import { css } from 'lit';

export const styles = css`
  ol {
    display: flex;
    padding: 16px 4px 14px;
  }
  li {
    position: relative;
    flex: 1;
    min-width: 0;
    padding: 24px 0 0;
    font-size: 12px;
    line-height: 16px;
    text-align: center;
    color: var(--zaine-muted);
    hyphens: auto;
    overflow-wrap: break-word;
  }
  @media (max-width: 360px) {
    li {
      font-size: 11px;
    }
  }
  li::before {
    content: "";
    position: absolute;
    z-index: 1;
    inset-block-start: 4px;
    inset-inline-start: calc(50% - 5px);
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--zaine-raised);
    box-shadow: inset 0 0 0 1.6px var(--zaine-faint);
    outline: 1px solid transparent;
  }
  li + li::after {
    content: "";
    position: absolute;
    inset-block-start: 8.5px;
    inset-inline: calc(-50% + 10px) calc(50% + 10px);
    height: 1px;
    background: var(--zaine-faint);
    opacity: 0.55;
  }
  li > span {
    display: block;
  }
  .done::before {
    background: var(--zaine-ink);
    box-shadow: none;
    transform: scale(0.8);
  }
  .done::after,
  .now::after {
    background: var(--zaine-ink);
    opacity: 0.7;
  }
  .now {
    color: var(--zaine-ink);
    font-weight: 600;
  }
  .now span {
    font-weight: 400;
    color: var(--zaine-muted);
  }
  .now::before {
    background: var(--zaine-brand);
    box-shadow: 0 0 0 4px var(--zaine-tint);
  }
  .now.bad::before {
    content: "\u00d7" / "";
    inset-block-start: 1px;
    inset-inline-start: calc(50% - 8px);
    width: 16px;
    height: 16px;
    color: var(--zaine-raised);
    font-size: 14px;
    background: var(--zaine-bad);
    box-shadow: 0 0 0 4px color-mix(in srgb, var(--zaine-bad) 14%, var(--zaine-raised));
  }
  ol.long {
    flex-direction: column;
    gap: 8px;
    padding: 14px 18px;
  }
  .long li {
    padding: 0;
    padding-inline-start: 24px;
    font-size: 14px;
    line-height: 20px;
    text-align: start;
  }
  .long li > span {
    float: inline-end;
  }
  .long li::before {
    inset-block-start: 5px;
    inset-inline-start: 0;
  }
  .long li + li::after {
    inset-block: -10px auto;
    inset-inline: 4.5px auto;
    width: 1px;
    height: 12px;
  }
  .long .now.bad::before {
    inset-block-start: 2px;
    inset-inline-start: -3px;
  }
  .promise {
    margin: 0 16px 16px;
    padding: 8px 12px;
    border-radius: calc(12px * var(--zaine-radius, 1));
    background: var(--zaine-wash);
    color: var(--zaine-muted);
  }
  .promise b {
    color: var(--zaine-ink);
  }
`;
