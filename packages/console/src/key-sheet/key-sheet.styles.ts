import { css } from 'lit';

export const keySheetStyles = css`
  dialog {
    width: min(720px, calc(100vw - 32px));
    padding: 0;
    border: 0;
    border-radius: 14px;
    background: var(--zaine-paper);
    box-shadow: var(--zaine-shadow);
    color: var(--zaine-ink);
  }
  dialog::backdrop {
    background: rgb(31 27 22 / 32%);
  }
  .sheet {
    padding: 24px 32px;
  }
  header {
    display: flex;
    gap: 16px;
    align-items: center;
    margin-bottom: 20px;
  }
  header p {
    flex: 1;
    text-align: right;
  }
  h2 {
    font-size: 20px;
    line-height: 28px;
  }
  h3 {
    padding-bottom: 8px;
    color: var(--zaine-muted);
    font-size: 12px;
    font-weight: 400;
    line-height: 16px;
  }
  .groups {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
    gap: 16px 32px;
  }
  li {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
    min-height: 44px;
    border-top: 1px solid var(--zaine-line);
  }
  li:last-child {
    border-bottom: 1px solid var(--zaine-line);
  }
  li span:last-child {
    display: flex;
    flex: none;
    gap: 4px;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
    align-items: center;
    margin-top: 16px;
  }
  label {
    display: flex;
    gap: 8px;
    align-items: center;
    color: var(--zaine-ink);
  }
  input {
    margin: 0;
    accent-color: var(--zaine-brand);
  }
  @media (max-width: 760px) {
    .sheet {
      padding: 16px;
    }
    header p {
      visibility: hidden;
    }
  }
`;
