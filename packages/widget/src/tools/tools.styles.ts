import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
  }
  .tool {
    display: grid;
    place-items: center;
    width: 36px;
    height: 40px;
    border-radius: 11px;
    color: var(--zaine-muted);
  }
  .tool:hover,
  .tool[aria-expanded="true"] {
    background: var(--zaine-wash);
    color: var(--zaine-ink);
  }
  .sheet {
    position: absolute;
    z-index: 2;
    inset-block-end: calc(100% + 8px);
    inset-inline: 0;
    padding: 8px;
    border-radius: 14px;
    background: var(--zaine-raised);
    box-shadow: 0 0 0 1px var(--zaine-line), var(--zaine-shadow);
    outline: 1px solid transparent;
  }
  .faces {
    display: grid;
    grid-template-columns: repeat(8, 1fr);
  }
  .faces button {
    height: 40px;
    border-radius: 10px;
    font-size: 22px;
  }
  .faces button:hover {
    background: var(--zaine-wash);
  }
  .file {
    display: flex;
    align-items: center;
    gap: 12px;
    font-size: 13px;
    line-height: 20px;
  }
  .file + .file {
    margin-top: 8px;
  }
  .file img,
  .file .sheetless {
    flex: none;
    width: 56px;
    height: 56px;
    border-radius: 10px;
    object-fit: cover;
    background: var(--zaine-wash);
  }
  .about {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  progress {
    display: block;
    width: 100%;
    height: 4px;
    margin-top: 4px;
    accent-color: var(--zaine-brand);
  }
  .wrong {
    color: var(--zaine-bad);
  }
  .act {
    min-height: 32px;
    padding: 0 10px;
    border-radius: 10px;
    color: var(--zaine-brand-ink);
    font-weight: 600;
  }
  .act:last-child {
    color: var(--zaine-muted);
    font-weight: 400;
  }
  .drop {
    position: fixed;
    inset: 8px;
    display: grid;
    place-items: center;
    border: 2px dashed var(--zaine-brand);
    border-radius: 14px;
    background: var(--zaine-wash);
    font-size: 15px;
    pointer-events: none;
  }
`;
