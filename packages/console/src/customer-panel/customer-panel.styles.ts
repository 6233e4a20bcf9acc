import { css } from 'lit';

export const customerPanelStyles = css`
  :host {
    min-height: 0;
    overflow-y: auto;
    border-left: 1px solid var(--zaine-line);
    background: var(--zaine-paper);
    scrollbar-width: thin;
    scrollbar-color: var(--zaine-line) transparent;
  }
  .block {
    padding: 16px 20px;
    border-bottom: 1px solid var(--zaine-line);
  }
  .block:last-child {
    border-bottom: 0;
  }
  .block > .btn {
    margin-top: 12px;
  }
  .who {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-bottom: 12px;
    border-bottom: 0;
  }
  .back {
    display: none;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 4px;
    font-size: 15px;
    line-height: 24px;
  }
  h2 .small {
    font-weight: 400;
  }
  .facts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 12px;
    padding-top: 0;
  }
  dt {
    color: var(--zaine-muted);
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 4px;
    font-size: 12px;
    line-height: 16px;
  }
  h3 {
    color: var(--zaine-muted);
    font-size: 12px;
    font-weight: 400;
  }
  .order {
    display: flex;
    gap: 12px;
    align-items: center;
    width: calc(100% + 16px);
    min-height: 52px;
    margin: 0 -8px;
    padding: 4px 8px;
    border-radius: 10px;
  }
  .order:hover,
  .earlier:hover {
    background: var(--zaine-hover);
  }
  .two {
    flex: 1;
    min-width: 0;
  }
  .line {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }
  .line > :last-child {
    flex: none;
  }
  .picture {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    width: 36px;
    height: 36px;
    overflow: hidden;
    border-radius: 8px;
    background: var(--zaine-hover);
    color: var(--zaine-faint);
  }
  .order:hover .picture {
    background: var(--zaine-line);
  }
  .picture img {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .details {
    margin: 4px 0 12px 48px;
    font-size: 12px;
    line-height: 18px;
  }
  .details .row {
    display: flex;
    justify-content: space-between;
    gap: 12px;
  }
  .details dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px 12px;
    margin-top: 4px;
  }
  .parcel {
    margin-top: 8px;
    padding-top: 8px;
    border-top: 1px solid var(--zaine-line);
  }
  .parcel .line {
    margin-bottom: 6px;
  }
  .details .stops {
    font-size: 12px;
    line-height: 18px;
  }
  .copy {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    max-width: 100%;
    padding: 0;
    overflow-wrap: anywhere;
  }
  .copy .icon {
    color: var(--zaine-muted);
  }
  .copy:hover {
    color: var(--zaine-brand-ink);
  }
  .earlier {
    display: flex;
    gap: 8px;
    align-items: center;
    width: calc(100% + 16px);
    min-height: 28px;
    margin: 0 -8px;
    padding: 2px 8px;
    border-radius: 8px;
  }
  .day {
    flex: none;
    min-width: 56px;
  }
  .bones {
    display: grid;
    gap: 12px;
  }
  .bones i {
    height: 8px;
    border-radius: 4px;
    background: var(--zaine-line);
  }
  .bones i:nth-child(odd) {
    width: 62%;
  }
  @media (max-width: 1180px) {
    .back {
      display: inline-flex;
      margin-left: -8px;
    }
  }
  @media (max-width: 760px) {
    :host {
      border-left: 0;
    }
    .who {
      padding: 8px 16px 12px 12px;
    }
    .earlier {
      min-height: 40px;
    }
  }
`;
