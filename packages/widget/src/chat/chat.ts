import { type ChatClient, type ClientStorage, createChatClient, type Identity } from '@zaine/client';
import { type Attributes, MAX_TEXT, type PageContext } from '@zaine/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type {
  BeforeSend,
  IdentifyOptions,
  Look,
  Texts,
  Theme,
  ZaineApi,
  ZaineEvents,
  ZaineOptions,
} from '../api.ts';
import type { Intent, IntentEvent } from '../element/intent.ts';
import { need } from '../element/need.ts';
import { PageListeners } from '../element/page-listeners.ts';
import { localeOf } from '../format/locale-of.ts';
import { localize } from '../format/localize.ts';
import type { ZaineLauncher } from '../launcher/launcher.ts';
import type { ZainePanel } from '../panel/panel.ts';
import { knownWords, loadWords, type Words } from '../strings/words.ts';
import { base } from '../theme/base.styles.ts';
import { checkTheme } from '../theme/check-theme.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { ASK } from '../window/ask.ts';
import { styles } from './chat.styles.ts';
import { ChatController, type ChatHost } from './chat-controller.ts';
import { Modality } from './modality.ts';
import { OwnWords } from './own-words.ts';
import { isReturning } from './returning.ts';
import { Wardrobe } from './wardrobe.ts';

/** The options that are properties of the element. */
const settings = [
  'site',
  'server',
  'locale',
  'shopName',
  'brand',
  'theme',
  'look',
  'position',
  'zIndex',
  'identity',
  'consent',
  'preChat',
] as const;

const isObject = <T>(value: T): value is T & object => value instanceof Object;

/** What draws and calls while messages wait; without a network the next message tries again. */
const withUnread = (use: (module: typeof import('../unread.ts')) => void): void => {
  import('../unread.ts').then(use, () => undefined);
};

/**
 * The chat of a shop: a launcher in the corner and the window it opens. Nothing is sent or stored before it is opened,
 * unless the visitor has an open conversation.
 *
 * @event zaine-ready - the chat is drawn and takes calls at once
 * @event zaine-open - the window was opened
 * @event zaine-close - the window was closed
 * @event zaine-message - a message joined the conversation, the shopper's own ones too; `detail` is its event
 * @event zaine-unread - how many messages are unread; `detail` is that number
 * @event zaine-state - where the conversation stands: with the bot, queued, with a person, closed; `detail` is the state
 * @event zaine-connection - how the connection is; `detail` is its name
 * @event zaine-identity - the customer could not be signed in, and goes on as a guest; `detail` says why
 * @event zaine-error - the server refused something; `detail` is the frame
 * @event zaine-destroy - the chat is taken off the page
 * @csspart launcher - the button
 * @csspart preview - the bubble with the last unread message
 * @csspart panel - the window
 * @csspart composer - the field at its end
 * @cssproperty --zaine-brand - the one colour; see the attribute `brand` for one that is checked for contrast
 * @cssproperty --zaine-z - the z-index
 * @cssproperty --zaine-font - the font family
 * @cssproperty --zaine-radius - how round corners are, 1 by default
 * @cssproperty --zaine-offset-x - how much further from the side, as `72px` for a second chat beside the first
 * @cssproperty --zaine-offset-y - how much further from the bottom
 */
export class ZaineChat extends LitElement implements ChatHost, ZaineApi {
  static override styles = [base, tokens, styles];
  static override properties = {
    site: {},
    server: {},
    locale: {},
    shopName: { attribute: 'shop-name' },
    brand: {},
    theme: { reflect: true },
    look: {},
    position: { reflect: true },
    zIndex: { attribute: 'z-index' },
    tokens: { attribute: false },
    consent: {},
    preChat: { attribute: 'pre-chat' },
    opened: { type: Boolean, attribute: 'open', reflect: true },
    hidden: { type: Boolean, reflect: true },
    identity: { attribute: false },
    dismissed: { state: true },
    introduced: { state: true },
    notice: { state: true },
  };

  /** The server's origin where none is given; the page's own, unless set. */
  static origin: string | undefined;
  /** Where conversations are kept; `localStorage`, unless set. */
  static storage: ClientStorage | undefined;

  /** Options that were put here before the element was placed. */
  declare options: ZaineOptions | undefined;
  /** The shop's site on the server. */
  declare site: string;
  /** The server's origin; that of the script tag, else the page's own. */
  declare server: string | undefined;
  /** BCP 47, as `zh-CN`; by default the page's language, then the browser's. */
  declare locale: string | undefined;
  /** In place of the name that the server knows. */
  declare shopName: string | undefined;
  /** The shop's colour, `#rgb` or `#rrggbb`; tints, and what is readable on it, are computed. */
  declare brand: string | undefined;
  /** `light` or `dark`; by default `auto`, what the visitor's system prefers. */
  declare theme: 'light' | 'dark' | 'auto' | undefined;
  /** One of the ready themes: `paper`, `porcelain` or `ink`. */
  declare look: Look | undefined;
  /** `left` or `right`; the end of the line by default. */
  declare position: 'left' | 'right' | undefined;
  /** How far in front it stands; 2147483000 by default. */
  declare zIndex: number | string | undefined;
  /** Custom properties without their `--zaine-`. */
  declare tokens: Record<string, string> | undefined;
  /** `false` keeps everything in memory until `setConsent(true)`, and removes what an earlier visit left. */
  declare consent: boolean | 'true' | 'false' | undefined;
  /** What is asked before the first word, as `name*, email, order, topic`; a star marks what has to be told. */
  declare preChat: string | undefined;
  /** Whether the window is open; the attribute is `open`. */
  declare opened: boolean;
  /** Whether launcher and window are out of sight. */
  declare hidden: boolean;
  /** A token signed by the shop's server; in a script better a function that fetches one, asked again when that is refused. */
  declare identity: Identity | undefined;
  /** The seq up to which the preview was waved away. */
  declare private dismissed: number;
  /** True once the shopper has said who they are, or need not. */
  declare private introduced: boolean;
  // Of a window of its own.
  declare notice: string | undefined;
  #heard = 0;
  /** What the shopper told before the first word and goes with it. */
  #introduction = '';
  #popped: Window | undefined;

  readonly #chat = new ChatController(this);
  readonly #wardrobe = new Wardrobe();
  readonly #modality = new Modality(this);
  readonly #listeners = new PageListeners(this);
  readonly #own = new OwnWords();
  #spoken: Words | undefined;
  #context: PageContext = {};
  #forgetOnError: (() => void) | undefined;
  #destroyed: Promise<void> | undefined;
  #begun = false;
  #takesFocus = false;

  constructor() {
    super();
    this.site = 'demo';
    this.opened = false;
    this.dismissed = 0;
    this.introduced = false;
    this.addEventListener('keydown', this.#onKey);
  }

  /** Takes the options of `init`, and nothing that is none: attributes of a script tag may have any name. */
  configure(options: ZaineOptions): void {
    for (const name of settings)
      if (options[name] !== undefined) Object.assign(this, { [name]: options[name] });
    const { strings, context, attributes, beforeSend, tokens } = options;
    if (isObject(tokens)) this.tokens = tokens;
    if (isObject(strings))
      for (const [locale, texts] of Object.entries(strings)) this.setStrings(texts, locale);
    if (isObject(context)) this.setContext(context);
    if (isObject(attributes)) this.setAttributes(attributes);
    if (typeof beforeSend === 'function') this.beforeSend(beforeSend);
  }

  open(): void {
    this.opened = true;
  }

  close(): void {
    this.opened = false;
  }

  toggle(): void {
    this.opened = !this.opened;
  }

  show(): void {
    this.hidden = false;
  }

  hide(): void {
    this.hidden = true;
  }

  async showNewMessage(text = ''): Promise<void> {
    // Throws for what is no text, before anything is done.
    const said = text.trim();
    this.introduced = true;
    this.opened = true;
    await this.updateComplete;
    // What was never placed is never drawn: its window would be waited for in vain.
    if (said && this.isConnected) await this.#panel?.prefill(text);
  }

  async sendMessage(text: string): Promise<string | undefined> {
    const { length } = [...text.trim()];
    need(length > 0 && length <= MAX_TEXT, `sendMessage: 1 to ${MAX_TEXT} characters.`);
    return this.#chat.post({ kind: 'text', text });
  }

  identify(identity: Identity, { onError }: IdentifyOptions = {}): void {
    this.#forgetOnError?.();
    this.#forgetOnError = onError && this.on('identity', onError);
    this.identity = identity;
    // A client that is yet to be made asks the property.
    this.#chat.made?.identify(identity);
  }

  logout(): void {
    this.onForgotten();
    const { client } = this.#chat;
    client.disconnect();
    client.logout();
  }

  setContext(page: PageContext): void {
    this.#context = page;
    this.#chat.lookAround();
  }

  setAttributes(attributes: Attributes): void {
    this.#chat.whenMade((client) => client.setAttributes(attributes));
  }

  track(name: string, data?: Attributes): void {
    this.#chat.whenMade((client) => client.track(name, data));
  }

  setLocale(locale: string): void {
    this.locale = locale;
  }

  setStrings(strings: Texts, locale?: string): void {
    this.#own.add(strings, locale);
    this.requestUpdate();
  }

  setTheme(theme: 'light' | 'dark' | 'auto' | Theme): void {
    const { scheme, ...rest } = checkTheme(theme);
    Object.assign(this, scheme && { theme: scheme }, rest);
  }

  setConsent(granted: boolean): void {
    this.#chat.client.setConsent(granted);
    this.consent = granted;
  }

  beforeSend(hook: BeforeSend): () => void {
    need(typeof hook === 'function', 'beforeSend: the hook has to be a function.');
    return this.#chat.addHook(hook);
  }

  on<K extends keyof ZaineEvents>(name: K, listener: (detail: ZaineEvents[K]) => void): () => void {
    return this.#listeners.add(name, listener);
  }

  once<K extends keyof ZaineEvents>(name: K, listener: (detail: ZaineEvents[K]) => void): () => void {
    return this.#listeners.add(name, listener, true);
  }

  off<K extends keyof ZaineEvents>(name: K, listener?: (detail: ZaineEvents[K]) => void): void {
    this.#listeners.remove(name, listener);
  }

  destroy(): Promise<void> {
    this.#destroyed ??= this.#leave();
    return this.#destroyed;
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
      page: this.page,
      consent: String(this.consent) !== 'false',
      ...(this.identity && { identity: this.identity }),
      ...(ZaineChat.storage && { storage: ZaineChat.storage }),
    });
  }

  get address(): string {
    return `${this.#server} ${this.site}`;
  }

  /** The page as it is now, and what the shop says of it. */
  get page(): PageContext {
    return { url: location.href, title: document.title, ...this.#context };
  }

  readonly onEvent = (name: string, detail: unknown): void => this.#listeners.tell(name, detail);

  onUnread(count: number): void {
    this.#listeners.tell('unread', count);
    // Whoever looks needs no calling.
    if (count ? this.looking : !this.#heard) return;
    const more = count > this.#heard;
    this.#heard = count;
    const store = this.#chat.made?.store;
    withUnread(({ callAttention }) => callAttention(store, count, more));
  }

  onForgotten(): void {
    this.identity = undefined;
    this.#popped?.close();
    // Whoever opens it next is somebody new, of whom nothing is asked and kept before.
    this.#begun = this.opened = false;
  }

  override connectedCallback(): void {
    // Of a chat that the loader made once the widget was there, nobody had put them there before the element came to life.
    if (this.options) this.configure(this.options);
    this.options = undefined;
    super.connectedCallback();
    addEventListener('message', this.#onMessage);
    // What was called or set in one go with the placing comes first, so that one hello says it all.
    queueMicrotask(() => this.#resume());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#onMessage);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // The loader has drawn its own launcher into this root; it makes room, and hands its focus on.
    this.#takesFocus = Boolean(this.shadowRoot?.activeElement);
    this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  protected override firstUpdated(): void {
    this.#listeners.tell('ready');
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!knownWords(this.#locale)) await loadWords(this.#locale).catch(console.error);
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.opened) this.#begun = true;
    if (
      this.isConnected &&
      this.opened &&
      (['opened', 'site', 'server'] as const).some((name) => changed.has(name))
    )
      this.#chat.start();
    if (changed.has('locale')) this.#chat.setLocale(this.#locale);
  }

  protected override render(): TemplateResult {
    const { snapshot } = this.#chat;
    const words = this.#words;
    const shop = this.#shop;
    const waiting = snapshot.unread && !this.opened;
    if (waiting) withUnread(({ defineUnread }) => defineUnread());
    return html`<div class=${this.opened ? 'open' : ''} lang=${words.locale} @zaine-intent=${this.#onIntent}>
      ${
        this.#begun
          ? html`<div class="window" ?hidden=${!this.opened}>
            <zaine-panel
              exportparts="panel, composer"
              dir=${words.direction}
              .snapshot=${snapshot}
              .shop=${shop}
              .server=${this.#server}
              .reach=${this.#reach}
              .notice=${this.notice}
              .modal=${this.#modality.on}
              .preChat=${this.introduced ? '' : this.preChat}
              .words=${words}
            ></zaine-panel>
          </div>`
          : nothing
      }
      <zaine-launcher
        exportparts="launcher"
        position=${this.position ?? nothing}
        .open=${this.opened}
        .unread=${snapshot.unread}
        .words=${words}
        >${
          waiting
            ? html`<zaine-preview
              exportparts="preview"
              position=${this.position ?? nothing}
              .snapshot=${snapshot}
              .shop=${shop}
              .dismissed=${this.dismissed}
              .words=${words}
            ></zaine-preview>`
            : nothing
        }</zaine-launcher
      >
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { brand, look, tokens, zIndex } = this;
    if ((['brand', 'look', 'tokens', 'zIndex'] as const).some((name) => changed.has(name)))
      void this.#wardrobe.wear(this.renderRoot as ShadowRoot, { brand, look, tokens, zIndex });
    if (!changed.has('opened')) return;
    if (this.opened || changed.get('opened')) this.#listeners.tell(this.opened ? 'open' : 'close');
    void this.#moveFocus(Boolean(changed.get('opened')));
  }

  get #locale(): string {
    return localeOf(this.locale);
  }

  get #words(): Words {
    // A language whose words have not come is not spoken yet.
    this.#spoken = knownWords(this.#locale) ?? this.#spoken;
    return this.#own.over(this.#spoken as Words, this.#chat.snapshot.shop?.timeZone);
  }

  get #shop(): string {
    const { shop } = this.#chat.snapshot;
    return this.shopName ?? (shop ? localize(shop.name, this.#words.locale) : '');
  }

  get #server(): string {
    return this.server ?? ZaineChat.origin ?? location.origin;
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

  /** A conversation that is open somewhere must be able to say that somebody answered. */
  #resume(): void {
    if (this.isConnected && (this.#begun || isReturning(this.site, this.consent))) this.#chat.start();
  }

  readonly #reach = () => this.#chat.made;

  async #leave(): Promise<void> {
    this.#listeners.tell('destroy');
    this.#listeners.remove();
    this.#chat.leave();
    this.remove();
    await this.updateComplete;
  }

  #onIntent(event: IntentEvent): void {
    event.stopPropagation();
    const { intent } = event;
    if (intent.do === 'open') this.open();
    else if (intent.do === 'close') this.close();
    else if (intent.do === 'dismiss') this.dismissed = this.#chat.snapshot.events.at(-1)?.seq ?? 0;
    else if (intent.do === 'popOut') this.#popOut();
    else if (intent.do === 'send') void this.#say(intent.text);
    else if (intent.do === 'introduce') void this.#introduce(intent);
    else void this.#chat.perform(intent);
  }

  async #say(text: string): Promise<void> {
    const said = text + this.#introduction;
    this.#introduction = '';
    // What a hook keeps is given back, to be written another way.
    if ((await this.#chat.post({ kind: 'text', text: said })) === undefined)
      await this.#panel?.prefill(said, true);
  }

  async #introduce({ values, tell, kept }: Extract<Intent, { do: 'introduce' }>): Promise<void> {
    const told = await this.#chat.post({ kind: 'form', form: '', values }, ({ values: facts }) => {
      this.introduced = true;
      this.setAttributes(facts);
      return tell(facts);
    });
    if (!told) kept?.();
    else if (told.whole) void this.#say(told.text);
    else this.#introduction = `\n\n${told.text}`;
  }

  #popOut(): void {
    // At once, or the browser takes it for a window that nobody asked for.
    const child = open('', `zaine-${this.site}`, 'popup,width=420,height=720');
    if (!child) return;
    this.#popped = child;
    this.close();
    import('../window/pop-out.ts')
      .then(({ popOut }) => popOut(child, this, this.#chat))
      .catch(() => child.close());
  }

  /** A window of its own asks what goes on there: one that this page opened, or an earlier page of the shop. */
  readonly #onMessage = async (event: MessageEvent): Promise<void> => {
    if (event.data?.[ASK] !== this.site) return;
    const { handOver } = await import('../window/pop-out.ts');
    const lent = { client: this.#chat.made, texts: this.#own.texts, guard: this.#chat };
    this.#popped = (await handOver(event, this, lent)) ?? this.#popped;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || !this.opened) return;
    event.preventDefault();
    this.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'zaine-chat': ZaineChat;
  }
}
