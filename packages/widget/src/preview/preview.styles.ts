import { css } from 'lit';

export const styles = css`
  :host {
    position: absolute;
    inset-block-end: 68px;
    inset-inline-end: 0;
    width: max-content;
    max-width: min(256px, calc(100vw - 48px));
    min-width: 184px;
    animation: rise 0.16s ease-out;
  }
  :host([position="left"]) {
    inset-inline: 0 auto;
  }
  .words {
    display: block;
    width: 100%;
    padding: 12px 12px 12px 16px;
    border-radius: calc(14px * var(--zaine-radius, 1));
    border-end-end-radius: calc(4px * var(--zaine-radius, 1));
    background: var(--zaine-raised);
    box-shadow: 0 0 0 1px var(--zaine-line), var(--zaine-shadow);
    outline: 1px solid transparent;
    text-align: start;
  }
  :host([position="left"]) .words {
    border-radius: calc(14px * var(--zaine-radius, 1));
    border-bottom-left-radius: calc(4px * var(--zaine-radius, 1));
  }
  .words small {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    margin-bottom: 4px;
  }
  .words small b {
    color: var(--zaine-ink);
  }
  .said {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .dismiss {
    position: absolute;
    inset-block-start: -12px;
    inset-inline-start: -12px;
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    background: var(--zaine-raised);
    box-shadow: 0 0 0 1px var(--zaine-line);
    color: var(--zaine-muted);
    opacity: 0;
    transition: opacity 0.12s ease-out;
  }
  :host(:hover) .dismiss,
  :host(:focus-within) .dismiss {
    opacity: 1;
  }
  @media (hover: none) {
    .dismiss {
      opacity: 1;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      animation: none;
    }
  }
`;
