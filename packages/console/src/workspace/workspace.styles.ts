import { css } from 'lit';

export const workspaceStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    background: var(--zaine-paper);
  }
  .strip {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 36px;
    padding: 6px 24px;
    background: var(--zaine-wait-tint);
  }
  .strip .icon {
    color: var(--zaine-wait-ink);
  }
  .strip .link {
    flex: none;
    margin-left: 8px;
  }
  .strip.alarm {
    background: var(--zaine-bad-tint);
  }
  .strip.alarm .icon {
    color: var(--zaine-bad);
  }
  .columns {
    position: relative;
    display: grid;
    flex: 1;
    grid-template-rows: 100%;
    grid-template-columns: 64px 300px minmax(0, 1fr) 340px;
    min-height: 0;
  }
  desk-conversation:last-child {
    grid-column: 3 / -1;
  }
  @media (max-width: 1180px) {
    .columns {
      grid-template-columns: 64px 300px minmax(0, 1fr);
    }
    desk-customer-panel {
      position: absolute;
      z-index: 4;
      inset: 0 0 0 auto;
      width: 340px;
      box-shadow: var(--zaine-shadow);
    }
    .columns:not([data-pane="customer"]) desk-customer-panel {
      display: none;
    }
  }
  @media (max-width: 960px) {
    .columns {
      grid-template-columns: 64px 260px minmax(0, 1fr);
    }
  }
  @media (max-width: 760px) {
    .columns {
      grid-template-rows: auto minmax(0, 1fr);
      grid-template-columns: minmax(0, 1fr);
    }
    desk-rail {
      z-index: 4;
    }
    desk-conversation,
    desk-customer-panel {
      grid-row: 1 / -1;
      grid-column: 1;
    }
    desk-customer-panel {
      position: static;
      width: auto;
      box-shadow: none;
    }
    .columns:not([data-pane="inbox"]) :is(desk-rail, desk-inbox),
    .columns:not([data-pane="conversation"]) desk-conversation {
      display: none;
    }
  }
`;
