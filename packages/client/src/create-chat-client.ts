import type {
  ChatClientFrame,
  ChatServerFrame,
  Choice,
  ConversationEvent,
  ErrorFrame,
  HelloFrame,
  PageContext,
  SendFrame,
  ShopperBody,
  WelcomeFrame,
} from '@zaine/protocol';
import type { ChatClient, ChatClientOptions, ChatEvents } from './chat-client.ts';
import { Connection } from './connection.ts';
import { ConversationLog } from './conversation-log.ts';
import { Emitter } from './emitter.ts';
import { type Identity, IdentitySource } from './identity-source.ts';
import { watchOtherTabs } from './other-tabs.ts';
import { Outbox } from './outbox.ts';
import { pendingMessages } from './pending-messages.ts';
import { ReadMark } from './read-mark.ts';
import { refusal } from './refusal.ts';
import { createRuntime } from './runtime.ts';
import type { ChatSnapshot, ConnectionState } from './snapshot.ts';
import { SnapshotCell } from './snapshot-cell.ts';
import { socketUrl } from './socket-url.ts';
import { SiteStore } from './storage.ts';
import { TypingSignal } from './typing-signal.ts';

/** Names of what is stored. */
const VISITOR = 'visitor';
const CONVERSATION = 'conversation';

/** What of a snapshot the server tells outside the log. */
type Told = Pick<
  ChatSnapshot,
  'conversation' | 'customer' | 'state' | 'queue' | 'shop' | 'home' | 'error'
> & {
  epoch: string | undefined;
  /** The seq that `state` is as of: earlier state events that come again are history. */
  asOf: number;
};

const nothingTold = (): Told => ({
  conversation: undefined,
  customer: undefined,
  state: { name: 'bot' },
  queue: undefined,
  shop: undefined,
  home: undefined,
  error: undefined,
  epoch: undefined,
  asOf: 0,
});

/** Hands each frame to the part whose duty it is, and puts the parts' answers into one snapshot. */
class ChatSession implements ChatClient {
  readonly on: ChatClient['on'];
  readonly subscribe: ChatClient['subscribe'];
  readonly #options: ChatClientOptions;
  readonly #emitter = new Emitter<ChatEvents>();
  readonly #cell = new SnapshotCell(() => this.#build());
  readonly #store: SiteStore;
  readonly #identity: IdentitySource;
  readonly #connection: Connection<ChatClientFrame, ChatServerFrame>;
  readonly #outbox: Outbox<Omit<SendFrame, 'id'>>;
  readonly #log: ConversationLog;
  readonly #writing: TypingSignal;
  readonly #mark: ReadMark;
  #told = nothingTold();
  #ending = false;
  #unwatch: (() => void) | undefined;

  constructor(options: ChatClientOptions) {
    const runtime = createRuntime(options);
    const { timers } = runtime;
    const changed = () => this.#cell.changed();
    const send = (frame: ChatClientFrame) => this.#connection.send(frame);
    const pull = (after = this.#log.transcript.last) => send({ type: 'pull', after });
    this.#options = { ...options };
    this.on = this.#emitter.on.bind(this.#emitter);
    this.subscribe = this.#cell.subscribe.bind(this.#cell);
    this.#store = new SiteStore(options.site, options.storage);
    this.#identity = new IdentitySource(timers, options.identity);
    this.#outbox = new Outbox<Omit<SendFrame, 'id'>>({ runtime, store: this.#store, send, changed });
    this.#log = new ConversationLog({
      timers,
      pull,
      changed,
      typing: (typing) => this.#emitter.emit('typing', typing),
      added: (event) => this.#added(event),
    });
    this.#writing = new TypingSignal(timers, (on) => send({ type: 'typing', on }));
    this.#mark = new ReadMark(timers, (seq) => send({ type: 'read', seq }));
    this.#connection = new Connection({
      url: socketUrl(options.url, '/v1/chat'),
      runtime,
      prepare: () => this.#identity.prepare(),
      hello: () => this.#hello(),
      probe: () => pull(),
      frame: (frame) => this.#receive(frame),
      changed: (state) => this.#connectionChanged(state),
      renew: () => this.#identity.renew(),
      refused: (code) => {
        this.#told.error ??= refusal(code);
      },
    });
  }

  get snapshot(): ChatSnapshot {
    return this.#cell.value;
  }

  connect(): void {
    this.#unwatch ??= watchOtherTabs(`${this.#store.prefix}${CONVERSATION}`, (value) =>
      this.#otherTab(value),
    );
    this.#connection.connect();
  }

  disconnect(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#connection.disconnect();
  }

  send(text: string): string {
    return this.#post({ kind: 'text', text });
  }

  choose({ value, label }: Choice): string {
    return this.#post({ kind: 'choice', value, label });
  }

  submit(form: string, values: Record<string, string>): string {
    return this.#post({ kind: 'form', form, values });
  }

  sendFile(file: string): string {
    return this.#post({ kind: 'file', file });
  }

  rate(score: 1 | 2 | 3 | 4 | 5, text?: string): string {
    const body = { kind: 'rating', score, ...(text ? { text } : {}) } as const;
    return this.#outbox.add({ type: 'send', body });
  }

  retry(cid: string): void {
    this.#outbox.retry(cid);
  }

  discard(cid: string): void {
    this.#outbox.remove(cid);
  }

  typing(on: boolean): void {
    this.#writing.set(on);
  }

  markRead(seq?: number): void {
    if (this.#mark.set(this.#theirs(), seq)) this.#cell.changed();
  }

  end(): void {
    this.#ending = true;
    this.#connection.send({ type: 'end' });
  }

  setLocale(locale: string): void {
    if (locale === this.#options.locale) return;
    this.#options.locale = locale;
    this.#connection.reconnect();
  }

  setPage(page: PageContext): void {
    this.#options.page = page;
  }

  identify(identity: Identity): void {
    this.#identity.use(identity);
    this.#connection.reconnect();
  }

  logout(): void {
    // Other tabs act when the conversation goes; by then they must not find the token any more.
    this.#store.remove(VISITOR);
    this.#store.remove(CONVERSATION);
    this.#forget();
    this.#move();
  }

  /** Another tab logged out, or holds another conversation: the last one stored is everybody's. */
  #otherTab(value: string | null): void {
    if (value === null) this.#forget();
    if (this.#told.conversation !== this.#store.read(CONVERSATION)) this.#move();
  }

  #forget(): void {
    this.#identity.use(undefined);
    this.#outbox.clear();
    this.#ending = false;
  }

  /** Leaves the conversation for the one stored, or for a new one. */
  #move(): void {
    this.#told = nothingTold();
    this.#restart();
    this.#connection.reconnect();
  }

  #post(body: ShopperBody): string {
    // Writing on after "end" takes it back, where it has not happened yet.
    this.#ending = false;
    this.#writing.clear();
    return this.#outbox.add({ type: 'send', body });
  }

  #hello(): HelloFrame {
    const visitor = this.#store.read(VISITOR);
    const conversation = this.#told.conversation ?? this.#store.read(CONVERSATION);
    const identity = this.#identity.present();
    // What is refused from here on belongs to this hello.
    this.#told.error = undefined;
    const { epoch } = this.#told;
    const { site, locale, page } = this.#options;
    return {
      type: 'hello',
      site,
      ...(visitor && { visitor }),
      ...(identity && { identity }),
      ...(locale && { locale }),
      ...(visitor && conversation && { conversation, after: this.#log.transcript.last }),
      ...(epoch && { epoch }),
      ...(page && { page: clip(page) }),
    };
  }

  #receive(frame: ChatServerFrame): void {
    if (frame.type === 'welcome') this.#welcome(frame);
    else if (frame.type === 'event') this.#log.take(frame.event);
    else if (frame.type === 'live') this.#live();
    else if (frame.type === 'reset') this.#reset();
    else if (frame.type === 'error') this.#refused(frame);
    else if (frame.type === 'queue')
      this.#queued({ position: frame.position, waitSeconds: frame.waitSeconds });
    else if (frame.type === 'typing') {
      const { on, role, name } = frame;
      this.#log.setTyping(on ? { role, ...(name && { name }) } : undefined);
    } else if (frame.type === 'ack') {
      this.#outbox.acked(frame.id, frame.event);
      if (frame.seq <= this.#log.transcript.last) this.#outbox.remove(frame.id);
      this.#log.expect(frame.seq);
      this.#emitter.emit('ack', frame);
    }
  }

  #welcome(frame: WelcomeFrame): void {
    const { conversation, epoch, seq, state, customer, shop, home, visitor } = frame;
    const told = this.#told,
      log = this.#log;
    const same = conversation === told.conversation && epoch === told.epoch && seq >= log.transcript.last;
    const known = log.transcript.last > 0 || told.conversation !== undefined;
    if (!same && known) this.#restart();
    const queue = state.name === 'queued' ? told.queue : undefined;
    this.#told = { conversation, epoch, customer, state, asOf: seq, queue, shop, home, error: undefined };
    // Other tabs watch the conversation; by then the token that opens it must be there.
    this.#store.write(VISITOR, visitor);
    this.#store.write(CONVERSATION, conversation);
    this.#identity.accepted();
    log.begin(seq);
    this.#cell.changed();
    if (JSON.stringify(state) !== JSON.stringify(told.state)) this.#emitter.emit('state', state);
    if (told.queue && !queue) this.#emitter.emit('queue', queue);
    this.#outbox.restart();
    this.#ending &&= state.name !== 'closed';
    if (this.#ending) this.#connection.send({ type: 'end' });
  }

  #live(): void {
    const first = !this.#log.live;
    this.#log.goLive();
    if (!first) return;
    this.#mark.tell();
    this.#emitter.emit('live', undefined);
  }

  #reset(): void {
    this.#restart();
    this.#log.begin(this.#told.asOf);
  }

  #restart(): void {
    this.#log.restart();
    this.#mark.reset();
    this.#emitter.emit('reset', undefined);
  }

  #added(event: ConversationEvent): void {
    const told = this.#told;
    this.#outbox.arrived(event);
    if (event.kind === 'read') this.#mark.known(this.#log.read.shopper);
    if (event.kind === 'state' && event.seq > told.asOf) {
      told.state = event.state;
      told.asOf = event.seq;
      if (event.state.name === 'closed') this.#ending = false;
      if (event.state.name !== 'queued') this.#queued(undefined);
      this.#emitter.emit('state', event.state);
    }
    this.#emitter.emit('event', event);
    if (event.kind === 'message') this.#emitter.emit('message', event);
  }

  #queued(queue: ChatSnapshot['queue']): void {
    if (!queue && !this.#told.queue) return;
    this.#told.queue = queue;
    this.#cell.changed();
    this.#emitter.emit('queue', queue);
  }

  #refused(frame: ErrorFrame): void {
    const { id, code, message } = frame;
    if (id) this.#outbox.refused(id, frame);
    const entry = this.#outbox.entries.find(({ cid }) => cid === id);
    const rating = entry?.error && entry.frame.body.kind === 'rating';
    // A refused rating shows nowhere among the messages.
    if (rating) this.#outbox.remove(entry.cid);
    if (rating || !id) this.#told.error = { code, message };
    this.#cell.changed();
    this.#emitter.emit('error', frame);
  }

  #connectionChanged(state: ConnectionState): void {
    if (state !== 'online') this.#log.lose();
    this.#cell.changed();
    this.#emitter.emit('connection', state);
  }

  /** The messages of bot and agents. */
  #theirs(): ConversationEvent[] {
    return this.#log.transcript.events.filter(
      ({ kind, author }) => kind === 'message' && author.role !== 'shopper' && author.role !== 'system',
    );
  }

  #build(): ChatSnapshot {
    const { conversation, customer, state, queue, shop, home, error } = this.#told;
    const { transcript, read, typing } = this.#log;
    return {
      connection: this.#connection.state,
      conversation,
      customer,
      state,
      events: transcript.events,
      pending: pendingMessages(this.#outbox.entries),
      readByOthers: read.desk,
      readByMe: this.#mark.seq,
      unread: this.#theirs().filter((event) => event.seq > this.#mark.seq).length,
      typing,
      queue,
      shop,
      home,
      error,
    };
  }
}

/** The server takes addresses and titles up to these lengths and refuses the hello otherwise. */
function clip({ url, title, product }: PageContext): PageContext {
  return {
    ...(url && { url: url.slice(0, 2000) }),
    ...(title && { title: title.slice(0, 300) }),
    ...(product && { product: product.slice(0, 100) }),
  };
}

/** Makes a shopper's client; nothing happens before `connect`. Throws a TypeError for a url that is none. */
export function createChatClient(options: ChatClientOptions): ChatClient {
  return new ChatSession(options);
}
