import { css } from 'lit';

export const styles = css`
  :host {
    all: initial;
    display: block;
    position: fixed;
    z-index: var(--zaine-z, 2147483000);
    --gap: 24px;
    /* Further in where several chats, or other things of the shop, stand in the same corner. */
    --aside: calc(var(--gap) + var(--zaine-offset-x, 0px));
    bottom: max(var(--gap) + var(--zaine-offset-y, 0px), env(safe-area-inset-bottom));
    inset-inline-end: var(--aside);
    font: 15px/24px var(--zaine-font, ui-sans-serif, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK KR", sans-serif);
    font-variant-numeric: tabular-nums;
    color: var(--zaine-ink);
    -webkit-font-smoothing: antialiased;
    text-size-adjust: 100%;
  }
  :host([position="left"]) {
    inset-inline: auto;
    left: var(--aside);
  }
  :host([position="right"]) {
    inset-inline: auto;
    right: var(--aside);
  }
  :lang(zh) {
    font-family: var(--zaine-font, ui-sans-serif, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif);
  }
  .window {
    position: absolute;
    inset-block-end: 68px;
    inset-inline-end: 0;
    width: 384px;
    height: min(640px, 100dvh - 116px - var(--zaine-offset-y, 0px));
    border-radius: calc(18px * var(--zaine-radius, 1));
    overflow: hidden;
    /* Shows where colours are the system's own. */
    outline: 1px solid transparent;
    box-shadow: 0 0 0 1px var(--zaine-line), var(--zaine-shadow);
    animation: rise 0.16s ease-out;
  }
  :host([position="left"]) .window {
    inset-inline: auto;
    left: 0;
  }
  :host([position="right"]) .window {
    inset-inline: auto;
    right: 0;
  }
  [hidden] {
    display: none;
  }
  zaine-panel {
    height: 100%;
  }
  @media (max-width: 480px), (max-height: 480px) {
    :host {
      --gap: 16px;
    }
    :host .window.window {
      position: fixed;
      inset: 0;
      width: auto;
      height: 100dvh;
      border-radius: 0;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) 0 env(safe-area-inset-left);
      background: var(--zaine-paper);
    }
    .open zaine-launcher {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .window {
      animation: none;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
`;
