import { css } from 'lit';

/** A face made of the first character of a name: a seal for the shop, softer for a person. */
export const face = css`
  .face {
    flex: none;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: calc(10px * var(--zaine-radius, 1));
    background: var(--zaine-tint);
    color: var(--zaine-ink);
    font-size: 15px;
    font-weight: 600;
    line-height: 1;
    user-select: none;
  }
  .face.shop {
    background: var(--zaine-brand);
    color: var(--zaine-on-brand);
    forced-color-adjust: none;
    font-family: "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", Georgia, serif;
  }
`;
