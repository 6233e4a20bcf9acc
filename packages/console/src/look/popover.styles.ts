import { css } from 'lit';

/** What floats: menus and small questions beside the control that opened them. */
export const popover = css`
  .anchor {
    position: relative;
  }
  .pop {
    position: absolute;
    z-index: 5;
    width: 260px;
    padding: 4px;
    border-radius: 14px;
    background: var(--zaine-raised);
    box-shadow: var(--zaine-shadow), 0 0 0 1px var(--zaine-line);
    animation: rise 140ms ease-out;
  }
  .pop h3 {
    padding: 8px 12px 4px;
    color: var(--zaine-muted);
    font-size: 12px;
    font-weight: 400;
    line-height: 16px;
  }
  .pop hr {
    height: 1px;
    margin: 4px 8px;
    border: 0;
    background: var(--zaine-line);
  }
  .item {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: 36px;
    padding: 6px 12px;
    border-radius: 10px;
  }
  .item:hover,
  .item:focus-visible {
    background: var(--zaine-tint);
    outline-offset: -2px;
  }
  .item small {
    display: block;
    color: var(--zaine-muted);
    font-size: 12px;
    line-height: 16px;
  }
  .item .icon.lead {
    color: var(--zaine-muted);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
`;
