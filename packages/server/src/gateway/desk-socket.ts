import type { ConversationState, DeskClientFrame, DeskServerFrame, ErrorCode } from '@zaine/protocol';
import { deskClientFrameSchema, deskClientFrameTypes } from '@zaine/protocol/schemas';
import type { Bus, Notice } from '../bus/bus.ts';
import { end } from '../conversation/end.ts';
import { markRead } from '../conversation/mark-read.ts';
import { addNote, agentSend } from '../desk/agent-send.ts';
import type { Agents, SignedInAgent } from '../desk/agents.ts';
import { claim, type TransferInput, transfer } from '../desk/claim.ts';
import type { Presence } from '../desk/presence.ts';
import { readAssigned, readNotes, readQueue, readSummary } from '../desk/summaries.ts';
import type { Store } from '../store/store.ts';
import { announce } from '../turn/announce.ts';
import type { SocketCounts } from './chat-socket.ts';
import type { DeskHub } from './desk-hub.ts';
import { FrameSocket, type Wire } from './frame-socket.ts';
import { LogFeed } from './log-feed.ts';
import { TokenBucket } from './token-bucket.ts';

/** What agents' sockets stand on. */
export interface DeskSocketParts {
  store: Store;
  bus: Bus;
  hub: DeskHub;
  agents: Agents;
  presence: Presence;
  /** Whether the session that opened the socket is one yet. */
  stillSignedIn(): Promise<boolean>;
  now: () => number;
  newId: () => string;
  onFailure(error: unknown): ErrorCode;
  counts: SocketCounts & { claimed(seconds: number): void };
}

/** Frames an agent's socket may send at once, and a second after that. */
const FRAME_LIMIT = { burst: 300, perSecond: 30 };

type ConversationFrame = Extract<DeskClientFrame, { conversation: string }>;
type FrameOf<Type> = Extract<ConversationFrame, { type: Type }>;

/** How long, in milliseconds, a session is believed, and after how long one who says nothing is looked at. */
const SESSION_BELIEVED = 1000;
const LOOK_EVERY = 10_000;

/** One agent's socket: sees the queue, watches conversations, answers in its own. */
export class DeskSocket {
  readonly frames: FrameSocket<DeskServerFrame, DeskClientFrame>;
  readonly #parts: DeskSocketParts;
  readonly #agent: SignedInAgent;
  /** The conversations this socket follows, each with what feeds it. */
  readonly #watched = new Map<string, LogFeed>();
  /** Those of them that are with this agent. */
  readonly #mine = new Set<string>();
  readonly #bucket: TokenBucket;
  #leave: (() => void) | undefined;
  /** Until when the session is believed without asking. */
  #believedUntil = 0;
  readonly #lookAgain: NodeJS.Timeout;

  constructor(wire: Wire, agent: SignedInAgent, parts: DeskSocketParts) {
    this.#parts = parts;
    this.#agent = agent;
    this.#bucket = new TokenBucket(FRAME_LIMIT, parts.now());
    this.frames = new FrameSocket(wire, {
      schema: deskClientFrameSchema,
      types: deskClientFrameTypes,
      admits: (frame) => this.#admits(frame),
      onFrame: (frame, cameAt) => this.#onFrameOfAgent(frame, cameAt),
      onFailure: parts.onFailure,
      counts: parts.counts,
      onClose: () => {
        clearInterval(this.#lookAgain);
        for (const feed of this.#watched.values()) feed.stop();
        this.#leave?.();
      },
    });
    this.#lookAgain = setInterval(() => this.#mayStay().catch(parts.onFailure), LOOK_EVERY);
  }

  #admits(frame: DeskClientFrame): boolean {
    const wait = this.#bucket.take(this.#parts.now());
    if (wait > 0) this.frames.error({ code: 'rate_limited', ...idsOf(frame) });
    return wait === 0;
  }

  /** Who signed out or got a new password is out, also where a socket is open. */
  async #onFrameOfAgent(frame: DeskClientFrame, cameAt: number): Promise<void> {
    if (await this.#mayStay()) await this.#onFrame(frame, cameAt);
  }

  async #mayStay(): Promise<boolean> {
    const at = this.#parts.now();
    if (at < this.#believedUntil) return true;
    if (await this.#parts.stillSignedIn()) this.#believedUntil = at + SESSION_BELIEVED;
    else this.frames.close('expired');
    return at < this.#believedUntil;
  }

  #onFrame(frame: DeskClientFrame, cameAt: number): Promise<void> | void {
    if (frame.type === 'hello') return this.#hello();
    if (!this.#leave) return this.frames.error({ code: 'not_ready', ...idsOf(frame) });
    if (frame.type === 'status') return this.#setStatus(frame.status);
    if (frame.type === 'open') return this.#open(frame);
    if (frame.type === 'claim') return this.#claim(frame);
    if (frame.type === 'send') return this.#send(frame, cameAt);
    if (frame.type === 'typing') return this.#typing(frame);
    if (frame.type === 'read') return this.#read(frame);
    if (frame.type === 'note') return this.#note(frame);
    if (frame.type === 'transfer') return this.#transfer(frame);
    return this.#end(frame);
  }

  async #hello(): Promise<void> {
    if (this.#leave) return this.frames.error({ code: 'bad_frame', message: 'hello comes once.' });
    const { store, hub, presence } = this.#parts;
    const { site, name, role, status } = this.#agent;
    const [queue, conversations] = await Promise.all([
      readQueue(store.db, site),
      readAssigned(store.db, site, name),
    ]);
    if (!this.frames.open) return;
    // The notice of this arrival brings the queue again, so nothing that moved meanwhile is missed.
    const agents = presence.agents(site);
    this.frames.send({ type: 'welcome', agent: { name, role, status }, site, queue, conversations, agents });
    const leaveHub = hub.join({
      site,
      agent: name,
      send: (frame) => this.frames.send(frame),
      watched: () => [...this.#watched.keys()],
      onConversation: (notice) => this.#onNotice(notice),
    });
    const leaveDesk = presence.arrive(site, name, status);
    this.#leave = () => {
      leaveHub();
      leaveDesk();
    };
    for (const { conversation, seq, state } of conversations) {
      this.#noteState(conversation, state);
      this.#watch(conversation, seq);
    }
  }

  async #setStatus(status: 'online' | 'away'): Promise<void> {
    const { site, name } = this.#agent;
    await this.#parts.agents.setStatus(site, name, status);
    this.#agent.status = status;
    this.#parts.presence.setStatus(site, name, status);
  }

  async #open({ conversation, after = 0 }: FrameOf<'open'>): Promise<void> {
    const { db } = this.#parts.store;
    const { site } = this.#agent;
    const summary = await readSummary(db, site, conversation);
    if (!summary) return this.frames.error({ code: 'not_found', conversation });
    const notes = await readNotes(db, site, conversation);
    this.frames.send({ type: 'opened', conversation, summary, notes });
    this.#watched.get(conversation)?.stop();
    this.#watched.delete(conversation);
    await this.#watch(conversation, after).catchUp(summary.seq);
    this.#noteState(conversation, summary.state);
    this.frames.send({ type: 'live', conversation });
  }

  async #claim({ conversation }: FrameOf<'claim'>): Promise<void> {
    const { store, bus } = this.#parts;
    const done = await store.run(claim, { ...this.#place(conversation), agent: this.#agent.name });
    if (done.result !== 'claimed') return this.frames.error({ code: codeOf(done.result), conversation });
    const { site, name: agent } = this.#agent;
    this.#parts.counts.claimed(done.waited / 1000);
    announce(bus, { site, conversation }, done);
    bus.publish({ about: 'assigned', site, conversation, agent });
  }

  async #send({ conversation, id: cid, body }: FrameOf<'send'>, cameAt: number): Promise<void> {
    const { store, bus } = this.#parts;
    const { site, name: agent } = this.#agent;
    const sent = await store.run(agentSend, { ...this.#place(conversation), agent, cid, body });
    if (sent.result !== 'appended' && sent.result !== 'known') {
      return this.frames.error({ code: codeOf(sent.result), conversation, id: cid });
    }
    const event = sent.result === 'known' ? sent.event : sent.events.at(-1);
    if (!event) return;
    const { id, seq, at } = event;
    this.frames.send({ type: 'ack', conversation, id: cid, event: id, seq, at });
    this.#parts.counts.acked('agent', (performance.now() - cameAt) / 1000);
    if (sent.result === 'appended') announce(bus, { site, conversation }, sent);
  }

  #typing({ conversation, on }: FrameOf<'typing'>): void {
    const { site, name } = this.#agent;
    if (!this.#mine.has(conversation)) return this.frames.error({ code: 'not_assigned', conversation });
    this.#parts.bus.publish({ about: 'typing', site, conversation, role: 'agent', name, on });
  }

  async #read({ conversation, seq }: FrameOf<'read'>): Promise<void> {
    const { store, bus } = this.#parts;
    const { site, name } = this.#agent;
    const summary = await readSummary(store.db, site, conversation);
    // Looking into somebody else's conversation does not tell its shopper that it was read.
    if (summary?.state.name !== 'agent' || summary.state.agent !== name) return;
    const reader = { role: 'agent', name } as const;
    const events = await store.run(markRead, { ...this.#place(conversation), upTo: seq, reader });
    announce(bus, { site, conversation }, { events });
  }

  async #note({ conversation, id: cid, text }: FrameOf<'note'>): Promise<void> {
    const { store, bus } = this.#parts;
    const { site, name: agent } = this.#agent;
    const done = await store.run(addNote, { ...this.#place(conversation), agent, cid, text });
    if (done.result !== 'noted')
      return this.frames.error({ code: codeOf(done.result), conversation, id: cid });
    const { id, at } = done.note;
    this.frames.send({ type: 'ack', conversation, id: cid, event: id, seq: 0, at });
    bus.publish({ about: 'note', site, conversation, note: id });
  }

  async #transfer({ conversation, to }: FrameOf<'transfer'>): Promise<void> {
    const { store, bus } = this.#parts;
    const { site, name: agent } = this.#agent;
    const receiver = receiverOf(to);
    if (receiver.name === 'agent' && !this.#isThere(receiver.agent)) {
      return this.frames.error({ code: 'not_online', conversation });
    }
    const done = await store.run(transfer, { ...this.#place(conversation), agent, to: receiver });
    if (done.result !== 'transferred') return this.frames.error({ code: codeOf(done.result), conversation });
    announce(bus, { site, conversation }, done);
    if (receiver.name === 'agent')
      bus.publish({ about: 'assigned', site, conversation, agent: receiver.agent });
  }

  async #end({ conversation }: FrameOf<'end'>): Promise<void> {
    const { store, bus } = this.#parts;
    const { site, name } = this.#agent;
    const by = { role: 'agent', name } as const;
    const done = await store.run(end, { ...this.#place(conversation), by });
    if (done.result !== 'ended') return this.frames.error({ code: codeOf(done.result), conversation });
    announce(bus, { site, conversation }, done);
  }

  #place(conversation: string) {
    return { site: this.#agent.site, conversation, at: this.#parts.now(), id: this.#parts.newId() };
  }

  #onNotice(notice: Extract<Notice, { conversation: string }>): void {
    const { conversation } = notice;
    if (notice.about === 'assigned') {
      if (notice.agent === this.#agent.name) this.#assigned(conversation).catch(this.#parts.onFailure);
      return;
    }
    if (notice.about === 'alarm')
      return void this.#alarm(conversation, notice.code).catch(this.#parts.onFailure);
    const feed = this.#watched.get(conversation);
    if (!feed) return;
    if (notice.about === 'events') feed.offer(notice);
    else if (notice.about === 'note') this.#showNote(conversation, notice.note).catch(this.#parts.onFailure);
    else if (notice.about === 'typing' && notice.role === 'shopper') {
      this.frames.send({ type: 'typing', conversation, on: notice.on });
    }
  }

  async #showNote(conversation: string, id: string): Promise<void> {
    const notes = await readNotes(this.#parts.store.db, this.#agent.site, conversation);
    const note = notes.find((one) => one.id === id);
    if (note) this.frames.send({ type: 'note', conversation, note });
  }

  async #alarm(conversation: string, code: string): Promise<void> {
    const summary = await readSummary(this.#parts.store.db, this.#agent.site, conversation);
    if (summary) this.frames.send({ type: 'alarm', code, message: summary.preview, conversation });
  }

  async #assigned(conversation: string): Promise<void> {
    const summary = await readSummary(this.#parts.store.db, this.#agent.site, conversation);
    if (!summary) return;
    this.frames.send({ type: 'assigned', conversation, agent: this.#agent.name, summary });
    this.#noteState(conversation, summary.state);
    if (!this.#watched.has(conversation)) this.#watch(conversation, summary.seq);
  }

  /** Whose a conversation is decides who may be seen typing in it. */
  #noteState(conversation: string, state: ConversationState): void {
    if (state.name === 'agent' && state.agent === this.#agent.name) this.#mine.add(conversation);
    else this.#mine.delete(conversation);
  }

  #isThere(name: string): boolean {
    const { site, name: self } = this.#agent;
    return name !== self && this.#parts.presence.agents(site).some((one) => one.name === name);
  }

  #watch(conversation: string, after: number): LogFeed {
    const feed = new LogFeed({
      db: this.#parts.store.db,
      site: this.#agent.site,
      conversation,
      after,
      send: (event, text) => {
        if (event.kind === 'state') this.#noteState(conversation, event.state);
        this.frames.sendText(
          `{"type":"event","conversation":${JSON.stringify(conversation)},"event":${text}}`,
        );
      },
      room: () => this.frames.room(),
      onFailure: this.#parts.onFailure,
    });
    this.#watched.set(conversation, feed);
    return feed;
  }
}

function idsOf(frame: DeskClientFrame): { id?: string; conversation?: string } {
  return {
    ...('id' in frame ? { id: frame.id } : {}),
    ...('conversation' in frame ? { conversation: frame.conversation } : {}),
  };
}

function receiverOf(to: string): TransferInput['to'] {
  if (to === 'bot' || to === 'queue') return { name: to };
  return { name: 'agent', agent: to };
}

/** The error a client is told for what a unit answered. */
function codeOf(
  result: 'missing' | 'gone' | 'not_waiting' | 'not_assigned' | 'unknown_agent' | 'conflict' | 'limited',
): ErrorCode {
  if (result === 'missing' || result === 'gone' || result === 'unknown_agent') return 'not_found';
  return result === 'limited' ? 'rate_limited' : result;
}
