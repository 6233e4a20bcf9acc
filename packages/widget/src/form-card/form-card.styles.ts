import { css } from 'lit';

export const styles = css`
  form {
    display: flex;
    flex-direction: column;
    gap: 14px;
    padding: 14px 16px 16px;
  }
  label {
    display: block;
    color: var(--zaine-muted);
  }
  input,
  select,
  textarea {
    display: block;
    width: 100%;
    min-height: 40px;
    margin-top: 4px;
    padding: 7px 12px;
    border: 1px solid var(--zaine-faint);
    border-radius: calc(10px * var(--zaine-radius, 1));
    background: var(--zaine-raised);
    color: var(--zaine-ink);
    font-size: 16px;
    line-height: 24px;
  }
  textarea {
    resize: vertical;
  }
  [aria-invalid="true"] {
    border-color: var(--zaine-bad);
    box-shadow: 0 0 0 1px var(--zaine-bad);
  }
  .error {
    display: block;
    margin-top: 4px;
    color: var(--zaine-bad);
  }
  .button:disabled {
    cursor: default;
    background: none;
    border-color: var(--zaine-line);
    color: var(--zaine-muted);
  }
`;
