import type { ChatSnapshot, DeliveryState } from '@zaine/client';
import type { Author } from '@zaine/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { once } from '../element/once.ts';
import { type Reach, ZaineElement } from '../element/zaine-element.ts';
import { clock, stamp } from '../format/clock.ts';
import { onWall } from '../format/day.ts';
import { icon } from '../icon/icon.ts';
import { type LaterIconName, laterIcon } from '../icon/later-icon.ts';
import { base } from '../theme/base.styles.ts';
import { face } from '../theme/face.styles.ts';
import { initial } from '../theme/initial.ts';
import { bubbleText, cardOf, isOrder, isRare } from './body.ts';
import { styles } from './messages.styles.ts';
import { plainText } from './plain-text.ts';
import { lastOwn, type MessageItem, type Row, rowsOf, runsOf } from './rows.ts';

/** How many rows are drawn at first, and how many more each time the shopper asks for earlier ones. */
const PAGE = 80;
/** Within so many pixels of the end the list follows what is new. */
const NEAR_END = 80;

/** What a message must know of the others: the last of its speaker, the last own one, the id of the latest of all. */
interface Ends {
  final: MessageItem | undefined;
  last: MessageItem | undefined;
  latest: string | undefined;
}

const glyphs: Record<DeliveryState, LaterIconName> = {
  sending: 'clock',
  sent: 'tick',
  read: 'read',
  failed: 'alert',
};

const needOrders = once(async () => (await import('../orders.ts')).defineOrders());
const needRare = once(async () => (await import('../rare.ts')).defineRare());

/** The conversation: what was said, by whom and when, and what became of the shopper's own messages. */
export class ZaineMessages extends ZaineElement {
  static override styles = [base, face, styles];
  static override properties = {
    snapshot: { attribute: false },
    shop: { attribute: false },
    server: { attribute: false },
    reach: { attribute: false },
    shown: { state: true },
    behind: { state: true },
  };

  declare snapshot: ChatSnapshot;
  /** The shop's name; the bot speaks under it. */
  declare shop: string;
  /** The origin of relative picture addresses. */
  declare server: string;
  declare reach: Reach;
  declare private shown: number;
  /** True when something new stands below what the shopper looks at. */
  declare private behind: boolean;
  #following = true;
  /** How tall the log was when it was last scrolled to its end. */
  #height = 0;
  readonly #grown = new ResizeObserver(() => this.#follow());
  #asked = false;
  #stop: HTMLElement | undefined;
  /** The frame after the one in which this was last drawn. */
  #frame: Promise<number> | undefined;

  constructor() {
    super();
    this.shown = PAGE;
    this.behind = false;
    this.shop = '';
    this.server = '';
    this.reach = () => undefined;
  }

  override focus(): void {
    this.#stop?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#grown.disconnect();
  }

  /** A conversation that is caught up with comes event by event: drawn once a frame, not once an event. */
  protected override async scheduleUpdate(): Promise<void> {
    await this.#frame;
    // Frames stop where nobody looks, and what is said there has to be drawn as well.
    if (!document.hidden) this.#frame = new Promise(requestAnimationFrame);
    super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    this.#grown.observe(this.#log);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('snapshot');
    const { pending, events } = this.snapshot;
    if (before && pending.length > before.pending.length) this.#following = true;
    this.#markStop();
    // The question at the end is seen by whoever reads further up, too.
    if (this.#asksRating && !this.#asked) this.#following = true;
    this.#asked = this.#asksRating;
    // Cards whose code comes later grow after they were scrolled past.
    for (const one of this.#log.querySelectorAll('.group, zaine-rating')) this.#grown.observe(one);
    if (this.#following) this.#follow();
    else if (before && events.length > before.events.length) this.behind = true;
  }

  protected override render(): TemplateResult {
    const rows = rowsOf(this.snapshot);
    const first = Math.max(0, rows.length - this.shown);
    const last = lastOwn(rows);
    const latest = this.snapshot.events.findLast((event) => event.kind === 'message')?.id;
    return html`
      <div
        class="log"
        role="log"
        aria-label=${this.words.text.log}
        @scroll=${this.#onScroll}
        @keydown=${this.#onKey}
        @focusin=${this.#markStop}
        @focusout=${this.#onLeave}
      >
        ${first > 0 ? html`<button class="pill" @click=${this.#showEarlier}>${this.words.more.earlier}</button>` : nothing}
        ${rows.slice(first).map((row) => this.#row(row, last, latest))}
        ${this.#typing()}
        ${this.#asksRating ? this.#rating() : nothing}
      </div>
      ${
        this.behind
          ? html`<button class="pill jump" @click=${this.#jump}>${icon('down', 16)}${this.words.more.newMessages}</button>`
          : nothing
      }
    `;
  }

  get #log(): HTMLElement {
    return this.renderRoot.querySelector('.log') as HTMLElement;
  }

  #row(row: Row, last: MessageItem | undefined, latest: string | undefined): TemplateResult {
    const { more } = this.words;
    if (row.kind === 'group') return this.#group(row.author, row.messages, last, latest);
    // What is said has the time of whoever reads it.
    const at = onWall(new Date(row.at));
    if (row.kind === 'time')
      return html`<small class="line">${stamp(at, this.words, onWall(new Date()))}</small>`;
    if (row.kind === 'joined') {
      const [name, came] = more.joined(row.name);
      return html`<small class="line joined">
        <span class="face" aria-hidden="true">${initial(row.name)}</span><span><b>${name}</b>${came}</span>${clock(at, this.words)}</small>`;
    }
    const time = row.kind === 'ended' ? html`<span>${clock(at, this.words)}</span>` : nothing;
    return html`<small class="line"><span>${more[row.kind]}</span>${time}</small>`;
  }

  #group(author: Author, messages: MessageItem[], last: MessageItem | undefined, latest: string | undefined) {
    const own = author.role === 'shopper';
    return html`<div class="group ${own ? 'own' : author.role}">
      ${this.#by(author)}
      ${runsOf(messages).map((run) => {
        const items = run.map((item) => this.#item(item, author, { final: messages.at(-1), last, latest }));
        if (items.length < 2) return items;
        needRare();
        return html`<zaine-carousel .words=${this.words}>${items}</zaine-carousel>`;
      })}
    </div>`;
  }

  #by({ role, name = this.shop }: Author): TemplateResult {
    if (role === 'shopper') return html`<span class="vh">${this.words.more.you}</span>`;
    if (role === 'agent')
      return html`<span class="vh">${name}</span><span class="face" aria-hidden="true">${initial(name)}</span>`;
    return html`<small class="by"><b>${this.shop}</b><span>${this.words.more.automatic}</span></small>`;
  }

  /** One message; the arrow keys go from one to the next, and each says in words who said what. */
  #item(item: MessageItem, { role, name }: Author, { final, last, latest }: Ends): TemplateResult {
    const { text, more } = this.words;
    const who = role === 'shopper' ? more.you : (name ?? this.shop);
    const said = item.body ? plainText(item.body, this.words) : more.removed;
    const failed = item.delivery === 'failed';
    return html`<div class="item" role="article" tabindex="-1" aria-label=${who + text.comma + said + (failed ? text.comma + more.failed : '')}>
      ${this.#message(item, item === final, item.id === latest)}
      ${item === last || failed ? this.#delivery(item) : nothing}
    </div>`;
  }

  #message({ body, id }: MessageItem, last: boolean, latest: boolean): TemplateResult {
    if (!body) return html`<div class="bubble gone">${this.words.more.removed}</div>`;
    if (isRare(body)) needRare();
    else if (isOrder(body)) needOrders();
    const { words, server, reach } = this;
    const card = cardOf(body, { words, server, reach, id, latest });
    return card ?? html`<div class="bubble ${last ? 'last' : ''}">${bubbleText(body, this.words)}</div>`;
  }

  #delivery({ delivery = 'sent', cid = '' }: MessageItem): TemplateResult {
    const { more } = this.words;
    const waits = delivery === 'sending' && this.snapshot.connection === 'offline';
    const state = html`<span class=${delivery}>${laterIcon(glyphs[delivery], 16)}${waits ? more.waitingToSend : more[delivery]}</span>`;
    if (delivery !== 'failed') return html`<small class="delivery">${state}</small>`;
    return html`<small class="delivery">${state}
      <button @click=${() => this.tell({ do: 'retry', cid })}>${laterIcon('again', 16)}${more.retry}</button>
      <button class="discard" @click=${() => this.tell({ do: 'discard', cid })}>${more.discard}</button>
    </small>`;
  }

  #typing(): TemplateResult | typeof nothing {
    const { typing } = this.snapshot;
    if (!typing) return nothing;
    return html`<div class="bubble dots">
      <span class="vh">${this.words.more.typing(typing.name ?? this.shop)}</span><i></i><i></i><i></i>
    </div>`;
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  get #asksRating(): boolean {
    const { events, pending, state } = this.snapshot;
    if (state.name !== 'closed' || pending.length) return false;
    const end = events.findLastIndex((event) => event.kind === 'state' && event.state.name === 'closed');
    return !events.slice(end + 1).some((event) => event.kind === 'rating');
  }

  #rating(): TemplateResult {
    needRare();
    const agent = this.snapshot.events.findLast(
      (event) => event.kind === 'message' && event.author.role === 'agent',
    );
    return html`<zaine-rating .agent=${agent?.author.name} .words=${this.words}></zaine-rating>`;
  }

  /**
   * One message is the tab stop of them all, the one that has the focus or else the latest: after it the keyboard comes to
   * its own links and buttons, and then leaves the list. Those of the others wait until the arrow keys go there.
   */
  #markStop(): void {
    const items = this.#items;
    const held = this.shadowRoot?.activeElement ?? null;
    this.#stop = items.find((item) => item.contains(held)) ?? items.at(-1);
    for (const item of items) {
      const stop = item === this.#stop;
      item.tabIndex = stop ? 0 : -1;
      // Of an element with a shadow root, what is in there is passed by as well.
      for (const part of item.querySelectorAll<HTMLElement>('a, button, .card, zaine-file-card'))
        part.toggleAttribute('tabindex', !stop) && part.setAttribute('tabindex', '-1');
    }
    for (const carousel of this.renderRoot.querySelectorAll('zaine-carousel'))
      if (carousel.contains(this.#stop ?? null)) carousel.removeAttribute('tabindex');
      else carousel.setAttribute('tabindex', '-1');
  }

  #onLeave(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node && this.#log.contains(event.relatedTarget)))
      queueMicrotask(() => this.#markStop());
  }

  /** From message to message, by one tab stop for them all. */
  #onKey(event: KeyboardEvent): void {
    const from = event.composedPath()[0] as HTMLElement;
    if (from.matches('input, textarea, select')) return;
    const items = this.#items;
    const here = this.shadowRoot?.activeElement ?? null;
    const at = items.findIndex((item) => item.contains(here));
    const to = {
      ArrowUp: at < 0 ? items.length - 1 : at - 1,
      ArrowDown: at + 1,
      Home: 0,
      End: items.length - 1,
    };
    const item = items[to[event.key as keyof typeof to] ?? -1];
    if (!item) return;
    event.preventDefault();
    item.focus();
  }

  #follow(): void {
    if (!this.#following) return;
    const log = this.#log;
    this.#height = log.scrollHeight;
    log.scrollTop = this.#height;
    this.behind = false;
  }

  #onScroll(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.#log;
    // Grown since it was scrolled to the end: nobody scrolled away.
    if (this.#following && scrollHeight > this.#height) return this.#follow();
    this.#following = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.#following) this.behind = false;
  }

  #jump(): void {
    this.#following = true;
    this.#follow();
  }

  async #showEarlier(): Promise<void> {
    const log = this.#log;
    const fromEnd = log.scrollHeight - log.scrollTop;
    this.shown += PAGE;
    await this.updateComplete;
    log.scrollTop = log.scrollHeight - fromEnd;
  }
}
