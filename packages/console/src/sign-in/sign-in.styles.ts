import { css } from 'lit';

export const signInStyles = css`
  :host {
    height: 100%;
    overflow-y: auto;
  }
  main {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 32px;
    min-height: 100%;
    padding: 32px 16px;
  }
  form {
    display: flex;
    flex-direction: column;
    width: min(320px, 100%);
  }
  h1 {
    margin-top: 20px;
    font-size: 24px;
    line-height: 32px;
  }
  label {
    margin: 16px 0 4px;
    font-size: 12px;
    line-height: 16px;
  }
  input {
    height: 40px;
    padding: 0 12px;
    border: 1px solid var(--zaine-edge);
    border-radius: 10px;
    background: var(--zaine-raised);
    color: inherit;
    font: inherit;
    font-size: 15px;
  }
  input:focus-visible {
    border-color: var(--zaine-brand);
    outline-width: 1px;
    outline-offset: 0;
  }
  form .btn {
    height: 40px;
    margin-top: 24px;
    font-size: 15px;
  }
  .problem {
    display: flex;
    gap: 8px;
    color: var(--zaine-bad);
  }
  .problem:not(:empty) .icon {
    margin-top: 2px;
  }
  .problem:has(.icon) {
    margin-top: 16px;
  }
  kbd .icon {
    display: inline-block;
    vertical-align: -2px;
  }
  @media (max-width: 760px) {
    input {
      font-size: 16px;
    }
  }
`;
