import { type ChatSnapshot, DRAFT } from '@zaine/client';
import type { Choice } from '@zaine/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ZaineComposer } from '../composer/composer.ts';
import type { IntentEvent } from '../element/intent.ts';
import { needOrders } from '../element/need-orders.ts';
import { type Reach, ZaineElement } from '../element/zaine-element.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../theme/base.styles.ts';
import { styles } from './panel.styles.ts';

/**
 * The window: header, first screen or conversation, quick replies, composer.
 *
 * @csspart panel - the whole window
 * @csspart composer - the field at its end
 */
export class ZainePanel extends ZaineElement {
  static override styles = [base, styles];
  static override properties = {
    snapshot: { attribute: false },
    shop: { attribute: false },
    server: { attribute: false },
    reach: { attribute: false },
    preChat: { attribute: false },
    notice: { attribute: false },
    modal: { attribute: false },
    goingOn: { state: true },
  };

  declare snapshot: ChatSnapshot;
  declare shop: string;
  declare server: string;
  declare reach: Reach;
  /** What has to be said beside the conversation. */
  declare notice: string | undefined;
  /** True where nothing but the window can be reached. */
  declare modal: boolean;
  /** What the shop asks before the first word. */
  declare preChat: string | undefined;
  /** True when the shopper wants to write on after the end. */
  declare private goingOn: boolean;

  constructor() {
    super();
    this.shop = '';
    this.server = '';
    this.goingOn = false;
    for (const sign of ['input', 'keydown', 'pointerdown'])
      this.addEventListener(sign, () => this.#getReady());
  }

  /** Puts the cursor where the shopper writes; on a touch screen the window alone, since a keyboard would cover it. */
  override focus(): void {
    const touch = matchMedia('(pointer: coarse)').matches;
    const target = touch ? 'section' : 'zaine-composer, .again';
    this.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }

  /** Sets the composer's text, for the shopper to send or change; what is `kept` goes below what stands there. */
  async prefill(text: string, kept = false): Promise<void> {
    this.goingOn = true;
    await this.updateComplete;
    const composer = this.#composer;
    if (composer) composer.value = kept && composer.value ? `${composer.value}\n${text}` : text;
    composer?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('snapshot')?.state.name;
    // Half a message is not taken away because the other side has ended.
    if (before && before !== this.snapshot.state.name)
      this.goingOn = Boolean(this.#composer?.value || this.#composer?.pending);
    if (!this.#silent) this.#getReady();
    // What is said when the network has gone must be drawn all the same.
    else if (this.snapshot.connection === 'online')
      (globalThis.requestIdleCallback ?? setTimeout)(() => {
        // What was written before the page was loaded anew comes back with what stands beside the field.
        this.#getReady(Boolean(this.reach?.()?.store?.read(DRAFT)));
        needOrders();
      });
  }

  protected override render(): TemplateResult {
    const { connection } = this.snapshot;
    const { text } = this.words;
    const silent = this.#silent;
    const asks = silent && this.preChat;
    const lost =
      connection === 'offline' ? text.offline : connection === 'refused' ? text.refused : this.notice;
    return html`<section part="panel" role="dialog" aria-modal=${this.modal || nothing} aria-label=${this.shop || text.log} tabindex="-1">
      <zaine-header .snapshot=${this.snapshot} .shop=${this.shop} .reach=${this.reach} .words=${this.words}></zaine-header>
      ${lost ? html`<div class="strip" role="status">${icon('offline')}${lost}</div>` : nothing}
      ${asks ? this.#preChat(asks) : silent || !this.#ready ? this.#home() : this.#conversation()}
      ${asks ? nothing : html`<footer>${this.#closed && !this.goingOn ? this.#again() : this.#field(silent)}</footer>`}
    </section>`;
  }

  get #composer(): ZaineComposer | null {
    return this.renderRoot.querySelector<ZaineComposer>('zaine-composer');
  }

  /** True before anything was said. */
  get #silent(): boolean {
    const { events, pending } = this.snapshot;
    return !pending.length && !events.some((event) => event.kind === 'message');
  }

  /** True once code and words are there to draw a conversation with. */
  get #ready(): boolean {
    return Boolean(customElements.get('zaine-messages') && this.words.more);
  }

  /** Fetches what draws a conversation, and at the first sign that there will be one also what stands beside the field. */
  #getReady(tools = true): void {
    // Where something does not come, what was said is kept, and the next key or event tries again.
    if (!this.#ready)
      this.#fetch(async () => {
        const conversation = await import('../conversation.ts');
        await conversation.loadMore();
        conversation.defineConversation();
      });
    if (tools && !customElements.get('zaine-tools'))
      this.#fetch(async () => (await import('../tools.ts')).defineTools());
  }

  #fetch(load: () => Promise<void>): void {
    load().then(
      () => this.requestUpdate(),
      () => undefined,
    );
  }

  get #closed(): boolean {
    return this.snapshot.state.name === 'closed' && !this.snapshot.pending.length;
  }

  #preChat(asks: string): TemplateResult {
    if (!customElements.get('zaine-pre-chat'))
      this.#fetch(async () => (await import('../pre-chat.ts')).definePreChat());
    const { customer } = this.snapshot;
    return html`<zaine-pre-chat .asks=${asks} .customer=${customer} .words=${this.words}></zaine-pre-chat>`;
  }

  #home(): TemplateResult {
    const { home, customer } = this.snapshot;
    return html`<zaine-home .home=${home} .name=${customer?.name} .server=${this.server} .words=${this.words}></zaine-home>`;
  }

  #conversation(): TemplateResult {
    return html`<zaine-messages .snapshot=${this.snapshot} .shop=${this.shop} .server=${this.server} .reach=${this.reach} .words=${this.words}></zaine-messages>
      ${this.#choices()}
      <zaine-queue .snapshot=${this.snapshot} .words=${this.words}></zaine-queue>`;
  }

  /** The choices of the latest message, as long as nothing came after it. */
  #offered(): readonly Choice[] {
    const { events, pending } = this.snapshot;
    const said = events.findLast((event) => event.kind === 'message');
    if (!said || said.author.role === 'shopper' || pending.length || this.#closed) return [];
    return ('choices' in said.body && said.body.choices) || [];
  }

  #choices(): TemplateResult | typeof nothing {
    const choices = this.#offered();
    if (!choices.length) return nothing;
    return html`<zaine-quick-replies .choices=${choices} .words=${this.words}></zaine-quick-replies>`;
  }

  #again(): TemplateResult {
    return html`<button class="again" @click=${this.#goOn}>${this.words.text.again}</button>`;
  }

  async #goOn(): Promise<void> {
    this.goingOn = true;
    await this.updateComplete;
    this.#composer?.focus();
  }

  #onIntent(event: IntentEvent): void {
    if (event.intent.do !== 'insert') return;
    event.stopPropagation();
    this.#composer?.insert(event.intent.text);
  }

  #field(silent: boolean): TemplateResult {
    const { text } = this.words;
    const name = this.snapshot.state.name === 'agent' ? this.snapshot.state.agent : this.shop;
    return html`<zaine-composer
      part="composer"
      .placeholder=${silent ? text.writeFirst : text.write(name)}
      .words=${this.words}
      @zaine-intent=${this.#onIntent}
      >${customElements.get('zaine-tools') && this.#ready ? html`<zaine-tools .reach=${this.reach} .words=${this.words}></zaine-tools>` : nothing}</zaine-composer
    >`;
  }
}
