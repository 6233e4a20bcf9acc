import { css } from 'lit';

export const consoleAppStyles = css`
  :host {
    height: 100%;
  }
`;
