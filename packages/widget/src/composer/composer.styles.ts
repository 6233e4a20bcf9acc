import { css } from 'lit';

export const styles = css`
  form {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    min-height: 48px;
    padding: 3px;
    border: 1px solid var(--zaine-line);
    border-radius: calc(14px * var(--zaine-radius, 1));
    background: var(--zaine-raised);
    transition: border-color 0.12s ease-out;
  }
  form:focus-within {
    border-color: var(--zaine-brand);
    outline: 3px solid var(--zaine-tint);
  }
  .grow {
    flex: 1;
    min-width: 0;
    display: grid;
    max-height: 136px;
    font-size: 16px;
    line-height: 24px;
  }
  textarea,
  .mirror {
    grid-area: 1 / 1;
    min-width: 0;
    max-height: 136px;
    padding-block: 8px;
    padding-inline: 13px 4px;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
    overflow-wrap: anywhere;
  }
  .mirror {
    visibility: hidden;
    overflow: hidden;
  }
  textarea {
    width: 100%;
    height: 100%;
    border: 0;
    background: none;
    resize: none;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  /* The ring is around the whole field. */
  textarea:focus-visible {
    outline: 0;
  }
  textarea:placeholder-shown {
    overflow: hidden;
    white-space: nowrap;
  }
  textarea::placeholder {
    color: var(--zaine-muted);
    opacity: 1;
  }
  .send {
    flex: none;
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: calc(11px * var(--zaine-radius, 1));
    background: var(--zaine-brand);
    color: var(--zaine-on-brand);
    transition: background 0.12s ease-out;
  }
  .send:disabled {
    background: none;
    color: var(--zaine-faint);
    cursor: default;
  }
`;
