import type { FormBody, FormField } from '@zaine/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { base } from '../theme/base.styles.ts';
import { card } from '../theme/card.styles.ts';
import { styles } from './form-card.styles.ts';

/** A form the bot asks to fill; it can as well be answered in words, so an older one closes. */
export class ZaineFormCard extends ZaineElement {
  static override styles = [base, card, styles];
  static override properties = {
    form: { attribute: false },
    formId: { attribute: false },
    open: { attribute: false },
    missing: { state: true },
    sent: { state: true },
  };

  declare form: FormBody;
  /** The id of the event that asked. */
  declare formId: string;
  /** True as long as an answer is awaited. */
  declare open: boolean;
  /** Names of required fields that were left empty. */
  declare private missing: ReadonlySet<string>;
  declare private sent: boolean;

  constructor() {
    super();
    this.formId = '';
    this.open = false;
    this.missing = new Set();
    this.sent = false;
  }

  override focus(): void {
    this.renderRoot.querySelector('article')?.focus();
  }

  protected override render(): TemplateResult {
    const { title, fields, submit } = this.form;
    const open = this.open && !this.sent;
    return html`<article aria-label=${title} tabindex="-1">
      <header><h3 class="title">${title}</h3></header>
      <form novalidate @submit=${this.#submit}>
        ${fields.map((field) => this.#field(field, open))}
        <button class="button primary" ?disabled=${!open}>${this.sent ? this.words.more.filled : submit}</button>
      </form>
    </article>`;
  }

  #field(field: FormField, open: boolean): TemplateResult {
    const { name, label, hint } = field;
    const error = this.missing.has(name) ? this.words.more.fillIn : open ? field.error : undefined;
    const wrong = error !== undefined;
    return html`<div>
      <label>${label}${this.#input(field, wrong, open)}</label>
      ${wrong ? html`<span class="error" id="error-${name}">${error}</span>` : nothing}
      ${hint && !wrong ? html`<small>${hint}</small>` : nothing}
    </div>`;
  }

  #input(
    { name, type, value = '', required, options = [] }: FormField,
    wrong: boolean,
    open: boolean,
  ): TemplateResult {
    const about = wrong ? `error-${name}` : nothing;
    if (type === 'select')
      return html`<select name=${name} ?required=${required} ?disabled=${!open} aria-invalid=${wrong} aria-describedby=${about}>
        <option value="">${this.words.more.choose}</option>
        ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
      </select>`;
    if (type === 'textarea')
      return html`<textarea name=${name} rows="3" ?required=${required} ?disabled=${!open} aria-invalid=${wrong} aria-describedby=${about} .defaultValue=${value}></textarea>`;
    return html`<input name=${name} type=${type} value=${value} ?required=${required} ?disabled=${!open} aria-invalid=${wrong} aria-describedby=${about} />`;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const values = Object.fromEntries([...data].map(([name, value]) => [name, String(value).trim()]));
    this.missing = new Set(
      this.form.fields.filter(({ name, required }) => required && !values[name]).map(({ name }) => name),
    );
    if (this.missing.size) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    this.sent = true;
    this.tell({ do: 'submit', form: this.formId, values });
  }
}
