import { css } from 'lit';

export const composerStyles = css`
  form {
    border-top: 1px solid var(--zaine-line);
    background: var(--zaine-raised);
    transition: background-color 140ms ease-out;
  }
  form.note {
    background: var(--zaine-wait-tint);
  }
  textarea {
    display: block;
    width: 100%;
    min-height: 52px;
    max-height: min(240px, 34vh);
    padding: 12px 24px 0;
    border: 0;
    background: none;
    color: inherit;
    caret-color: var(--zaine-brand);
    font: inherit;
    font-size: 15px;
    line-height: 24px;
    resize: none;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline: none;
  }
  form:has(textarea:focus-visible) {
    border-top-color: var(--zaine-brand);
  }
  textarea::placeholder {
    color: var(--zaine-muted);
    opacity: 1;
  }
  .tools {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 16px 12px 16px;
  }
  .tools [aria-pressed="true"] {
    background: color-mix(in srgb, var(--zaine-wait) 22%, transparent);
  }
  .note .tools .muted,
  .note .quiet kbd {
    color: var(--zaine-ink);
  }
  .note .quiet kbd {
    border-color: color-mix(in srgb, currentcolor 30%, transparent);
  }
  .over {
    color: var(--zaine-bad);
  }
  #length {
    text-align: right;
  }
  kbd .icon {
    display: inline-block;
    vertical-align: -2px;
  }
  @media (max-width: 760px) {
    textarea {
      padding: 10px 16px 0;
      font-size: 16px;
    }
    .tools {
      padding: 4px 12px calc(8px + env(safe-area-inset-bottom)) 8px;
    }
  }
`;
