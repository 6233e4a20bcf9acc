import type { DeskConversation } from '@zaine/client';
import type { AgentStatus, ConversationSummary } from '@zaine/protocol';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Draft } from '../desk/drafts.ts';
import { ConsoleElement } from '../look/console-element.ts';
import { icon, tierMark } from '../look/icons.ts';
import { outlineMark } from '../look/mark.ts';
import { popover } from '../look/popover.styles.ts';
import { Popover } from '../look/popover.ts';
import { customerName } from '../strings/format.ts';
import { conversationStyles } from './conversation.styles.ts';
import { transferMenu } from './transfer-menu.ts';

/**
 * The middle column: who it is, what was said, and where to answer.
 *
 * @event conversation-back - on a phone, back to the inbox
 * @event conversation-besides - show the customer and their orders
 * @event conversation-take - claim it
 * @event conversation-transfer - `detail` where to: `bot`, `queue` or an agent's name
 * @event conversation-end - end it; it was confirmed
 */
export class Conversation extends ConsoleElement {
  static override properties = {
    summary: { attribute: false },
    conversation: { attribute: false },
    agents: { attribute: false },
    draft: { attribute: false },
    me: { type: String },
    today: { type: Number },
    mine: { type: Boolean },
    claiming: { type: Boolean },
    offline: { type: Boolean },
    quiet: { type: Boolean },
  };
  static override styles = [...ConsoleElement.styles, popover, conversationStyles];
  declare summary: ConversationSummary | undefined;
  declare conversation: DeskConversation | undefined;
  declare agents: readonly { name: string; status: AgentStatus }[];
  declare draft: Draft;
  declare me: string;
  declare today: number;
  declare mine: boolean;
  declare claiming: boolean;
  declare offline: boolean;
  /** True when nobody waits and nobody is being served. */
  declare quiet: boolean;
  readonly #pop = new Popover(this);

  constructor() {
    super();
    this.agents = [];
    this.draft = { text: '', note: false };
    this.me = '';
    this.today = 0;
    this.mine = false;
    this.claiming = false;
    this.offline = false;
    this.quiet = false;
  }

  /** Puts the cursor where a reply is written. */
  focusReply(): void {
    this.renderRoot.querySelector('desk-composer')?.focus();
  }

  toggleNote(): void {
    void this.renderRoot.querySelector('desk-composer')?.toggleNote();
  }

  openTransfer(): void {
    if (this.mine) void this.#pop.toggle('transfer', this.renderRoot.querySelector<HTMLElement>('#transfer'));
  }

  askEnd(): void {
    if (this.mine) void this.#pop.toggle('end', this.renderRoot.querySelector<HTMLElement>('#end'));
  }

  override render() {
    const { summary, words } = this;
    if (!summary) return this.#nobody();
    const name = customerName(summary, words);
    return html`${this.#header(summary, name)}
      ${keyed(
        summary.conversation,
        html`<desk-message-log
          .words=${words}
          .conversation=${this.conversation}
          .me=${this.me}
          .today=${this.today}
        ></desk-message-log>`,
      )}
      ${
        this.mine
          ? html`<desk-composer
              .words=${words}
              .draft=${this.draft}
              .name=${name}
              .offline=${this.offline}
            ></desk-composer>`
          : this.#reading(summary)
      }`;
  }

  #header(summary: ConversationSummary, name: string) {
    const { words } = this;
    const page = summary.page?.title;
    return html`<header>
      <button class="btn quiet square back" aria-label=${words.back} @click=${() => this.ask('conversation-back')}>
        ${icon('back')}
      </button>
      <h2 class="clip">${name}</h2>
      ${tierMark(summary.customer?.tier, words.inbox.tiers[summary.customer?.tier ?? 'ordinary'])}
      <span class="grow clip muted">${page}</span>
      ${this.mine ? this.#actions(name) : undefined}
      <button
        class="btn quiet square besides"
        aria-label=${words.conversation.besides}
        title="${words.conversation.besides} (O)"
        @click=${() => this.ask('conversation-besides')}
      >
        ${icon('bag')}
      </button>
    </header>`;
  }

  #actions(name: string) {
    const { words } = this;
    const expanded = (popover: string) => (this.#pop.open === popover ? 'true' : 'false');
    return html`<div class="anchor">
        <button
          class="btn quiet"
          id="transfer"
          aria-haspopup="menu"
          aria-expanded=${expanded('transfer')}
          @click=${this.openTransfer}
        >
          ${words.conversation.transfer}<kbd>T</kbd>
        </button>
        ${
          this.#pop.open === 'transfer'
            ? transferMenu({
                words,
                agents: this.agents.filter((agent) => agent.name !== this.me),
                keys: this.#pop.keys,
                choose: (to) => this.#leave('conversation-transfer', to),
              })
            : undefined
        }
      </div>
      <div class="anchor">
        <button
          class="btn outline"
          id="end"
          aria-haspopup="dialog"
          aria-expanded=${expanded('end')}
          @click=${this.askEnd}
        >
          ${words.conversation.end}<kbd>E</kbd>
        </button>
        ${this.#pop.open === 'end' ? this.#endQuestion(name) : undefined}
      </div>`;
  }

  #endQuestion(name: string) {
    const { words } = this;
    const { conversation } = words;
    return html`<div
      class="pop question"
      role="alertdialog"
      aria-labelledby="ask"
      aria-describedby="hint"
      @keydown=${this.#pop.keys}
    >
      <p id="ask"><b>${conversation.endAsk(name)}</b></p>
      <p id="hint" class="muted">${conversation.endHint}</p>
      <div class="answers">
        <button class="btn main" @click=${() => this.#leave('conversation-end')}>
          ${conversation.endConfirm}<kbd>${icon('enter', 12)}</kbd>
        </button>
        <button class="btn quiet" @click=${() => this.#pop.close()}>${words.cancel}<kbd>esc</kbd></button>
      </div>
    </div>`;
  }

  #leave(event: string, to?: string): void {
    this.#pop.close();
    this.ask(event, to);
  }

  /** What stands in the composer's place while the conversation is only read. */
  #reading(summary: ConversationSummary) {
    const { state } = summary;
    const { conversation } = this.words;
    const queued = state.name === 'queued';
    const says = {
      queued: conversation.waiting,
      bot: conversation.withBot,
      closed: conversation.closed,
      agent: conversation.withAgent(state.name === 'agent' ? state.agent : ''),
    };
    return html`<footer>
      <p class="grow muted" role="status">${says[state.name]}</p>
      ${
        queued
          ? html`<button class="btn main" ?disabled=${this.claiming} @click=${() => this.ask('conversation-take')}>
              ${this.claiming ? conversation.taking : conversation.take}<kbd>A</kbd>
            </button>`
          : undefined
      }
    </footer>`;
  }

  #nobody() {
    const { conversation, inbox } = this.words;
    return html`<div class="nobody">
      ${outlineMark(48)}
      <h2>${this.quiet ? conversation.emptyAll : conversation.none}</h2>
      <p class="muted">${this.quiet ? conversation.emptyAllHint : conversation.noneHint}</p>
      ${
        this.quiet
          ? undefined
          : html`<button class="btn outline" @click=${() => this.ask('inbox-take-next')}>
              ${inbox.takeNext}<kbd>N</kbd>
            </button>`
      }
    </div>`;
  }
}
