import { css } from 'lit';

export const caseListStyles = css`
  .block {
    padding: 16px 20px;
    border-bottom: 1px solid var(--zaine-line);
  }
  .title,
  .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .title {
    margin-bottom: 4px;
    font-size: 12px;
    line-height: 16px;
  }
  h3 {
    color: var(--zaine-muted);
    font-size: 12px;
    font-weight: 400;
  }
  .case {
    padding: 8px 0;
  }
  .case + .case,
  .tickets {
    border-top: 1px solid var(--zaine-line);
  }
  .case .small {
    line-height: 18px;
  }
  blockquote {
    margin: 4px 0;
    padding-left: 8px;
    border-left: 2px solid var(--zaine-line);
    overflow-wrap: anywhere;
  }
  .moves {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 8px;
  }
  .moves .btn {
    height: 28px;
    border-radius: 8px;
    font-size: 12px;
  }
  .ask input {
    width: 100%;
    height: 32px;
    margin-top: 4px;
    padding: 0 10px;
    border: 1px solid var(--zaine-line);
    border-radius: 8px;
    background: var(--zaine-raised);
    color: var(--zaine-ink);
    font: inherit;
  }
  .ask label {
    display: block;
    margin-top: 8px;
    color: var(--zaine-muted);
  }
  @media (max-width: 760px) {
    .moves .btn {
      height: 40px;
    }
  }
`;
