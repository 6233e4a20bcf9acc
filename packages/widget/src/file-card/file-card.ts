import type { FileBody } from '@zaine/protocol';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { type Reach, ZaineElement } from '../element/zaine-element.ts';
import { base } from '../theme/base.styles.ts';

const styles = css`
  :host {
    max-width: 240px;
  }
  img {
    display: block;
    max-width: 100%;
    max-height: 280px;
    border-radius: calc(12px * var(--zaine-radius, 1));
    border: 1px solid var(--zaine-line);
  }
  .plain {
    display: inline-block;
    padding: 8px 12px;
    border: 1px solid var(--zaine-line);
    border-radius: calc(12px * var(--zaine-radius, 1));
    background: var(--zaine-raised);
    overflow-wrap: anywhere;
  }
`;

/** A file of the conversation: a picture is shown, anything else is saved on a click. Fetched with the shopper's own token. */
export class ZaineFileCard extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    file: { attribute: false },
    reach: { attribute: false },
    source: { state: true },
  };

  declare file: FileBody;
  declare reach: Reach;
  declare private source: string;
  #asked = '';

  constructor() {
    super();
    this.source = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.source);
    this.#asked = '';
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.file.file !== this.#asked) void this.#fetch();
  }

  protected override render(): TemplateResult {
    const { name = this.words.text.file, type = 'image/' } = this.file;
    const picture = type.startsWith('image/');
    if (!this.source) return html`<span class="plain">${picture ? this.words.more.photo : name}</span>`;
    if (!picture) return html`<a class="plain" href=${this.source} download=${name}>${name}</a>`;
    return html`<a href=${this.source} target="_blank" rel="noopener"><img src=${this.source} alt=${this.words.more.photo} /></a>`;
  }

  async #fetch(): Promise<void> {
    this.#asked = this.file.file;
    const access = this.reach()?.files();
    if (!access) return;
    const { url, authorization } = access;
    try {
      const answer = await fetch(`${url}/${this.file.file}`, { headers: { authorization } });
      if (answer.ok && this.isConnected) this.source = URL.createObjectURL(await answer.blob());
    } catch {
      // The words stay; the next drawing of the conversation tries again.
      this.#asked = '';
    }
  }
}
