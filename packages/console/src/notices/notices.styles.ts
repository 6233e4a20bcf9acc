import { css } from 'lit';

export const noticesStyles = css`
  :host {
    position: fixed;
    z-index: 10;
    bottom: 16px;
    left: 76px;
    width: 276px;
    pointer-events: none;
  }
  ul {
    display: grid;
    gap: 8px;
  }
  li {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: 48px;
    padding: 8px 8px 8px 16px;
    border-radius: 14px;
    background: #2a251e;
    box-shadow: var(--zaine-shadow);
    color: #f2ece1;
    animation: rise 160ms ease-out;
    pointer-events: auto;
  }
  button {
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: 8px;
    color: #d8cfc0;
  }
  @media (max-width: 760px) {
    :host {
      bottom: 120px;
      left: 16px;
      width: calc(100vw - 32px);
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
`;
