import type { DeskConversation } from '@zaine/client';
import { html, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cards } from '../cards/cards.styles.ts';
import { messageBody } from '../cards/message-body.ts';
import { ConsoleElement } from '../look/console-element.ts';
import { type IconName, icon } from '../look/icons.ts';
import { clockTime, customerName, dayName, fullTime, initial } from '../strings/format.ts';
import { happeningText } from './happening-text.ts';
import { type LogGroup, type LogItem, type LogMessage, logItems } from './log-items.ts';
import { messageLogStyles } from './message-log.styles.ts';
import { StickToBottom } from './stick-to-bottom.ts';

/**
 * The whole of a conversation, to be read from the end.
 *
 * @event log-seen - the end is on the screen, `detail` its seq
 * @event log-retry - an own message is to be sent again, `detail` its cid
 * @event log-discard - an own message is given up, `detail` its cid
 */
export class MessageLog extends ConsoleElement {
  static override properties = {
    conversation: { attribute: false },
    me: { type: String },
    today: { type: Number },
  };
  static override styles = [...ConsoleElement.styles, cards, messageLogStyles];
  declare conversation: DeskConversation | undefined;
  declare me: string;
  /** Any moment of the present day, for naming days. */
  declare today: number;
  readonly #end = new StickToBottom(this);
  /** The last seq that was on the screen at the end of the log. */
  #seen = 0;

  constructor() {
    super();
    this.me = '';
    this.today = 0;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('conversation');
    const wrote = (this.conversation?.pending.length ?? 0) > (before?.pending.length ?? 0);
    if (before && wrote) this.#end.stuck = true;
  }

  override updated(): void {
    if (!this.#end.stuck || !this.conversation?.live) return;
    this.#seen = this.conversation.events.at(-1)?.seq ?? 0;
    this.ask('log-seen', this.#seen);
  }

  override render() {
    const { conversation, words } = this;
    const name = conversation ? customerName(conversation.summary, words) : '';
    return html`<div
        class="scroll"
        role="log"
        tabindex="0"
        aria-label=${words.log.label(name)}
        aria-busy=${conversation?.live ? 'false' : 'true'}
        @scroll=${this.#end.scrolled}
      >
        <div class="column">${conversation ? this.#content(conversation, name) : this.#loading()}</div>
      </div>
      ${conversation ? this.#pill(conversation) : undefined}`;
  }

  #content(conversation: DeskConversation, name: string) {
    const items = logItems(conversation, this.me);
    if (items.length === 0) {
      return conversation.live ? html`<p class="when">${this.words.log.empty}</p>` : this.#loading();
    }
    return html`${repeat(
      items,
      (item) => item.key,
      (item) => this.#item(item, name),
    )}${conversation.typing ? this.#typing(name) : undefined}`;
  }

  #item(item: LogItem, name: string) {
    const { words } = this;
    switch (item.kind) {
      case 'day':
        return html`<p class="when">${dayName(item.at, this.today, words)} ${clockTime(item.at, words)}</p>`;
      case 'time':
        return html`<p class="when">${clockTime(item.at, words)}</p>`;
      case 'line':
        return html`<p class="when">
          ${item.happenings.map(
            (happening) =>
              html`<span
                >${clockTime(happening.at, words)} ${happeningText(happening, words, this.me)}</span
              >`,
          )}
        </p>`;
      case 'note':
        return html`<div class="note">
          ${icon('lock', 16)}
          <p class="grow said">${item.note.text}</p>
          <span class="small muted"
            >${words.log.note}<span class="dotted"></span>${item.note.author}
            ${clockTime(item.note.at, words)}</span
          >
        </div>`;
      case 'group':
        return this.#group(item, name);
    }
  }

  #group(group: LogGroup, name: string) {
    const kind = group.side === 'customer' ? 'customer' : group.mine ? 'mine' : group.author.role;
    return html`<div class="group ${kind}">
      ${group.side === 'customer' ? html`<span class="face" aria-hidden="true">${initial(name)}</span>` : undefined}
      <div class="said-by">
        ${this.#speaker(group, name)}
        ${repeat(
          group.messages,
          (message) => message.key,
          (message) => this.#bubble(message),
        )}
        ${group.delivery ? this.#delivery(group) : undefined}
      </div>
    </div>`;
  }

  #speaker(group: LogGroup, name: string) {
    const { words } = this;
    if (group.side === 'customer') return html`<span class="unseen">${name}</span>`;
    if (group.mine) return html`<span class="unseen">${this.me}</span>`;
    const time = clockTime(group.messages[0]?.at ?? '', words);
    if (group.author.role !== 'bot') return html`<p class="meta">${group.author.name} ${time}</p>`;
    return html`<p class="meta">${icon('bot', 16)}${words.log.automatic} ${time}</p>`;
  }

  #bubble(message: LogMessage) {
    const { words } = this;
    const failed = message.failed !== undefined;
    return html`<div class="bubble ${failed ? 'failed' : ''}" title=${fullTime(message.at, words)}>
        ${
          message.redacted
            ? html`<span class="muted">${words.log.redacted}</span>`
            : messageBody(message.body, words, this.today)
        }
      </div>
      ${failed ? this.#failure(message) : undefined}`;
  }

  #failure(message: LogMessage) {
    const { words } = this;
    return html`<p class="meta bad">
      ${icon('alert', 16)}<span>${words.log.failed}</span>
      <button class="link" @click=${() => this.ask('log-retry', message.key)}>${words.log.retry}</button>
      <button class="link" @click=${() => this.ask('log-discard', message.key)}>${words.log.discard}</button>
    </p>`;
  }

  #delivery(group: LogGroup) {
    if (group.delivery === undefined || group.delivery === 'failed') return undefined;
    const glyphs: Record<string, IconName> = { sending: 'clock', sent: 'check', read: 'checks' };
    const time = clockTime(group.messages.at(-1)?.at ?? '', this.words);
    return html`<p class="meta">
      ${time} ${this.words.log[group.delivery]}${icon(glyphs[group.delivery] ?? 'check', 16)}
    </p>`;
  }

  #typing(name: string) {
    return html`<div class="group customer">
      <span class="face" aria-hidden="true">${initial(name)}</span>
      <div class="bubble typing" role="img" aria-label=${this.words.log.typing(name)}><i></i><i></i><i></i></div>
    </div>`;
  }

  #pill(conversation: DeskConversation) {
    if (this.#end.stuck) return undefined;
    const fresh = conversation.events.filter(
      (event) => event.kind === 'message' && event.author.role === 'shopper' && event.seq > this.#seen,
    ).length;
    const { newMessages, toLatest } = this.words.log;
    return html`<button class="pill" @click=${() => this.#end.toEnd()}>
      ${fresh > 0 ? newMessages(fresh) : toLatest}${icon('arrowDown', 16)}
    </button>`;
  }

  #loading() {
    return html`<div class="bones" role="status" aria-label=${this.words.log.loading}>
      <i></i><i class="right"></i><i></i>
    </div>`;
  }
}
