import { css } from 'lit';

export const railStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    padding: 12px 0 16px;
    border-right: 1px solid var(--zaine-line);
  }
  nav {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 16px;
  }
  .place,
  .me {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 4px;
    width: 52px;
    min-height: 52px;
    padding: 0;
    border-radius: 12px;
    color: var(--zaine-muted);
    font-size: 12px;
    line-height: 16px;
  }
  .place[aria-current] {
    background: var(--zaine-tint);
    color: var(--zaine-brand-ink);
    font-weight: 600;
  }
  .anchor {
    display: grid;
    justify-items: center;
  }
  .me {
    padding: 6px 0;
  }
  .me:hover,
  .me[aria-expanded="true"] {
    background: var(--zaine-hover);
  }
  .face .dot {
    position: absolute;
    right: -2px;
    bottom: -2px;
    width: 12px;
    height: 12px;
    border: 2px solid var(--zaine-paper);
  }
  .face .dot.away {
    background: var(--zaine-paper);
    box-shadow: inset 0 0 0 2px var(--zaine-faint);
  }
  .account {
    bottom: 0;
    left: 64px;
    width: 288px;
  }
  .lead {
    display: grid;
    place-items: center;
    width: 20px;
  }
  .item > .icon:first-child {
    color: var(--zaine-muted);
  }
  .choice {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-height: 40px;
    padding: 4px 8px 4px 12px;
  }
  .segments {
    display: flex;
    padding: 2px;
    border-radius: 10px;
    background: var(--zaine-hover);
  }
  .segments button {
    height: 28px;
    padding: 0 10px;
    border-radius: 8px;
    color: var(--zaine-muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .segments [aria-checked="true"] {
    background: var(--zaine-raised);
    box-shadow: 0 0 0 1px var(--zaine-line);
    color: var(--zaine-ink);
    font-weight: 600;
  }
  .switch {
    position: relative;
    flex: none;
    width: 28px;
    height: 16px;
    border-radius: 8px;
    background: var(--zaine-edge);
    transition: background-color 140ms ease-out;
  }
  .switch::after {
    content: "";
    position: absolute;
    top: 2px;
    left: 2px;
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: var(--zaine-raised);
    transition: transform 140ms ease-out;
  }
  [aria-checked="true"] > .switch {
    background: var(--zaine-ink);
  }
  [aria-checked="true"] > .switch::after {
    transform: translateX(12px);
  }
  @media (max-width: 760px) {
    :host {
      flex-direction: row;
      align-items: center;
      height: 56px;
      padding: 0 12px 0 16px;
      border-right: 0;
      border-bottom: 1px solid var(--zaine-line);
    }
    nav {
      flex-direction: row;
      gap: 4px;
    }
    .mark {
      width: 32px;
      height: 32px;
    }
    .place,
    .place[aria-current] {
      min-height: 44px;
      background: none;
      color: var(--zaine-ink);
      font-size: 15px;
      font-weight: 600;
      width: auto;
      padding: 0 8px;
    }
    .place .icon {
      display: none;
    }
    .me {
      flex-direction: row-reverse;
      gap: 8px;
      width: auto;
      min-height: 44px;
      padding: 0 4px 0 8px;
    }
    .anchor .account {
      top: 48px;
      right: 0;
      bottom: auto;
      left: auto;
    }
  }
`;
