import { html } from 'lit';
import { ConsoleElement } from '../look/console-element.ts';
import { icon } from '../look/icons.ts';
import { mark } from '../look/mark.ts';
import type { Refusal } from '../session/refusal.ts';
import { signInStyles } from './sign-in.styles.ts';

/**
 * The door of the console.
 *
 * @event sign-in - `detail` name and password, and the shop where one was named
 * @event sign-in-language - the other language was asked for
 */
export class SignIn extends ConsoleElement {
  static override properties = {
    busy: { type: Boolean },
    refusal: { type: String },
    several: { type: Boolean },
    site: { type: String },
    incomplete: { state: true },
  };
  static override styles = [...ConsoleElement.styles, signInStyles];
  declare busy: boolean;
  declare refusal: Refusal | undefined;
  /** There is more than one shop to sign in to. */
  declare several: boolean;
  /** The shop that the page's address names. */
  declare site: string | undefined;
  declare protected incomplete: boolean;

  constructor() {
    super();
    this.busy = false;
    this.several = false;
    this.incomplete = false;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override render() {
    const { signIn } = this.words;
    return html`<main>
      <form novalidate @submit=${this.#submitted}>
        ${mark(56)}
        <h1>${signIn.title}</h1>
        <p class="muted">${signIn.hint}</p>
        ${this.#problem()}
        ${this.#shop()}
        <label for="name">${signIn.name}</label>
        <input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required />
        <label for="password">${signIn.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <button class="btn main" ?disabled=${this.busy}>
          ${this.busy ? signIn.busy : signIn.submit}${this.busy ? undefined : html`<kbd>${icon('enter', 12)}</kbd>`}
        </button>
      </form>
      <button class="btn quiet" @click=${() => this.ask('sign-in-language')}>${signIn.otherLanguage}</button>
    </main>`;
  }

  /** Most servers serve one shop; there, nobody is asked. */
  #shop() {
    const { signIn } = this.words;
    if (!this.several && !this.site) return undefined;
    return html`<label for="site">${signIn.site}</label>
      <input
        id="site"
        name="site"
        autocomplete="organization"
        autocapitalize="none"
        spellcheck="false"
        placeholder=${signIn.mainSite}
        .value=${this.site ?? ''}
      />`;
  }

  #problem() {
    const { signIn } = this.words;
    const text = this.incomplete ? signIn.missing : this.refusal && signIn.refusals[this.refusal];
    return html`<p class="problem" role="alert">${text ? html`${icon('alert', 16)}${text}` : undefined}</p>`;
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const name = String(data.get('name') ?? '').trim();
    const password = String(data.get('password') ?? '');
    const site = String(data.get('site') ?? '').trim();
    this.incomplete = !name || !password;
    if (!this.incomplete) this.ask('sign-in', { name, password, ...(site && { site }) });
  }
}
