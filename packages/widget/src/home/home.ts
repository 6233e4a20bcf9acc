import type { Home } from '@zaine/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { needOrders } from '../element/need-orders.ts';
import { ZaineElement } from '../element/zaine-element.ts';
import { base } from '../theme/base.styles.ts';
import { counter } from './counter.ts';
import { styles } from './home.styles.ts';

/** The first screen, before anything was said: a greeting, a signed-in customer's latest orders to tap, and what others ask. */
export class ZaineHome extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    home: { attribute: false },
    name: { attribute: false },
    server: { attribute: false },
  };

  declare home: Home | undefined;
  /** The customer's name, once known. */
  declare name: string | undefined;
  declare server: string;

  constructor() {
    super();
    this.server = '';
  }

  protected override render(): TemplateResult {
    const { text } = this.words;
    const orders = this.home?.orders ?? [];
    if (orders.length) needOrders();
    return html`
      <h3>
        <span>${text.greeting(new Date(), this.#name)}</span>
        <span>${orders.length ? text.whichOrder : text.whatElse}</span>
      </h3>
      ${counter} ${orders.length ? html`<zaine-home-orders .home=${this.home} .server=${this.server} .words=${this.words}></zaine-home-orders>` : nothing}
      ${
        this.home?.suggestions.length
          ? html`<zaine-quick-replies class=${orders.length ? '' : 'list'} .choices=${this.home.suggestions} .label=${text.oftenAsked} .words=${this.words}></zaine-quick-replies>`
          : nothing
      }
    `;
  }

  /** The customer's name, in one piece where a line has room for it. */
  get #name(): string | undefined {
    const { name = '' } = this;
    return name.length < 20 ? name.replaceAll(' ', '\xa0') : name;
  }
}
