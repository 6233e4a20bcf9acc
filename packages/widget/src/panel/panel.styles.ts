import { css } from 'lit';

export const styles = css`
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    background: var(--zaine-paper);
    outline: 0;
  }
  .strip {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 16px;
    background: color-mix(in srgb, var(--zaine-wait) 14%, var(--zaine-paper));
    font-size: 13px;
    line-height: 20px;
  }
  .strip svg {
    color: var(--zaine-wait-ink);
  }
  zaine-quick-replies {
    padding: 4px 16px 12px;
  }
  footer {
    padding: 0 16px max(16px, env(safe-area-inset-bottom));
  }
  .again {
    width: 100%;
    min-height: 48px;
    border: 1px solid var(--zaine-line);
    border-radius: calc(14px * var(--zaine-radius, 1));
    background: var(--zaine-raised);
    transition: background 0.12s ease-out;
  }
  .again:hover {
    background: var(--zaine-wash);
  }
`;
