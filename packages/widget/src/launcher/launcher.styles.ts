import { css } from 'lit';

export const styles = css`
  .launcher {
    position: relative;
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: calc(18px * var(--zaine-radius, 1));
    background: var(--zaine-brand);
    color: var(--zaine-on-brand);
    box-shadow: var(--zaine-shadow);
    transition: transform 0.12s ease-out;
  }
  .launcher:active {
    transform: scale(0.96);
  }
  .badge {
    position: absolute;
    inset-block-start: -6px;
    inset-inline-end: -6px;
    min-width: 22px;
    height: 22px;
    padding: 0 5px;
    border: 2px solid var(--zaine-raised);
    border-radius: calc(11px * var(--zaine-radius, 1));
    background: var(--zaine-ink);
    color: var(--zaine-paper);
    font-size: 12px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
  }
  @media (prefers-reduced-motion: reduce) {
    .launcher {
      transition: none;
    }
  }
`;
