import { html, type PropertyValues } from 'lit';
import { ConsoleElement } from '../look/console-element.ts';
import type { Choices } from '../session/preferences.ts';
import type { Refusal } from '../session/refusal.ts';
import type { Credentials } from '../session/session-api.ts';
import { SessionController } from '../session/session-controller.ts';
import { wordsOf } from '../strings/locale.ts';
import type { Services } from '../workspace/services.ts';
import { consoleAppStyles } from './console-app.styles.ts';

/** The console as a whole: the door, and the desk behind it; in the language and look that were chosen. */
export class ConsoleApp extends ConsoleElement {
  static override styles = [...ConsoleElement.styles, consoleAppStyles];
  readonly #services: Services;
  readonly #session: SessionController;

  constructor(services: Services) {
    super();
    this.#services = services;
    this.#session = new SessionController(this, services.session);
    this.addEventListener('rail-choice', (event) =>
      this.#choose((event as CustomEvent<Partial<Choices>>).detail),
    );
    this.addEventListener('rail-sign-out', () => this.#signOut());
    this.addEventListener('workspace-offline', () => this.#session.verify());
    this.addEventListener('workspace-lost', (event) =>
      this.#session.lose((event as CustomEvent<Refusal>).detail),
    );
  }

  override willUpdate(_changed: PropertyValues): void {
    const { locale, theme } = this.#services.preferences.choices;
    this.words = wordsOf(locale);
    const page = document.documentElement;
    page.lang = locale;
    if (theme === 'system') delete page.dataset.theme;
    else page.dataset.theme = theme;
  }

  override render() {
    const { state } = this.#session;
    if (state.name === 'checking') return undefined;
    if (state.name === 'out') {
      return html`<desk-sign-in
        .words=${this.words}
        .busy=${state.busy}
        .refusal=${state.refusal}
        .site=${this.#services.site}
        .several=${this.#session.several}
        @sign-in=${(event: CustomEvent<Credentials>) => this.#session.signIn(event.detail)}
        @sign-in-language=${() => this.#choose({ locale: this.words.locale === 'en' ? 'zh-CN' : 'en' })}
      ></desk-sign-in>`;
    }
    return html`<desk-workspace
      .words=${this.words}
      .services=${this.#services}
      .session=${state}
      .choices=${this.#services.preferences.choices}
    ></desk-workspace>`;
  }

  #choose(change: Partial<Choices>): void {
    this.#services.preferences.change(change);
    if (change.sound) this.#services.chime();
    this.requestUpdate();
  }

  #signOut(): void {
    this.#services.drafts.clear();
    void this.#session.signOut();
  }
}
