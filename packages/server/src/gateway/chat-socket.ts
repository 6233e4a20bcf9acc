import type {
  ChatClientFrame,
  ChatServerFrame,
  ConsentFrame,
  ContextFrame,
  ErrorCode,
  HelloFrame,
  Home,
  SendFrame,
  ShopProfile,
  TrackedEvent,
  TrackFrame,
} from '@zaine/protocol';
import { chatClientFrameSchema, chatClientFrameTypes } from '@zaine/protocol/schemas';
import type { Bus } from '../bus/bus.ts';
import { recordConsent } from '../conversation/consent.ts';
import { end } from '../conversation/end.ts';
import { type Entered, type EnterOutput, enter } from '../conversation/enter.ts';
import { markRead } from '../conversation/mark-read.ts';
import { noteContext } from '../conversation/note-context.ts';
import type { SendOutput, ShopperSendInput } from '../conversation/send.ts';
import { newSalt, newToken, successorOf } from '../conversation/visitor-token.ts';
import { hashOf } from '../sites/site-secrets.ts';
import type { Site, Sites } from '../sites/sites.ts';
import { conversationId } from '../store/month.ts';
import type { ConversationTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { announce } from '../turn/announce.ts';
import type { ShopperTurns } from '../turn/shopper-turn.ts';
import type { ChatHub, ChatListener } from './chat-hub.ts';
import { type FrameCounts, FrameSocket, type Wire } from './frame-socket.ts';
import { type VerifiedIdentity, verifyIdentity } from './identity.ts';
import { LogFeed } from './log-feed.ts';
import type { Newcomers } from './newcomers.ts';
import type { TokenBuckets } from './token-bucket.ts';

/** Counts what a kind of socket does. */
export interface SocketCounts extends FrameCounts {
  acked(by: 'shopper' | 'agent', seconds: number): void;
}

/** What shoppers' sockets stand on. */
export interface ChatSocketParts {
  store: Store;
  bus: Bus;
  sites: Sites;
  hub: ChatHub;
  turns: ShopperTurns;
  /** Sends of each conversation, and all other frames of it. */
  limits: { sends: TokenBuckets; others: TokenBuckets; newcomers: Newcomers };
  /** The age from which a visitor token is replaced, in milliseconds. */
  renewAfter: number;
  profile(site: Site): ShopProfile;
  home(site: Site, customer: string | undefined, locale: string): Promise<Home>;
  queueFrame(site: string, conversation: string): Promise<ChatServerFrame | undefined>;
  now: () => number;
  newId: () => string;
  onFailure(error: unknown): ErrorCode;
  counts: SocketCounts;
}

/** How long a client may take for its hello, in milliseconds. */
const HELLO_WITHIN = 5000;
/** Refusals, less than `PATIENCE` milliseconds apart, after which a client that goes on is cut off. */
const MOST_REFUSALS = 100;
const PATIENCE = 5000;
/** A client that is further behind starts afresh. */
const MOST_MISSED = 5000;
/** Sockets one conversation may have open at a node: each message goes to every one of them. */
const MOST_SOCKETS = 300;
const LOCALE = /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/;

/** One shopper's socket, from hello to close. */
export class ChatSocket {
  readonly frames: FrameSocket<ChatServerFrame, ChatClientFrame>;
  readonly #parts: ChatSocketParts;
  readonly #network: string;
  readonly #helloTimer: NodeJS.Timeout;
  #joined: (ChatListener & { leave(): void }) | undefined;
  #refusals = 0;
  #refusedAt = 0;

  /** `network` is the client's address, on which guests' tries are counted. */
  constructor(wire: Wire, network: string, parts: ChatSocketParts) {
    this.#parts = parts;
    this.#network = network;
    this.frames = new FrameSocket(wire, {
      schema: chatClientFrameSchema,
      types: chatClientFrameTypes,
      admits: (frame) => this.#admits(frame),
      onFrame: (frame, cameAt) => this.#onFrame(frame, cameAt),
      onFailure: parts.onFailure,
      counts: parts.counts,
      onClose: () => this.#leave(),
    });
    this.#helloTimer = setTimeout(() => this.frames.close('goingAway'), HELLO_WITHIN);
  }

  #onFrame(frame: ChatClientFrame, cameAt: number): Promise<void> | void {
    if (frame.type === 'hello') {
      if (this.#joined) return this.frames.error({ code: 'bad_frame', message: 'hello comes once.' });
      return this.#hello(frame).catch((error) => this.#turnAway(error));
    }
    const joined = this.#joined;
    if (!joined) {
      const id = frame.type === 'send' ? { id: frame.id } : {};
      return this.frames.error({ code: 'not_ready', ...id });
    }
    if (frame.type === 'send') return this.#send(frame, joined, cameAt);
    if (frame.type === 'pull')
      return joined.feed.replay(frame.after).then(() => this.frames.send({ type: 'live' }));
    if (frame.type === 'read') return this.#read(frame.seq, joined);
    if (frame.type === 'end') return this.#end(joined);
    if (frame.type === 'consent') return this.#consent(frame, joined);
    if (frame.type === 'context' || frame.type === 'track') return this.#context(frame, joined);
    const { site, conversation } = joined;
    this.#parts.bus.publish({ about: 'typing', site, conversation, role: 'shopper', on: frame.on });
  }

  async #hello(hello: HelloFrame): Promise<void> {
    clearTimeout(this.#helloTimer);
    const site = await this.#parts.sites.get(hello.site);
    if (!site) return this.#refuse('unknown_site', 'forbidden');
    const identity = hello.identity
      ? await verifyIdentity(hello.identity, site, this.#parts.now())
      : undefined;
    if (identity === 'expired') return this.#refuse('expired', 'expired');
    if (identity === 'invalid') return this.#refuse('identity', 'forbidden');
    const fresh = {
      visitor: this.#parts.newId(),
      token: newToken(),
      conversation: conversationId(this.#parts.now(), this.#parts.newId()),
    };
    const { newcomers } = this.#parts.limits;
    const wait = newcomers.wait(this.#network);
    const entered = await this.#enter(hello, { identity, fresh, knownOnly: wait > 0 });
    if (entered.result === 'replayed') return this.#refuse('identity', 'forbidden');
    if (entered.result === 'full') {
      this.frames.error({ code: 'rate_limited', retryAfter: tenths(wait) });
      return this.frames.close('rateLimited');
    }
    if (entered.newVisitor) newcomers.came(this.#network);
    // They come from another page, or signed in.
    this.#parts.turns.forget(entered.conversation.id);
    const token = entered.newVisitor ? fresh.token : (hello.visitor ?? fresh.token);
    const visitor = entered.salt === undefined ? token : successorOf(token, entered.salt);
    await this.#welcome(hello, { site, entered, visitor, identity });
  }

  #enter(
    hello: HelloFrame,
    given: {
      identity: VerifiedIdentity | undefined;
      fresh: { visitor: string; token: string; conversation: string };
      knownOnly: boolean;
    },
  ): Promise<EnterOutput> {
    const { fresh, identity, knownOnly } = given;
    return this.#parts.store.run(enter, {
      site: hello.site,
      at: this.#parts.now(),
      token: hello.visitor === undefined ? undefined : this.#shown(hello.visitor),
      fresh: { visitor: fresh.visitor, tokenHash: hashOf(fresh.token), conversation: fresh.conversation },
      identity: identity && { customer: identity.customer, jti: identity.jti, expiresAt: identity.expiresAt },
      knownOnly,
      wants: hello.conversation,
      locale: LOCALE.test(hello.locale ?? '') ? (hello.locale as string) : 'zh-CN',
      page: hello.page && JSON.stringify(hello.page),
    });
  }

  #shown(token: string) {
    const salt = newSalt();
    const successor = { tokenHash: hashOf(successorOf(token, salt)), salt };
    return { tokenHash: hashOf(token), successor, renewAfter: this.#parts.renewAfter };
  }

  async #welcome(hello: HelloFrame, { site, entered, visitor, identity }: Welcoming): Promise<void> {
    const { conversation: head, customer, visitor: id } = entered;
    const { hub, store, profile, home, queueFrame } = this.#parts;
    const from = startOf(hello, head, store.epoch);
    const place = { site: site.id, conversation: head.id };
    const send = (frame: ChatServerFrame) => this.frames.send(frame);
    const feed = new LogFeed({
      db: store.db,
      ...place,
      after: from.after,
      send: (_event, text) => this.frames.sendText(`{"type":"event","event":${text}}`),
      room: () => this.frames.room(),
      onFailure: this.#parts.onFailure,
    });
    const state = JSON.parse(head.state_data);
    const known = customer && {
      id: customer,
      ...(identity?.name === undefined ? {} : { name: identity.name }),
    };
    const shown = head.seq === 0 ? { home: await home(site, customer, head.locale) } : {};
    if (!this.frames.open) return;
    if (hub.count(head.id) >= MOST_SOCKETS) return this.#refuse('rate_limited', 'rateLimited');
    const evict = (why: 'forbidden' | 'expired') => this.frames.close(why);
    const listener: ChatListener = { ...place, visitor: id, feed, send, evict };
    // From here on nothing that is appended can be missed: it is either caught up with below or offered.
    this.#joined = { ...listener, leave: hub.join(listener) };
    send({
      type: 'welcome',
      conversation: head.id,
      visitor,
      epoch: store.epoch,
      seq: head.seq,
      state,
      shop: profile(site),
      ...(known ? { customer: known } : {}),
      ...shown,
    });
    if (from.reset) send({ type: 'reset' });
    await feed.catchUp(head.seq);
    send({ type: 'live' });
    const queue = state.name === 'queued' ? await queueFrame(site.id, head.id) : undefined;
    if (queue) send(queue);
  }

  #send(frame: SendFrame, { site, conversation }: ChatListener, cameAt: number): Promise<void> {
    const { turns, now, newId } = this.#parts;
    const said = {
      site,
      conversation,
      at: now(),
      cid: frame.id,
      id: newId(),
      body: frame.body,
    };
    return turns.say(said, this.#network, (sent) => this.#tell(said, sent, cameAt));
  }

  /** What became of a message. */
  #tell({ cid: id, id: own }: ShopperSendInput, sent: SendOutput, cameAt: number): void {
    if (sent.result === 'conflict') return this.frames.error({ code: 'conflict', id });
    if (sent.result === 'limited') {
      return this.frames.error({ code: 'rate_limited', id, retryAfter: tenths(sent.retryAfter) });
    }
    // It lay untouched for so long that it was put away. The client comes back, to a new one, and sends again.
    if (sent.result === 'gone') return this.frames.close('restarting');
    if (sent.result !== 'appended' && sent.result !== 'known')
      return this.frames.error({ code: 'not_found', id });
    const event = sent.result === 'known' ? sent.event : sent.events.find((each) => each.id === own);
    if (!event) return;
    this.frames.send({ type: 'ack', id, event: event.id, seq: event.seq, at: event.at });
    this.#parts.counts.acked('shopper', (performance.now() - cameAt) / 1000);
  }

  async #read(upTo: number, { site, conversation }: ChatListener): Promise<void> {
    const { store, bus, now, newId } = this.#parts;
    const reader = { role: 'shopper' } as const;
    const events = await store.run(markRead, { site, conversation, at: now(), id: newId(), upTo, reader });
    announce(bus, { site, conversation }, { events });
  }

  async #consent({ policy, given }: ConsentFrame, { site, conversation }: ChatListener): Promise<void> {
    const { store, now, newId } = this.#parts;
    const place = { site, conversation, at: now(), id: newId() };
    const at = await store.run(recordConsent, { ...place, policy, given });
    if (at === undefined) return this.frames.error({ code: 'not_found' });
    this.frames.send({ type: 'consent', policy, given, at: new Date(at).toISOString() });
  }

  async #context(frame: ContextFrame | TrackFrame, { site, conversation }: ChatListener): Promise<void> {
    const { type, ...told } = frame;
    const news = type === 'track' ? { tracked: told as TrackedEvent } : told;
    const { store, turns } = this.#parts;
    turns.forget(conversation);
    await store.run(noteContext, { site, conversation, ...news });
  }

  async #end({ site, conversation }: ChatListener): Promise<void> {
    const { store, bus, turns, now, newId } = this.#parts;
    const by = { role: 'shopper' } as const;
    await turns.saved(conversation);
    const done = await store.run(end, { site, conversation, at: now(), id: newId(), by });
    if (done.result === 'ended') announce(bus, { site, conversation }, done);
  }

  #admits(frame: ChatClientFrame): boolean {
    const { limits, now } = this.#parts;
    if (!this.#joined) return true;
    const at = now();
    const wait = (frame.type === 'send' ? limits.sends : limits.others).take(this.#joined.conversation, at);
    if (wait === 0) return true;
    this.#refusals = at - this.#refusedAt > PATIENCE ? 1 : this.#refusals + 1;
    this.#refusedAt = at;
    if (this.#refusals > MOST_REFUSALS) this.frames.drop('rateLimited');
    else if (frame.type !== 'typing') {
      const id = frame.type === 'send' ? { id: frame.id } : {};
      this.frames.error({ code: 'rate_limited', retryAfter: tenths(wait), ...id });
    }
    return false;
  }

  /** Not let in for no fault of theirs: they try again by themselves, later each time. */
  #turnAway(error: unknown): void {
    this.frames.error({ code: this.#parts.onFailure(error) });
    this.frames.close('goingAway');
  }

  #refuse(code: ErrorCode, close: 'forbidden' | 'expired' | 'rateLimited'): void {
    this.frames.error({ code });
    this.frames.close(close);
  }

  #leave(): void {
    clearTimeout(this.#helloTimer);
    if (!this.#joined) return;
    const { feed, leave, conversation } = this.#joined;
    feed.stop();
    leave();
    const { hub, turns } = this.#parts;
    if (hub.count(conversation) === 0) turns.forget(conversation);
  }
}

interface Welcoming {
  site: Site;
  entered: Entered;
  visitor: string;
  identity: VerifiedIdentity | undefined;
}

/** Seconds rounded up to tenths. */
function tenths(seconds: number): number {
  return Math.ceil(seconds * 10) / 10;
}

/** Where a client goes on: after what it has, or from the first event when that is not of this log. */
function startOf(
  hello: HelloFrame,
  head: ConversationTable,
  epoch: string,
): { after: number; reset: boolean } {
  const { after = 0 } = hello;
  if (hello.conversation === undefined && after === 0) return { after: 0, reset: false };
  const same = hello.conversation === head.id && (hello.epoch ?? epoch) === epoch;
  if (same && after <= head.seq && head.seq - after <= MOST_MISSED) return { after, reset: false };
  return { after: 0, reset: true };
}
