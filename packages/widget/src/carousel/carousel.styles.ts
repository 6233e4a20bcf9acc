import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-width: 0;
    align-self: stretch;
  }
  .track {
    position: relative;
    display: flex;
    align-items: flex-start;
    gap: 8px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
    /* Room for the rings of what stands in it. */
    margin: -4px;
    padding: 4px;
    scroll-padding: 4px;
    /* On to the edge of the window. */
    margin-inline-end: -16px;
    padding-inline-end: 16px;
  }
  ::slotted(*) {
    flex: none;
    width: calc(100% - 32px);
    scroll-snap-align: start;
  }
  ::slotted(.tile) {
    width: 144px;
  }
  .bar {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 32px;
  }
  .bar button {
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: calc(10px * var(--zaine-radius, 1));
    color: var(--zaine-muted);
    transition: background 0.12s ease-out;
  }
  .bar button:hover {
    background: var(--zaine-wash);
    color: var(--zaine-ink);
  }
  .bar [aria-disabled="true"] {
    color: var(--zaine-faint);
    cursor: default;
  }
  .bar svg {
    transform: rotate(90deg);
  }
  .bar button + small + button svg {
    transform: rotate(-90deg);
  }
  :dir(rtl).bar svg {
    transform: rotate(-90deg);
  }
  :dir(rtl).bar button + small + button svg {
    transform: rotate(90deg);
  }
  small {
    min-width: 32px;
    text-align: center;
  }
`;
