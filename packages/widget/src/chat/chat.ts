import { type ChatClient, createChatClient, type Identity } from '@zaine/client';
import type { MessageEvent } from '@zaine/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Intent, IntentEvent } from '../element/intent.ts';
import { localeOf } from '../format/locale-of.ts';
import { localize } from '../format/localize.ts';
import type { ZaineLauncher } from '../launcher/launcher.ts';
import type { ZainePanel } from '../panel/panel.ts';
import { knownWords, loadWords, type Words } from '../strings/words.ts';
import { base } from '../theme/base.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { BrandSheet } from './brand-sheet.ts';
import { styles } from './chat.styles.ts';
import { ChatController, type ChatHost } from './chat-controller.ts';
import { previewOf } from './preview.ts';
import { isReturning } from './returning.ts';

/**
 * The chat of a shop: a launcher in the corner and the window it opens. Nothing is sent or stored before it is opened,
 * unless the visitor already has a conversation.
 *
 * @event zaine-open - the window was opened
 * @event zaine-close - the window was closed
 * @event zaine-message - a message joined the conversation; `detail` is its event
 * @event zaine-unread - the number of unread messages changed; `detail` is that number
 * @cssproperty --zaine-brand - the one colour; see the attribute `brand` for one that is checked for contrast
 * @cssproperty --zaine-z - the z-index
 * @cssproperty --zaine-font - the font family
 */
export class ZaineChat extends LitElement implements ChatHost {
  static override styles = [base, tokens, styles];
  static override properties = {
    site: {},
    server: {},
    locale: {},
    shopName: { attribute: 'shop-name' },
    brand: {},
    theme: { reflect: true },
    position: { reflect: true },
    opened: { type: Boolean, attribute: 'open', reflect: true },
    identity: { attribute: false },
    dismissed: { state: true },
  };

  /** The shop's site on the server. */
  declare site: string;
  /** The server's origin; the page's own by default. */
  declare server: string | undefined;
  /** BCP 47; by default the page's language, then the browser's. */
  declare locale: string | undefined;
  /** The shop's name in place of the one that the server knows. */
  declare shopName: string | undefined;
  /** `#rgb` or `#rrggbb`; tints, and what is readable on it, are computed. */
  declare brand: string | undefined;
  /** `light` or `dark`; what the browser prefers by default. */
  declare theme: string | undefined;
  /** `left` or `right`; the end of the line by default. */
  declare position: string | undefined;
  /** Whether the window is open; the attribute is `open`. */
  declare opened: boolean;
  /** The customer's identity token, or how to fetch one. */
  declare identity: Identity | undefined;
  /** The seq up to which the preview was waved away. */
  declare private dismissed: number;

  readonly #chat = new ChatController(this);
  readonly #brand = new BrandSheet();
  #begun = false;
  #takesFocus = false;

  constructor() {
    super();
    this.site = 'demo';
    this.opened = false;
    this.dismissed = 0;
    this.addEventListener('keydown', this.#onKey);
  }

  /** Opens the window. */
  open(): void {
    this.opened = true;
  }

  /** Closes the window; the conversation goes on. */
  close(): void {
    this.opened = false;
  }

  /** Opens the window, or closes it. */
  toggle(): void {
    this.opened = !this.opened;
  }

  /** Signs the shopper in with a token of the shop's back end, or with a function that fetches one. */
  identify(identity: Identity): void {
    this.identity = identity;
    this.#chat.identify(identity);
  }

  /** Signs out and clears what this device knows of the shopper. */
  logout(): void {
    this.identity = undefined;
    this.#chat.logout();
  }

  /** Opens the window with `text` in the composer, not sent yet. */
  async showNewMessage(text: string): Promise<void> {
    this.opened = true;
    await this.updateComplete;
    await this.#panel?.prefill(text);
  }

  /** Speaks another language from here on. */
  setLocale(locale: string): void {
    this.locale = locale;
  }

  /** True while the shopper can see the conversation. */
  get looking(): boolean {
    return this.opened && document.visibilityState === 'visible';
  }

  createClient(): ChatClient {
    return createChatClient({
      url: this.#server,
      site: this.site,
      locale: this.#locale,
      page: { url: location.href.slice(0, 2000), title: document.title.slice(0, 300) },
      ...(this.identity && { identity: this.identity }),
    });
  }

  onMessage(event: MessageEvent): void {
    this.#announce('zaine-message', event);
  }

  onUnread(count: number): void {
    this.#announce('zaine-unread', count);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A conversation that is open somewhere must be able to say that somebody answered.
    if (this.#begun || isReturning(this.site)) this.#chat.start();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // The loader has drawn its own launcher into this root; it makes room, and hands its focus on.
    this.#takesFocus = Boolean(this.shadowRoot?.activeElement);
    this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!knownWords(this.#locale)) await loadWords(this.#locale);
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.opened) this.#begun = true;
    if (changed.has('opened') && this.opened) this.#chat.start();
    if (changed.has('locale')) this.#chat.setLocale(this.#locale);
  }

  protected override render(): TemplateResult {
    const { snapshot } = this.#chat;
    const words = this.#words;
    const shop = this.shopName ?? (snapshot.shop ? localize(snapshot.shop.name, words.locale) : '');
    const preview = previewOf(snapshot, { words, shop, dismissed: this.dismissed });
    return html`<div class=${this.opened ? 'open' : ''} lang=${words.locale} @zaine-intent=${this.#onIntent}>
      ${
        this.#begun
          ? html`<div class="window" ?hidden=${!this.opened}>
            <zaine-panel
              exportparts="panel, composer"
              .snapshot=${snapshot}
              .shop=${shop}
              .server=${this.#server}
              .words=${words}
            ></zaine-panel>
          </div>`
          : nothing
      }
      <zaine-launcher
        exportparts="launcher, preview"
        position=${this.position ?? nothing}
        .open=${this.opened}
        .unread=${snapshot.unread}
        .preview=${preview}
        .words=${words}
      ></zaine-launcher>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('brand')) void this.#brand.wear(this.renderRoot as ShadowRoot, this.brand);
    if (!changed.has('opened')) return;
    if (this.opened || changed.get('opened')) this.#announce(this.opened ? 'zaine-open' : 'zaine-close');
    void this.#moveFocus(Boolean(changed.get('opened')));
  }

  get #locale(): string {
    return localeOf(this.locale);
  }

  get #words(): Words {
    return knownWords(this.#locale) as Words;
  }

  get #server(): string {
    return this.server ?? location.origin;
  }

  get #panel(): ZainePanel | null {
    return this.renderRoot.querySelector('zaine-panel');
  }

  async #moveFocus(wasOpen: boolean): Promise<void> {
    const launcher = this.renderRoot.querySelector<ZaineLauncher>('zaine-launcher');
    const target = this.opened ? this.#panel : wasOpen || this.#takesFocus ? launcher : null;
    this.#takesFocus = false;
    await target?.updateComplete;
    target?.focus();
  }

  #onIntent(event: IntentEvent): void {
    event.stopPropagation();
    const { intent } = event;
    if (intent.do === 'open') this.open();
    else if (intent.do === 'close') this.close();
    else if (intent.do === 'dismiss') this.dismissed = this.#chat.snapshot.events.at(-1)?.seq ?? 0;
    else this.#chat.perform(intent satisfies Intent);
  }

  #announce(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || !this.opened) return;
    event.preventDefault();
    this.close();
  };
}
