import type {
  Attributes,
  ChatClientFrame,
  ChatServerFrame,
  Choice,
  ContextFrame,
  ConversationEvent,
  ConversationState,
  ErrorFrame,
  HelloFrame,
  PageContext,
  SendFrame,
  ShopperBody,
  TrackFrame,
  WelcomeFrame,
} from '@zaine/protocol';
import type { ChatClient, ChatClientOptions, ChatEvents, FileAccess } from './chat-client.ts';
import { EXPIRED } from './close-code.ts';
import { Connection } from './connection.ts';
import { ConversationLog } from './conversation-log.ts';
import { Emitter } from './emitter.ts';
import { type Identity, IdentitySource } from './identity-source.ts';
import { CONVERSATION, keyOf, OPEN, VISITOR } from './kept.ts';
import { watchOtherTabs } from './other-tabs.ts';
import { Outbox } from './outbox.ts';
import { PageNotes } from './page-notes.ts';
import { pendingMessages } from './pending-messages.ts';
import { ReadMark } from './read-mark.ts';
import { refusal } from './refusal.ts';
import { createRuntime } from './runtime.ts';
import type { ChatSnapshot, ConnectionState } from './snapshot.ts';
import { SnapshotCell } from './snapshot-cell.ts';
import { socketUrl } from './socket-url.ts';
import { Standing } from './standing.ts';
import { SiteStore } from './storage.ts';
import { TypingSignal } from './typing-signal.ts';

type Outgoing = ChatClientFrame | ContextFrame | TrackFrame;

/** Refuses what says nothing of its kind: no server takes it, and no window can draw it. */
function check({ body }: Pick<SendFrame, 'body'>): void {
  const { kind } = body;
  if (kind !== 'rating' && typeof (body as never)[kind === 'choice' ? 'label' : kind] !== 'string')
    throw new TypeError('This is no message.');
}

/** Hands each frame to the part whose duty it is, and puts the parts' answers into one snapshot. */
class ChatSession implements ChatClient {
  readonly on: ChatClient['on'];
  readonly subscribe: ChatClient['subscribe'];
  readonly #options: ChatClientOptions;
  readonly #emitter = new Emitter<ChatEvents>();
  readonly #cell = new SnapshotCell(() => this.#build());
  readonly store: SiteStore;
  readonly #identity: IdentitySource;
  readonly #connection: Connection<Outgoing, ChatServerFrame>;
  readonly #outbox: Outbox<Omit<SendFrame, 'id'>>;
  readonly #log: ConversationLog;
  readonly #standing: Standing;
  readonly #writing: TypingSignal;
  readonly #mark: ReadMark;
  readonly #notes: PageNotes;
  readonly #now: () => number;
  #ending = false;
  #unwatch: (() => void) | undefined;

  constructor(options: ChatClientOptions) {
    const runtime = createRuntime(options);
    const { timers } = runtime;
    const changed = () => this.#cell.changed();
    const send = (frame: Outgoing) => this.#connection.send(frame);
    const pull = (after = this.#log.transcript.last) => send({ type: 'pull', after });
    this.#options = { ...options };
    this.#now = runtime.now;
    this.on = this.#emitter.on.bind(this.#emitter);
    this.subscribe = this.#cell.subscribe.bind(this.#cell);
    this.store = new SiteStore(options.site, options.storage, options.consent);
    this.#identity = new IdentitySource(timers, {
      source: options.identity,
      failed: (message) => this.#emitter.emit('identity', { code: 'unavailable', message }),
    });
    this.#outbox = new Outbox<Omit<SendFrame, 'id'>>({ runtime, store: this.store, check, send, changed });
    this.#log = new ConversationLog({
      timers,
      pull,
      changed,
      typing: (typing) => this.#emitter.emit('typing', typing),
      added: (event) => this.#added(event),
    });
    this.#standing = new Standing({
      changed,
      state: (state) => this.#stateChanged(state),
      queue: (queue) => this.#emitter.emit('queue', queue),
    });
    this.#writing = new TypingSignal(timers, (on) => send({ type: 'typing', on }));
    this.#mark = new ReadMark(timers, (seq) => send({ type: 'read', seq }));
    this.#notes = new PageNotes(options.page, send);
    this.#connection = new Connection({
      url: socketUrl(options.url, '/v1/chat'),
      runtime,
      prepare: () => this.#identity.prepare(),
      hello: () => this.#hello(),
      probe: () => pull(),
      frame: (frame) => this.#receive(frame),
      changed: (state) => this.#connectionChanged(state),
      refused: (code, reason) => this.#unknown(code, reason),
    });
  }

  get snapshot(): ChatSnapshot {
    return this.#cell.value;
  }

  connect(): void {
    this.#unwatch ??= watchOtherTabs(keyOf(this.#options.site, CONVERSATION), (value) =>
      this.#otherTab(value),
    );
    this.#connection.connect();
  }

  disconnect(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#writing.clear();
    this.#connection.disconnect();
  }

  post(body: ShopperBody): string {
    const cid = this.#outbox.add({ type: 'send', body });
    if (body.kind !== 'rating') {
      // Writing on after "end" takes it back, where it has not happened yet.
      this.#ending = false;
      this.#writing.clear();
      this.store.write(OPEN, '1');
    }
    return cid;
  }

  send(text: string): string {
    return this.post({ kind: 'text', text });
  }

  choose({ value, label }: Choice): string {
    return this.post({ kind: 'choice', value, label });
  }

  submit(form: string, values: Record<string, string>): string {
    return this.post({ kind: 'form', form, values });
  }

  files(): FileAccess | undefined {
    const visitor = this.store.read(VISITOR);
    const url = socketUrl(this.#options.url, '/v1/chat').replace(/^ws(.*)chat$/, 'http$1files');
    return visitor === undefined ? undefined : { url, authorization: `Visitor ${visitor}` };
  }

  sendFile(file: string): string {
    return this.post({ kind: 'file', file });
  }

  rate(score: 1 | 2 | 3 | 4 | 5, text?: string): string {
    return this.post({ kind: 'rating', score, ...(text ? { text } : {}) });
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
    this.#notes.turnTo(page);
  }

  setAttributes(attributes: Attributes): void {
    this.#notes.know(attributes);
  }

  track(name: string, data?: Attributes): void {
    const at = new Date(this.#now()).toISOString();
    this.#notes.track({ type: 'track', name, at, ...(data && { data }) });
  }

  setConsent(granted: boolean): void {
    this.store.allow(granted);
  }

  identify(identity: Identity): void {
    this.#identity.use(identity);
    this.#connection.reconnect();
  }

  logout(): void {
    this.store.clear();
    this.#forget();
    this.#move();
  }

  /** Another tab logged out, or holds another conversation: the last one stored is everybody's. */
  #otherTab(value: string | null): void {
    if (value === null) {
      // Before somebody asks again, nobody new is to be kept.
      this.disconnect();
      this.#forget();
      this.#move();
      this.#emitter.emit('forgotten', undefined);
    } else if (this.#standing.told.conversation !== this.store.read(CONVERSATION)) this.#move();
  }

  #forget(): void {
    this.#identity.use(undefined);
    this.#notes.forget();
    this.#outbox.clear();
    this.#ending = false;
  }

  /** Leaves the conversation for the one stored, or for a new one. */
  #move(): void {
    this.#standing.forget();
    this.#restart();
    this.#connection.reconnect();
  }

  #hello(): HelloFrame {
    const visitor = this.store.read(VISITOR);
    const { told, epoch } = this.#standing;
    const conversation = told.conversation ?? this.store.read(CONVERSATION);
    const identity = this.#identity.present();
    // What is refused from here on belongs to this hello.
    told.error = undefined;
    const { site, locale } = this.#options;
    const { page } = this.#notes;
    return {
      type: 'hello',
      site,
      ...(visitor && { visitor }),
      ...(identity && { identity }),
      ...(locale && { locale }),
      ...(visitor && conversation && { conversation, after: this.#log.transcript.last }),
      ...(epoch && { epoch }),
      ...(page && { page }),
    };
  }

  #receive(frame: ChatServerFrame): void {
    if (frame.type === 'welcome') this.#welcome(frame);
    else if (frame.type === 'event') this.#log.take(frame.event);
    else if (frame.type === 'live') this.#live();
    else if (frame.type === 'reset') this.#reset();
    else if (frame.type === 'error') this.#refused(frame);
    else if (frame.type === 'queue')
      this.#standing.setQueue({ position: frame.position, waitSeconds: frame.waitSeconds });
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
    const { conversation, epoch, seq, visitor } = frame;
    const log = this.#log;
    const standing = this.#standing;
    const known = standing.told.conversation;
    const same = conversation === known && epoch === standing.epoch && seq >= log.transcript.last;
    if (known && !same) this.#restart();
    // Other tabs watch the conversation; by then the token that opens it must be there.
    this.store.write(VISITOR, visitor);
    this.store.write(CONVERSATION, conversation);
    this.#identity.accepted();
    log.begin(seq);
    standing.welcomed(frame);
    this.#outbox.restart();
    this.#notes.restart();
    // Closed meanwhile: whoever opens it again must not have it ended by this old wish.
    this.#ending &&= frame.state.name !== 'closed';
    if (this.#ending) this.#connection.send({ type: 'end' });
  }

  /** The hello was refused: whether to say another, with a fresh identity or as a guest. */
  #unknown(code: number, reason: string): boolean {
    const { told } = this.#standing;
    told.error ??= refusal(code, reason);
    if (code !== EXPIRED && told.error.code !== 'identity') return false;
    const left = this.#identity.refused();
    if (left !== 'fresh') this.#emitter.emit('identity', told.error);
    return Boolean(left);
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
    this.#log.begin(this.#standing.asOf);
  }

  #restart(): void {
    this.#log.restart();
    this.#mark.reset();
    this.#emitter.emit('reset', undefined);
  }

  #added(event: ConversationEvent): void {
    this.#outbox.arrived(event);
    if (event.kind === 'read') this.#mark.known(this.#log.read.shopper);
    if (event.kind === 'state') this.#standing.changedBy(event);
    this.#emitter.emit('event', event);
    if (event.kind !== 'message') return;
    const open = event.author.role !== 'bot' && this.#standing.told.state.name !== 'closed';
    if (open) this.store.write(OPEN, '1');
    this.#emitter.emit('message', event);
  }

  #stateChanged(state: ConversationState): void {
    if (state.name === 'closed') {
      this.#ending = false;
      this.store.remove(OPEN);
    }
    this.#emitter.emit('state', state);
  }

  #refused(frame: ErrorFrame): void {
    const { id, code, message } = frame;
    if (id) this.#outbox.refused(id, frame);
    const entry = this.#outbox.entries.find(({ cid }) => cid === id);
    const rating = entry?.error && entry.frame.body.kind === 'rating';
    // A refused rating shows nowhere among the messages.
    if (rating) this.#outbox.remove(entry.cid);
    if (rating || !id) this.#standing.setError({ code, message });
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
    const { transcript, read, typing } = this.#log;
    const { seq } = this.#mark;
    return {
      ...this.#standing.told,
      connection: this.#connection.state,
      events: transcript.events,
      pending: pendingMessages(this.#outbox.entries),
      readByOthers: read.desk,
      readByMe: seq,
      unread: this.#theirs().filter((event) => event.seq > seq).length,
      typing,
    };
  }
}

/** Makes a shopper's client; nothing happens before `connect`. Throws a TypeError for a url that is none. */
export function createChatClient(options: ChatClientOptions): ChatClient {
  return new ChatSession(options);
}
