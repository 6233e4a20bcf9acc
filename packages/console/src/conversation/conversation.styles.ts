import { css } from 'lit';

export const conversationStyles = css`
  :host {
    display: grid;
    grid-template-rows: 56px minmax(0, 1fr) auto;
    grid-template-columns: minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 0 16px 0 24px;
    border-bottom: 1px solid var(--zaine-line);
  }
  h2 {
    flex: 0 1 auto;
    font-size: 15px;
    line-height: 24px;
  }
  .back,
  .besides {
    display: none;
  }
  .anchor .pop {
    top: calc(100% + 8px);
    right: 0;
  }
  .transfer {
    max-height: 60vh;
    overflow-y: auto;
  }
  .lead {
    display: grid;
    place-items: center;
    width: 24px;
    color: var(--zaine-muted);
  }
  .question {
    width: 320px;
    padding: 16px;
  }
  .answers {
    display: flex;
    gap: 8px;
    margin-top: 12px;
  }
  kbd .icon {
    display: inline-block;
    vertical-align: -2px;
  }
  footer {
    display: flex;
    align-items: center;
    gap: 16px;
    min-height: 64px;
    padding: 12px 16px 12px 24px;
    border-top: 1px solid var(--zaine-line);
  }
  .nobody {
    grid-row: 1 / -1;
    display: flex;
    flex-direction: column;
    align-items: center;
    align-self: center;
    gap: 8px;
    padding: 24px;
    text-align: center;
  }
  .nobody .icon {
    color: var(--zaine-faint);
    stroke-width: 1.4;
  }
  .nobody p {
    max-width: 34ch;
    text-wrap: balance;
  }
  .nobody .btn {
    margin-top: 8px;
  }
  @media (max-width: 1180px) {
    .besides {
      display: inline-flex;
    }
  }
  @media (max-width: 760px) {
    header {
      gap: 4px;
      padding: 0 8px 0 4px;
    }
    header .grow {
      visibility: hidden;
    }
    .back {
      display: inline-flex;
    }
    .question {
      width: min(320px, calc(100vw - 32px));
    }
    .anchor {
      position: static;
    }
    .anchor .pop {
      top: 60px;
      right: 8px;
    }
    footer {
      padding: 12px 16px calc(12px + env(safe-area-inset-bottom));
    }
  }
`;
