import type { FormBody, FormField } from '@zaine/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { ZaineElement } from '../element/zaine-element.ts';
import { base } from '../theme/base.styles.ts';
import { card } from '../theme/card.styles.ts';
import { receipt } from '../theme/receipt.styles.ts';
import { styles } from './form-card.styles.ts';

/** Enough to catch a slip of the finger; only the post can tell whether it arrives. */
const EMAIL = /^\S+@\S+\.\S+$/;

/** A form the bot asks to fill; it can as well be answered in words, so an older one closes. */
export class ZaineFormCard extends ZaineElement {
  static override styles = [base, card, receipt, styles];
  static override properties = {
    form: { attribute: false },
    formId: { attribute: false },
    open: { attribute: false },
    wrong: { state: true },
    sent: { state: true },
  };

  declare form: FormBody;
  /** The id of the event that asked. */
  declare formId: string;
  /** True as long as an answer is awaited. */
  declare open: boolean;
  /** What is wrong with which field. */
  declare private wrong: ReadonlyMap<string, string>;
  declare private sent: boolean;

  constructor() {
    super();
    this.formId = '';
    this.open = false;
    this.wrong = new Map();
    this.sent = false;
  }

  override focus(): void {
    this.renderRoot.querySelector('article')?.focus();
  }

  protected override render(): TemplateResult {
    const { title, fields, submit } = this.form;
    const open = this.open && !this.sent;
    return html`<article aria-label=${title || nothing} tabindex="-1">
      ${title ? html`<header><h3 class="title">${title}</h3></header>` : nothing}
      <form novalidate @submit=${this.#submit}>
        ${fields.map((field) => this.#field(field, open))}
        <button class="button primary" ?disabled=${!open}>${this.sent ? this.words.more.filled : submit}</button>
      </form>
    </article>`;
  }

  #field(field: FormField, open: boolean): TemplateResult {
    const { name, label, hint, required } = field;
    const error = this.wrong.get(name) ?? (open ? field.error : undefined);
    const wrong = error !== undefined;
    // Said where it tells fields apart.
    const marked = required && this.form.fields.some((other) => !other.required);
    return html`<div>
      <label>${label}${marked ? html`<b aria-hidden="true"> *</b>` : nothing}${this.#input(field, wrong, open)}</label>
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
    const form = event.target as HTMLFormElement;
    const values = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]),
    );
    const { fillIn, wrongEmail } = this.words.more;
    this.wrong = new Map(
      this.form.fields.flatMap(({ name, type, required }): [string, string][] => {
        if (!values[name]) return required ? [[name, fillIn]] : [];
        return type === 'email' && !EMAIL.test(values[name]) ? [[name, wrongEmail]] : [];
      }),
    );
    if (this.wrong.size) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    this.sent = true;
    const kept = () => {
      this.sent = false;
    };
    this.tell({ do: 'post', body: { kind: 'form', form: this.formId, values }, kept });
  }
}
