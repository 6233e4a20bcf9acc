import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
    flex: 1;
  }
  .log {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 16px;
    display: flex;
    flex-direction: column;
    gap: 12px;
    outline-offset: -3px;
    scrollbar-width: thin;
    scrollbar-color: var(--zaine-line) transparent;
  }
  .log > * {
    flex: none;
  }
  .line {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    text-align: center;
    padding: 2px 0;
    text-wrap: balance;
  }
  .line b {
    color: var(--zaine-ink);
  }
  .joined .face {
    width: 20px;
    height: 20px;
    border-radius: calc(6px * var(--zaine-radius, 1));
    font-size: 11px;
  }
  .joined::before,
  .joined::after {
    content: "";
    flex: 1;
    height: 1px;
    background: var(--zaine-line);
  }
  .group {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 4px;
    position: relative;
  }
  .own {
    align-items: flex-end;
  }
  .agent {
    padding-inline-start: 40px;
  }
  .agent > .face {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
  }
  .by {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-bottom: 2px;
  }
  .by b {
    color: var(--zaine-ink);
  }
  .by span {
    border: 1px solid var(--zaine-line);
    border-radius: calc(4px * var(--zaine-radius, 1));
    padding: 0 4px;
  }
  .item {
    display: flex;
    flex-direction: column;
    align-items: inherit;
    align-self: stretch;
    border-radius: calc(12px * var(--zaine-radius, 1));
  }
  .bubble {
    max-width: min(288px, 100%);
    padding: 8px 12px;
    border-radius: calc(12px * var(--zaine-radius, 1));
    background: var(--zaine-raised);
    box-shadow: inset 0 0 0 1px var(--zaine-line);
    /* Shows where colours are the system's own. */
    outline: 1px solid transparent;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .group:not(.own) > .by + .item .bubble,
  .group:not(.own) > .face + .item .bubble {
    border-start-start-radius: calc(4px * var(--zaine-radius, 1));
  }
  .own .bubble {
    max-width: min(288px, 86%);
    background: var(--zaine-tint);
    box-shadow: none;
    outline-width: 3px;
  }
  .own .bubble.last {
    border-end-end-radius: calc(4px * var(--zaine-radius, 1));
  }
  .gone {
    color: var(--zaine-muted);
  }
  .card {
    align-self: stretch;
    margin-block: 2px;
  }
  .card:not(:defined) {
    align-self: flex-start;
  }
  .item > .delivery {
    align-self: stretch;
    margin-top: 4px;
  }
  zaine-carousel:not(:defined) {
    display: flex;
    flex-direction: column;
    align-self: stretch;
    gap: 4px;
  }
  zaine-rating {
    margin-top: 4px;
  }
  .delivery {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 2px 14px;
    min-height: 16px;
  }
  .delivery > * {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .sending {
    animation: late 0.2s 0.4s ease-out both;
  }
  .failed,
  .delivery button {
    color: var(--zaine-bad);
  }
  .delivery button {
    min-height: 24px;
    font-weight: 600;
  }
  .delivery .discard {
    color: var(--zaine-muted);
    font-weight: 400;
  }
  .dots {
    align-self: flex-start;
    display: flex;
    align-items: center;
    gap: 5px;
    height: 32px;
    padding: 0 14px;
  }
  .dots i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--zaine-muted);
    forced-color-adjust: none;
    animation: dot 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(4) {
    animation-delay: 0.3s;
  }
  .pill {
    align-self: center;
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 32px;
    padding: 0 12px;
    border-radius: calc(16px * var(--zaine-radius, 1));
    border: 1px solid var(--zaine-line);
    background: var(--zaine-raised);
    font-size: 13px;
    line-height: 20px;
  }
  .jump {
    position: absolute;
    bottom: 8px;
    box-shadow: var(--zaine-shadow);
  }
  @keyframes dot {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  @keyframes late {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i,
    .sending {
      animation: none;
    }
  }
`;
