import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  .tool {
    display: grid;
    place-items: center;
    width: 36px;
    height: 40px;
    border-radius: calc(11px * var(--zaine-radius, 1));
    color: var(--zaine-muted);
  }
  .tool:hover,
  .tool[aria-expanded="true"] {
    background: var(--zaine-wash);
    color: var(--zaine-ink);
  }
  /* A line of the field's own, so that it covers nothing; the pixel keeps what follows off that line. */
  .above {
    flex: 1 1 100%;
    order: -1;
    margin-inline-end: 1px;
    min-width: 0;
    max-height: min(232px, 40dvh);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    padding: 5px;
  }
  .faces {
    display: grid;
    grid-template-columns: repeat(8, 1fr);
  }
  .faces button {
    height: 40px;
    border-radius: calc(10px * var(--zaine-radius, 1));
    font-size: 22px;
  }
  .faces button:hover {
    background: var(--zaine-wash);
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  li {
    position: relative;
    width: 72px;
    height: 72px;
    border-radius: calc(10px * var(--zaine-radius, 1));
    background: var(--zaine-wash);
    outline: 1px solid var(--zaine-line);
    outline-offset: -1px;
    overflow: hidden;
  }
  img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .page {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    margin: 32px 6px 0;
    font-size: 12px;
    line-height: 16px;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .off,
  .going {
    position: absolute;
    background: rgb(31 27 22 / 0.78);
    color: #fff;
  }
  .off {
    inset-block-start: 4px;
    inset-inline-end: 4px;
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border-radius: 50%;
  }
  .off:focus-visible {
    outline-offset: -1px;
    outline-color: #fff;
  }
  .going {
    inset: auto 0 0;
    padding: 0 6px 6px;
    font-size: 12px;
    line-height: 20px;
    text-align: center;
  }
  progress {
    display: block;
    width: 100%;
    height: 4px;
    accent-color: var(--zaine-brand);
  }
  .wrong {
    padding: 6px 4px 0;
    font-size: 13px;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .wrong span {
    color: var(--zaine-bad);
  }
  .act {
    min-height: 24px;
    padding: 0 4px;
    color: var(--zaine-brand-ink);
    font-weight: 600;
  }
  .hint {
    color: var(--zaine-muted);
    font-size: 12px;
    line-height: 16px;
    text-align: end;
  }
  .over {
    color: var(--zaine-wait-ink);
  }
  .drop {
    position: fixed;
    inset: 8px;
    display: grid;
    place-items: center;
    border: 2px dashed var(--zaine-brand);
    border-radius: calc(14px * var(--zaine-radius, 1));
    background: var(--zaine-wash);
    font-size: 15px;
    pointer-events: none;
  }
`;
