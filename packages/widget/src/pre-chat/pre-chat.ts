import type { FormBody, FormField, WelcomeCustomer } from '@zaine/protocol';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { IntentEvent, Introduction } from '../element/intent.ts';
import { ZaineElement } from '../element/zaine-element.ts';
import { base } from '../theme/base.styles.ts';

const styles = css`
  :host {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--zaine-line) transparent;
    padding: 20px 16px;
  }
  h3 {
    padding: 0 4px;
    font-size: 24px;
    font-weight: 600;
    line-height: 32px;
    text-wrap: balance;
    word-break: keep-all;
    overflow-wrap: anywhere;
  }
  p {
    padding: 4px 4px 20px;
    color: var(--zaine-muted);
    font-size: 13px;
    line-height: 20px;
  }
`;

/** What a shop can ask before the first word. */
type Asked = 'name' | 'email' | 'order' | 'topic';
/** The order in which the answers are told: first what it is about. */
const told: readonly Asked[] = ['topic', 'order', 'name', 'email'];
const isAsked = (name: string | undefined): name is Asked => told.includes(name as Asked);

/** A short form before the first word, where the shop wants to know who asks and what about. */
export class ZainePreChat extends ZaineElement {
  static override styles = [base, styles];
  static override properties = { asks: { attribute: false }, customer: { attribute: false } };

  /** The fields, as `name*, email, order, topic`. */
  declare asks: string;
  declare customer: WelcomeCustomer | undefined;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('zaine-form-card')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { text, more } = this.words;
    if (!more) return nothing;
    return html`<h3>${text.greeting(new Date(), this.customer?.name)}</h3>
      <p>${more.preChat}</p>
      <zaine-form-card .form=${this.#form()} .formId=${'pre-chat'} .open=${true} .words=${this.words} @zaine-intent=${this.#onIntent}></zaine-form-card>`;
  }

  #form(): FormBody {
    const { more } = this.words;
    return { kind: 'form', text: '', title: '', fields: this.#fields(), submit: more.begin };
  }

  #fields(): FormField[] {
    const { more } = this.words;
    return this.asks.split(',').flatMap((asked): FormField[] => {
      const [, name, star] = /^\s*(\w+)\s*(\*?)/.exec(asked) ?? [];
      // Whoever is signed in need not say it again.
      if (!isAsked(name) || (this.customer && (name === 'name' || name === 'email'))) return [];
      const field = { name, label: more.asked[name], required: Boolean(star) };
      if (name === 'topic')
        return [
          { ...field, type: 'select', options: more.topics.map((topic) => ({ value: topic, label: topic })) },
        ];
      return [{ ...field, type: name === 'email' ? 'email' : 'text' }];
    });
  }

  #onIntent(event: IntentEvent): void {
    const { intent } = event;
    if (intent.do !== 'post' || intent.body.kind !== 'form') return;
    event.stopPropagation();
    const values = Object.fromEntries(Object.entries(intent.body.values).filter(([, value]) => value));
    const { kept } = intent;
    this.tell({ do: 'introduce', values, tell: (facts) => this.#tell(facts), ...(kept && { kept }) });
  }

  #tell(facts: Record<string, string>): Introduction {
    const { more } = this.words;
    const lines = told.flatMap((name) => {
      const value = facts[name];
      return value ? (name === 'topic' ? value : more.fact(more.asked[name], value)) : [];
    });
    // A name alone is no question yet: it goes along with the first one.
    return { text: lines.join('\n'), whole: Boolean(facts.topic || facts.order) };
  }
}
