import type { AgentStatus } from '@zaine/protocol';
import { html } from 'lit';
import { ConsoleElement } from '../look/console-element.ts';
import { icon } from '../look/icons.ts';
import { mark } from '../look/mark.ts';
import { popover } from '../look/popover.styles.ts';
import { Popover } from '../look/popover.ts';
import type { Choices } from '../session/preferences.ts';
import { initial } from '../strings/format.ts';
import { accountMenu } from './account-menu.ts';
import { railStyles } from './rail.styles.ts';

/**
 * The narrow strip at the edge: the mark, where one is, and the agent's own menu.
 *
 * @event rail-inbox - back to the inbox
 * @event rail-status - `detail` the status to take
 * @event rail-choice - `detail` the changed preferences
 * @event rail-keys - show the key sheet
 * @event rail-sign-out - sign out
 */
export class Rail extends ConsoleElement {
  static override properties = {
    agent: { type: String },
    status: { type: String },
    choices: { attribute: false },
  };
  static override styles = [...ConsoleElement.styles, popover, railStyles];
  declare agent: string;
  declare status: AgentStatus;
  declare choices: Readonly<Choices> | undefined;
  readonly #pop = new Popover(this);

  constructor() {
    super();
    this.agent = '';
    this.status = 'away';
  }

  override render() {
    const { words, status } = this;
    return html`<nav aria-label=${words.rail.label}>
        ${mark(36)}
        <button class="place" aria-current="page" @click=${() => this.ask('rail-inbox')}>
          ${icon('inbox')}<span>${words.rail.inbox}</span>
        </button>
      </nav>
      <div class="anchor">
        <button
          class="me"
          id="me"
          aria-haspopup="menu"
          aria-expanded=${this.#pop.open ? 'true' : 'false'}
          @click=${this.#toggle}
        >
          <span class="face medium" aria-hidden="true"
            >${initial(this.agent)}<i class="dot ${status}"></i
          ></span>
          <span class="unseen">${words.rail.account(this.agent)}</span>
          <span class="status">${words.rail[status]}</span>
        </button>
        ${this.#pop.open && this.choices ? this.#menu(this.choices) : undefined}
      </div>`;
  }

  #menu(choices: Readonly<Choices>) {
    return accountMenu({
      words: this.words,
      agent: this.agent,
      status: this.status,
      choices,
      keys: this.#pop.keys,
      setStatus: (status) => {
        this.ask('rail-status', status);
        this.#pop.close();
      },
      choose: (change) => this.ask('rail-choice', change),
      showKeys: () => {
        this.#pop.close();
        this.ask('rail-keys');
      },
      signOut: () => this.ask('rail-sign-out'),
    });
  }

  #toggle(): void {
    void this.#pop.toggle('account', this.renderRoot.querySelector<HTMLElement>('#me'));
  }
}
