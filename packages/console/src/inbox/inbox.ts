import type { DeskSnapshot } from '@zaine/client';
import type { ConversationSummary, QueueEntry } from '@zaine/protocol';
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { waitedSeconds, waitText } from '../desk/waiting.ts';
import { ConsoleElement } from '../look/console-element.ts';
import { inboxStyles } from './inbox.styles.ts';
import { mineRow, queueRow, type RowContext } from './inbox-row.ts';

/**
 * The left column: own conversations, and who waits.
 *
 * @event inbox-select - `detail` the conversation to show
 * @event inbox-take-next - claim the first who waits
 * @event inbox-online - the agent is back
 */
export class Inbox extends ConsoleElement {
  static override properties = {
    mine: { attribute: false },
    queue: { attribute: false },
    open: { attribute: false },
    selected: { type: String },
    now: { type: Number },
    loading: { type: Boolean },
    away: { type: Boolean },
  };
  static override styles = [...ConsoleElement.styles, inboxStyles];
  declare mine: readonly ConversationSummary[];
  declare queue: readonly QueueEntry[];
  declare open: DeskSnapshot['open'];
  declare selected: string | undefined;
  declare now: number;
  declare loading: boolean;
  declare away: boolean;

  constructor() {
    super();
    this.mine = [];
    this.queue = [];
    this.open = {};
    this.now = 0;
    this.loading = false;
    this.away = false;
  }

  override updated(changed: Map<string, unknown>): void {
    if (!changed.has('selected') || !this.selected) return;
    const row = this.renderRoot.querySelector(`[data-conversation="${CSS.escape(this.selected)}"]`);
    row?.scrollIntoView?.({ block: 'nearest' });
  }

  override render() {
    const { words } = this;
    return html`<header><h1>${words.inbox.title}</h1></header>
      ${this.away ? this.#awayStrip() : undefined}
      ${this.loading ? this.#bones() : html`<div class="lists">${this.#mineList()}${this.#queueList()}</div>`}`;
  }

  get #context(): RowContext {
    return {
      words: this.words,
      now: this.now,
      selected: this.selected,
      select: (conversation) => this.ask('inbox-select', conversation),
    };
  }

  #mineList() {
    const { mine, words } = this;
    return html`<section aria-labelledby="mine">
      <div class="section"><h2 id="mine">${words.inbox.mine} ${mine.length}</h2></div>
      ${
        mine.length === 0
          ? html`<p class="nothing muted">${words.inbox.emptyMine}</p>`
          : html`<ul>
              ${repeat(
                mine,
                (row) => row.conversation,
                (row) => mineRow(row, { ...this.#context, open: this.open[row.conversation] }),
              )}
            </ul>`
      }
    </section>`;
  }

  #queueList() {
    const { queue, words } = this;
    return html`<section aria-labelledby="queue">
      <div class="section">
        <h2 id="queue">${words.inbox.queue} ${queue.length}</h2>
        ${queue.length > 0 ? this.#longest() : undefined}
        <span class="grow"></span>
        ${
          queue.length > 0
            ? html`<button class="btn quiet next" @click=${() => this.ask('inbox-take-next')}>
                ${words.inbox.takeNext}<kbd>N</kbd>
              </button>`
            : undefined
        }
      </div>
      ${
        queue.length === 0
          ? html`<div class="nothing"><b>${words.inbox.emptyQueue}</b><p class="muted">${words.inbox.emptyQueueHint}</p></div>`
          : html`<ul>
              ${repeat(
                queue,
                (row) => row.conversation,
                (row) => queueRow(row, this.#context),
              )}
            </ul>`
      }
    </section>`;
  }

  #longest() {
    const longest = Math.max(...this.queue.map((entry) => waitedSeconds(entry.since, this.now)));
    return html`<span class="muted">${this.words.inbox.longest(waitText(longest, this.words))}</span>`;
  }

  #awayStrip() {
    const { inbox } = this.words;
    return html`<div class="away">
      <span class="grow">${inbox.away}</span>
      <button class="link" @click=${() => this.ask('inbox-online')}>${inbox.comeBack}</button>
    </div>`;
  }

  #bones() {
    return html`<div class="bones" role="status" aria-label=${this.words.inbox.loading}>
      ${[0, 1, 2, 3].map(() => html`<div><i></i><i></i><i></i></div>`)}
    </div>`;
  }
}
