import type { ChatClient, ChatSnapshot, Identity } from '@zaine/client';
import type { MessageEvent } from '@zaine/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Intent } from '../element/intent.ts';
import { nothingYet } from './nothing-yet.ts';

/** What a controller needs from the element it serves. */
export interface ChatHost extends ReactiveControllerHost {
  /** Makes the client, once, when the first thing happens that needs it. */
  createClient(): ChatClient;
  /** True while the shopper looks at the conversation, so that what comes is read. */
  readonly looking: boolean;
  onMessage(event: MessageEvent): void;
  onUnread(count: number): void;
}

/** Holds the client of one `<zaine-chat>`: starts it, carries out what the shopper wants, redraws on every change. */
export class ChatController implements ReactiveController {
  readonly #host: ChatHost;
  #client: ChatClient | undefined;
  #undo: (() => void)[] = [];
  #unread = 0;

  constructor(host: ChatHost) {
    this.#host = host;
    host.addController(this);
  }

  get snapshot(): ChatSnapshot {
    return this.#client?.snapshot ?? nothingYet;
  }

  /** Makes the client if there is none and connects. Nothing is stored or sent before. */
  start(): ChatClient {
    const client = this.#client ?? this.#adopt(this.#host.createClient());
    client.connect();
    return client;
  }

  /** Ends with the present client, as when site or server change. */
  drop(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.#client?.disconnect();
    this.#client = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#read);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#read);
    this.#client?.disconnect();
  }

  hostUpdated(): void {
    this.#read();
  }

  /** Does what concerns the conversation; what concerns the window alone is the element's. */
  perform(intent: Intent): void {
    const client = this.start();
    if (intent.do === 'send') client.send(intent.text);
    else if (intent.do === 'choose') client.choose(intent.choice);
    else if (intent.do === 'submit') client.submit(intent.form, intent.values);
    else if (intent.do === 'rate') client.rate(intent.score, intent.text);
    else if (intent.do === 'retry') client.retry(intent.cid);
    else if (intent.do === 'discard') client.discard(intent.cid);
    else if (intent.do === 'typing') client.typing(intent.on);
    else if (intent.do === 'end') client.end();
  }

  setLocale(locale: string): void {
    this.#client?.setLocale(locale);
  }

  identify(identity: Identity): void {
    this.#client?.identify(identity);
  }

  logout(): void {
    this.#client?.logout();
  }

  #adopt(client: ChatClient): ChatClient {
    this.#client = client;
    this.#undo = [
      client.subscribe((snapshot) => {
        this.#host.requestUpdate();
        if (snapshot.unread === this.#unread) return;
        this.#unread = snapshot.unread;
        this.#host.onUnread(snapshot.unread);
      }),
      client.on('message', (event) => this.#host.onMessage(event)),
    ];
    return client;
  }

  readonly #read = (): void => {
    if (this.#host.looking && this.snapshot.unread > 0) this.#client?.markRead();
  };
}
