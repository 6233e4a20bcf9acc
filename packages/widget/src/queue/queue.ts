import type { ChatSnapshot } from '@zaine/client';
import { css, html, nothing, type TemplateResult } from 'lit';
import { chosen } from '../element/intent.ts';
import { ZaineElement } from '../element/zaine-element.ts';
import { base } from '../theme/base.styles.ts';

const styles = css`
  small {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    column-gap: 14px;
    padding: 0 16px 6px;
    text-align: center;
  }
  button {
    min-height: 24px;
    color: var(--zaine-brand-ink);
  }
  button:hover {
    text-decoration: underline;
  }
`;

/** How many are ahead and for how long, or why nobody comes now; and the way out. */
export class ZaineQueue extends ZaineElement {
  static override styles = [base, styles];
  static override properties = { snapshot: { attribute: false } };

  declare snapshot: ChatSnapshot;

  protected override render(): TemplateResult | typeof nothing {
    const { state, queue } = this.snapshot;
    if (state.name !== 'queued') return nothing;
    const { text, more } = this.words;
    const position = queue?.position ?? state.position;
    const place = position > 1 ? more.ahead(position - 1) : more.next;
    const wait = queue && position > 1 ? text.comma + more.wait(Math.round(queue.waitSeconds / 60)) : '';
    return html`<small>
      <span role="status">${more.away[state.reason] ?? place + wait}</span>
      <button @click=${() => this.tell(chosen({ value: 'leave_queue', label: more.leaveQueue }))}>${more.leaveQueue}</button>
    </small>`;
  }
}
