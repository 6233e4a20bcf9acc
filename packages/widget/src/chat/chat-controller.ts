import type { ChatClient, ChatEvents, ChatSnapshot } from '@zaine/client';
import type { PageContext, ShopperBody } from '@zaine/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BeforeSend, Draft } from '../api.ts';
import type { Intent } from '../element/intent.ts';
import { nothingYet } from './nothing-yet.ts';
import type { SendHooks } from './send-hooks.ts';

/** What the client tells that the page may hear. */
const told = ['message', 'state', 'connection', 'identity', 'error'] as const;

/** What a controller needs from the element it serves. */
export interface ChatHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  /** Makes the client, once, when the first thing happens that needs it. */
  createClient(): ChatClient;
  /** True while the shopper looks at the conversation, so that what comes is read. */
  readonly looking: boolean;
  /** Server and site; a client serves one such pair. */
  readonly address: string;
  /** The page as it is now. */
  readonly page: PageContext;
  onEvent(name: (typeof told)[number], detail: ChatEvents[(typeof told)[number]]): void;
  onUnread(count: number): void;
  /** Another tab signed out. */
  onForgotten(): void;
}

/** Holds the client of one `<zaine-chat>`: starts it, carries out what the shopper wants, redraws on every change. */
export class ChatController implements ReactiveController {
  readonly #host: ChatHost;
  #client: ChatClient | undefined;
  /** Few pages have hooks; the code that keeps them comes with the first. */
  #hooks: Promise<SendHooks> | undefined;
  #undo: (() => void)[] = [];
  #waiting: ((client: ChatClient) => void)[] = [];
  #unread = 0;
  #page = '';
  #address = '';
  #over = false;

  constructor(host: ChatHost) {
    this.#host = host;
    host.addController(this);
  }

  get snapshot(): ChatSnapshot {
    return this.#client?.snapshot ?? nothingYet;
  }

  /** The client, if there is one. */
  get made(): ChatClient | undefined {
    return this.#client;
  }

  /** The client, made if there is none. Nothing is stored or sent before it connects. */
  get client(): ChatClient {
    const address = this.#host.address;
    if (this.#client && address !== this.#address) this.drop();
    if (this.#client) return this.#client;
    this.#address = address;
    this.#page = JSON.stringify(this.#host.page);
    this.#client = this.#adopt(this.#host.createClient());
    for (const action of this.#waiting.splice(0)) action(this.#client);
    return this.#client;
  }

  /** Does something with the client, once there is one. */
  whenMade(action: (client: ChatClient) => void): void {
    if (this.#client) action(this.#client);
    else this.#waiting.push(action);
  }

  start(): ChatClient {
    this.client.connect();
    return this.client;
  }

  /** Ends with the present client, as when site or server change. */
  drop(): void {
    for (const undo of this.#undo.splice(0)) undo();
    this.#client?.disconnect();
    this.#client = undefined;
    this.#host.requestUpdate();
  }

  /** Ends for good: whatever is asked of a chat that is gone sends nothing. */
  leave(): void {
    this.drop();
    this.#over = true;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#read);
  }

  hostDisconnected(): void {
    // Whoever only moves the element within the page keeps the connection.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      document.removeEventListener('visibilitychange', this.#read);
      this.#client?.disconnect();
    });
  }

  hostUpdated(): void {
    this.#read();
  }

  /** Adds a hook on what is sent; returns the undo. */
  addHook(hook: BeforeSend): () => void {
    this.#hooks ??= import('./send-hooks.ts').then(({ SendHooks }) => new SendHooks());
    const undo = this.#hooks.then((hooks) => hooks.add(hook));
    return () => void undo.then((take) => take());
  }

  /** What the page's hooks make of one text; false where one of them keeps it, or where they cannot be asked. */
  async ask(draft: Draft): Promise<string | false> {
    try {
      const hooks = await this.#hooks;
      return hooks ? await hooks.ask(draft) : draft.text;
    } catch {
      return false;
    }
  }

  /** Whether the page looks at what is sent. */
  async asks(): Promise<boolean> {
    return Boolean((await this.#hooks)?.any);
  }

  /**
   * The one way by which anything is sent: past the page's hooks. Undefined where one of them keeps it, where they cannot
   * be asked, or where the chat is gone; else the id of the message, or what `send` makes of it.
   */
  post<B extends ShopperBody, T = string>(
    body: B,
    send: (body: B) => T = (final) => this.#send(final) as T,
  ): T | Promise<T | undefined> | undefined {
    if (this.#over) return undefined;
    return this.#hooks?.then((hooks) => hooks.pass(body, send)).catch(() => undefined) ?? send(body);
  }

  /** Does what concerns the conversation; what concerns the window alone is the element's. */
  async perform(intent: Exclude<Intent, { do: 'send' | 'introduce' }>): Promise<void> {
    if (this.#over) return;
    if (intent.do === 'post') {
      if ((await this.post(intent.body)) === undefined) intent.kept?.();
    } else if (intent.do === 'admit')
      intent.then((await this.ask({ kind: 'file', text: intent.file })) !== false);
    else if (intent.do === 'retry') this.start().retry(intent.cid);
    else if (intent.do === 'discard') this.start().discard(intent.cid);
    else if (intent.do === 'typing') this.start().typing(intent.on);
    else if (intent.do === 'end') this.start().end();
  }

  #send(body: ShopperBody): string {
    this.lookAround();
    return this.start().post(body);
  }

  /** Tells where the shopper is by now: pages change without being loaded. */
  lookAround(): void {
    const { page } = this.#host;
    const now = JSON.stringify(page);
    if (!this.#client || now === this.#page) return;
    this.#page = now;
    this.#client.setPage(page);
  }

  setLocale(locale: string): void {
    this.#client?.setLocale(locale);
  }

  #adopt(client: ChatClient): ChatClient {
    this.#undo = [
      client.subscribe((snapshot) => {
        this.#host.requestUpdate();
        if (snapshot.unread === this.#unread) return;
        this.#unread = snapshot.unread;
        this.#host.onUnread(snapshot.unread);
      }),
      client.on('forgotten', () => this.#host.onForgotten()),
      ...told.map((name) => client.on(name, (detail) => this.#host.onEvent(name, detail))),
    ];
    return client;
  }

  readonly #read = (): void => {
    if (this.#host.looking && this.snapshot.unread > 0) this.#client?.markRead();
  };
}
