import { css } from 'lit';

export const messageLogStyles = css`
  :host {
    position: relative;
    min-height: 0;
  }
  .scroll {
    height: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--zaine-line) transparent;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .column {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-height: 100%;
    padding: 16px 24px 12px;
  }
  .when {
    align-self: center;
    margin: 8px 0 12px;
    color: var(--zaine-muted);
    font-size: 12px;
    line-height: 16px;
    text-align: center;
  }
  .when span + span::before {
    content: "";
    display: inline-block;
    width: 3px;
    height: 3px;
    margin: 0 8px;
    border-radius: 50%;
    background: var(--zaine-faint);
    vertical-align: middle;
  }
  .group {
    display: flex;
    gap: 8px;
    margin-bottom: 12px;
  }
  .group .face {
    align-self: flex-end;
  }
  .said-by {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 4px;
    min-width: 0;
    max-width: min(76%, 640px);
  }
  .group:not(.customer) {
    justify-content: flex-end;
  }
  .group:not(.customer) .said-by {
    align-items: flex-end;
  }
  .bubble {
    max-width: 100%;
    padding: 8px 12px;
    border-radius: 12px;
    font-size: 15px;
    line-height: 24px;
    overflow-wrap: anywhere;
  }
  .customer .bubble {
    background: var(--zaine-raised);
    box-shadow: inset 0 0 0 1px var(--zaine-line);
  }
  .customer .bubble:last-child {
    border-bottom-left-radius: 4px;
  }
  .mine .bubble {
    background: var(--zaine-tint);
    border-bottom-right-radius: 4px;
  }
  .bot .bubble,
  .agent .bubble,
  .system .bubble {
    padding: 6px 12px;
    background: var(--zaine-quiet);
    border-bottom-right-radius: 4px;
    font-size: 13px;
    line-height: 20px;
  }
  .bubble.failed {
    box-shadow: inset 0 0 0 1px var(--zaine-bad);
  }
  .meta {
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--zaine-muted);
    font-size: 12px;
    line-height: 16px;
  }
  .meta.bad {
    gap: 8px;
    color: var(--zaine-bad);
  }
  .note {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    margin: 0 0 12px;
    padding: 8px 12px;
    border-radius: 12px;
    background: var(--zaine-wait-tint);
  }
  .note .icon {
    margin-top: 2px;
    color: var(--zaine-wait-ink);
  }
  .note .small {
    line-height: 20px;
    white-space: nowrap;
  }
  .typing {
    display: flex;
    gap: 4px;
    align-items: center;
    height: 40px;
  }
  .typing i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--zaine-faint);
    animation: breathe 1.2s ease-in-out infinite;
  }
  .typing i:nth-child(2) {
    animation-delay: 160ms;
  }
  .typing i:nth-child(3) {
    animation-delay: 320ms;
  }
  @keyframes breathe {
    50% {
      opacity: 0.3;
    }
  }
  .pill {
    position: absolute;
    bottom: 12px;
    left: 50%;
    display: flex;
    align-items: center;
    gap: 6px;
    height: 32px;
    padding: 0 10px 0 14px;
    border-radius: 999px;
    background: var(--zaine-raised);
    box-shadow: var(--zaine-shadow), 0 0 0 1px var(--zaine-line);
    transform: translateX(-50%);
  }
  .bones {
    display: flex;
    flex-direction: column;
    gap: 12px;
    margin-bottom: auto;
  }
  .bones i {
    width: 52%;
    height: 40px;
    border-radius: 12px;
    background: var(--zaine-hover);
  }
  .bones .right {
    align-self: flex-end;
  }
  @media (max-width: 760px) {
    .column {
      padding: 12px 16px 8px;
    }
    .said-by {
      max-width: 86%;
    }
    .note {
      flex-wrap: wrap;
    }
    .note .small {
      flex-basis: 100%;
      padding-left: 24px;
    }
    .card {
      min-width: 0;
    }
  }
`;
