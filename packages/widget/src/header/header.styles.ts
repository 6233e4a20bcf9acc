import { css } from 'lit';

export const styles = css`
  header {
    position: relative;
    display: flex;
    align-items: center;
    gap: 12px;
    height: 60px;
    padding-inline: 16px 8px;
    border-bottom: 1px solid var(--zaine-line);
  }
  .face {
    width: 36px;
    height: 36px;
    border-radius: calc(11px * var(--zaine-radius, 1));
    font-size: 18px;
  }
  .who {
    flex: 1;
    min-width: 0;
  }
  h2 {
    line-height: 20px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .status {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-top: 2px;
    overflow: hidden;
    white-space: nowrap;
  }
  .status::before {
    content: "";
    flex: none;
    /* Edges are drawn where the system sets the colours; grounds are not. */
    border: 3px solid var(--zaine-good);
    border-radius: 50%;
  }
  .status.away::before {
    border-color: var(--zaine-faint);
  }
  .status.finding::before {
    border-color: var(--zaine-wait);
  }
  .tool {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: calc(12px * var(--zaine-radius, 1));
    color: var(--zaine-muted);
    transition: background 0.12s ease-out;
  }
  .tool:hover,
  .tool[aria-expanded="true"] {
    background: var(--zaine-wash);
    color: var(--zaine-ink);
  }
  .tools {
    display: flex;
  }
  .out {
    display: var(--zaine-pop-out, grid);
  }
  /* Where the window leaves room for the launcher, that one closes it. */
  @media (min-width: 481px) and (min-height: 481px) {
    .close {
      display: none;
    }
  }
  @media (max-width: 480px), (max-height: 480px), (pointer: coarse) {
    .out {
      display: none;
    }
  }
`;
