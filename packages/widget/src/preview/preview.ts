import type { ChatSnapshot } from '@zaine/client';
import { html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { glyph } from '../icon/icon.ts';
import { base } from '../theme/base.styles.ts';
import { styles } from './preview.styles.ts';
import { previewOf } from './preview-of.ts';

/** The bubble over the launcher with the last unread message; loaded when there is one. */
export class ZainePreview extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    snapshot: { attribute: false },
    shop: { attribute: false },
    dismissed: { attribute: false },
  };

  declare snapshot: ChatSnapshot;
  declare shop: string;
  /** The seq up to which it was waved away. */
  declare dismissed: number;

  protected override render(): TemplateResult | typeof nothing {
    const { words, shop, dismissed } = this;
    const preview = previewOf(this.snapshot, { words, shop, dismissed });
    if (!preview) return nothing;
    return html`<div part="preview">
      <button class="words" @click=${() => this.tell({ do: 'open' })}>
        <small><b>${preview.name}</b><span>${preview.when}</span></small><span class="said">${preview.text}</span>
      </button>
      <button class="dismiss" aria-label=${words.text.dismiss} @click=${() => this.tell({ do: 'dismiss' })}>
        ${glyph('M6 6l8 8M14 6l-8 8', 16)}
      </button>
    </div>`;
  }
}
