import { css } from 'lit';

export const styles = css`
  fieldset {
    padding: 14px 16px;
    border: 0;
    min-width: 0;
  }
  legend {
    float: inline-start;
    width: 100%;
    padding: 0;
    line-height: 24px;
  }
  .faces {
    clear: both;
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 8px;
    padding-top: 10px;
  }
  label {
    position: relative;
    font-size: 12px;
    line-height: 16px;
    text-align: center;
    color: var(--zaine-muted);
    cursor: pointer;
  }
  i {
    display: grid;
    place-items: center;
    height: 40px;
    margin-bottom: 4px;
    border: 1px solid var(--zaine-line);
    border-radius: calc(12px * var(--zaine-radius, 1));
    transition: background 0.12s ease-out;
  }
  label:hover i {
    background: var(--zaine-wash);
  }
  :checked + i {
    background: var(--zaine-tint);
    border-color: var(--zaine-brand);
    color: var(--zaine-brand-ink);
    forced-color-adjust: none;
  }
  :has(> :checked) {
    color: var(--zaine-ink);
  }
  :focus-visible + i {
    outline: 2px solid var(--zaine-brand);
    outline-offset: 2px;
  }
  .reasons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 16px 14px;
  }
  .reasons button {
    min-height: 32px;
    padding: 0 12px;
    border: 1px solid var(--zaine-edge);
    border-radius: calc(16px * var(--zaine-radius, 1));
    color: var(--zaine-brand-ink);
  }
  .reasons [aria-pressed="true"] {
    background: var(--zaine-tint);
    border-color: var(--zaine-brand);
    color: var(--zaine-ink);
  }
`;
