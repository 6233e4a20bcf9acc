import type {
  AgentStatus,
  ConversationEvent,
  ConversationSummary,
  DeskClientFrame,
  DeskServerFrame,
} from '@zaine/protocol';
import { advanceSummary } from './advance-summary.ts';
import { Connection } from './connection.ts';
import type { DeskClient, DeskClientOptions, DeskEvents } from './desk-client.ts';
import { DeskRoom } from './desk-room.ts';
import { Emitter } from './emitter.ts';
import { Outbox } from './outbox.ts';
import { pendingMessages } from './pending-messages.ts';
import { refusal } from './refusal.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import type { ConnectionState, DeskConversation, DeskSnapshot } from './snapshot.ts';
import { SnapshotCell } from './snapshot-cell.ts';
import { socketUrl } from './socket-url.ts';

/** A server frame by its type. */
type Frame<Type extends DeskServerFrame['type']> = Extract<DeskServerFrame, { type: Type }>;
/** What is sent until it is known to have arrived. */
type DeskPost =
  | { type: 'send'; conversation: string; body: Extract<DeskClientFrame, { type: 'send' }>['body'] }
  | { type: 'note'; conversation: string; text: string };
/** The lists of a snapshot. */
type Lists = Pick<DeskSnapshot, 'agent' | 'queue' | 'mine' | 'agents' | 'alarms' | 'error'>;

/** Hands each frame to the list or the opened conversation that it is about. */
class DeskSession implements DeskClient {
  readonly on: DeskClient['on'];
  readonly subscribe: DeskClient['subscribe'];
  readonly #emitter = new Emitter<DeskEvents>();
  readonly #cell = new SnapshotCell(() => this.#build());
  readonly #runtime: Runtime;
  readonly #connection: Connection<DeskClientFrame, DeskServerFrame>;
  readonly #outbox: Outbox<DeskPost>;
  readonly #rooms = new Map<string, DeskRoom>();
  #wanted: AgentStatus | undefined;
  #lists: Lists = { agent: undefined, queue: [], mine: [], agents: [], alarms: [], error: undefined };

  constructor(options: DeskClientOptions) {
    this.#runtime = createRuntime(options);
    this.on = this.#emitter.on.bind(this.#emitter);
    this.subscribe = this.#cell.subscribe.bind(this.#cell);
    this.#outbox = new Outbox<DeskPost>({
      runtime: this.#runtime,
      send: (frame) => this.#connection.send(frame),
      changed: () => this.#cell.changed(),
    });
    this.#connection = new Connection({
      url: socketUrl(options.url, '/v1/desk'),
      runtime: this.#runtime,
      hello: () => ({ type: 'hello' }),
      probe: () => this.#probe(),
      frame: (frame) => this.#receive(frame),
      changed: (state) => this.#connectionChanged(state),
      refused: (code, reason) => {
        this.#change({ error: refusal(code, reason) });
        return false;
      },
    });
  }

  get snapshot(): DeskSnapshot {
    return this.#cell.value;
  }

  connect(): void {
    this.#connection.connect();
  }

  disconnect(): void {
    this.#connection.disconnect();
  }

  setStatus(status: AgentStatus): void {
    this.#wanted = status;
    this.#connection.send({ type: 'status', status });
  }

  open(conversation: string): void {
    if (this.#rooms.has(conversation)) return;
    const room = new DeskRoom({
      conversation,
      summary: this.#summary(conversation),
      timers: this.#runtime.timers,
      send: (frame) => this.#connection.send(frame),
      changed: () => this.#cell.changed(),
      added: (event) => this.#added(conversation, event),
    });
    this.#rooms.set(conversation, room);
    room.ask();
    this.#cell.changed();
  }

  close(conversation: string): void {
    const room = this.#rooms.get(conversation);
    room?.writing.set(false);
    room?.log.lose();
    this.#rooms.delete(conversation);
    this.#cell.changed();
  }

  claim(conversation: string): void {
    this.#command({ type: 'claim', conversation });
  }

  transfer(conversation: string, to: string): void {
    this.#command({ type: 'transfer', conversation, to });
  }

  end(conversation: string): void {
    this.#command({ type: 'end', conversation });
  }

  send(conversation: string, text: string): string {
    return this.#post({ type: 'send', conversation, body: { kind: 'text', text } });
  }

  sendFile(conversation: string, file: string): string {
    return this.#post({ type: 'send', conversation, body: { kind: 'file', file } });
  }

  note(conversation: string, text: string): string {
    return this.#post({ type: 'note', conversation, text });
  }

  typing(conversation: string, on: boolean): void {
    this.#rooms.get(conversation)?.writing.set(on);
  }

  markRead(conversation: string, seq?: number): void {
    this.#rooms.get(conversation)?.markRead(seq);
  }

  retry(cid: string): void {
    this.#outbox.retry(cid);
  }

  discard(cid: string): void {
    this.#outbox.remove(cid);
  }

  dismissAlarm(alarm: DeskSnapshot['alarms'][number]): void {
    this.#change({ alarms: this.#lists.alarms.filter((each) => each !== alarm) });
  }

  dismissError(): void {
    this.#change({ error: undefined });
  }

  #post(frame: DeskPost): string {
    this.#rooms.get(frame.conversation)?.writing.clear();
    return this.#outbox.add(frame);
  }

  /** Something that makes sense now or not at all. */
  #command(frame: DeskClientFrame & { conversation: string }): void {
    const { conversation } = frame;
    const sent = this.#connection.send(frame);
    const error = { code: 'unavailable', message: 'There is no connection just now.', conversation } as const;
    this.#change({ error: sent ? undefined : error });
  }

  /** Both are answered: `open` by what is new, `status` by the agents. */
  #probe(): void {
    for (const room of this.#rooms.values()) room.ask();
    const status = this.#wanted ?? this.#lists.agent?.status;
    if (this.#rooms.size === 0 && status) this.#connection.send({ type: 'status', status });
  }

  #receive(frame: DeskServerFrame): void {
    const conversation = 'conversation' in frame ? frame.conversation : undefined;
    const room = conversation === undefined ? undefined : this.#rooms.get(conversation);
    if (frame.type === 'event')
      return room ? room.log.take(frame.event) : this.#added(frame.conversation, frame.event);
    if (frame.type === 'welcome') this.#welcome(frame);
    else if (frame.type === 'queue') this.#change({ queue: frame.items });
    else if (frame.type === 'assigned') this.#assigned(frame);
    else if (frame.type === 'opened') room?.opened(frame.summary, frame.notes);
    else if (frame.type === 'live') room?.live();
    else if (frame.type === 'note') this.#noted(frame);
    else if (frame.type === 'ack') this.#acked(frame);
    else if (frame.type === 'typing') room?.setTyping(frame.on);
    else if (frame.type === 'agents') this.#agentsChanged(frame.agents);
    else if (frame.type === 'alarm') this.#alarmed(frame);
    else if (frame.type === 'error') this.#refused(frame);
    this.#emitter.emit(frame.type, frame as never);
  }

  #welcome({ agent, queue, conversations, agents }: Frame<'welcome'>): void {
    this.#change({ agent, queue, agents, mine: conversations, error: undefined });
    for (const room of this.#rooms.values()) room.ask();
    if (this.#wanted && this.#wanted !== agent.status) this.setStatus(this.#wanted);
    this.#outbox.restart();
  }

  #assigned({ conversation, agent, summary = this.#summary(conversation) }: Frame<'assigned'>): void {
    const others = this.#lists.mine.filter((each) => each.conversation !== conversation);
    const mine = agent === this.#lists.agent?.name && summary ? [...others, summary] : others;
    this.#change({ mine, queue: this.#lists.queue.filter((each) => each.conversation !== conversation) });
  }

  #noted({ conversation, note }: Frame<'note'>): void {
    this.#rooms.get(conversation)?.noted(note);
    // Notes have ids of the server's; an own one is known by its words.
    const own = this.#outbox.entries.find(
      ({ frame }) => frame.type === 'note' && frame.conversation === conversation && frame.text === note.text,
    );
    if (own && note.author === this.#lists.agent?.name) this.#outbox.remove(own.cid);
  }

  #acked({ conversation, id, event, seq }: Frame<'ack'>): void {
    const log = this.#rooms.get(conversation)?.log;
    this.#outbox.acked(id, event);
    if (!log || seq <= log.transcript.last) this.#outbox.remove(id);
    log?.expect(seq);
  }

  #agentsChanged(agents: DeskSnapshot['agents']): void {
    const { agent } = this.#lists;
    const status = agents.find(({ name }) => name === agent?.name)?.status;
    // Another window of the same agent may have changed it.
    if (this.#wanted && status) this.#wanted = status;
    this.#change({ agents, agent: agent && status ? { ...agent, status } : agent });
  }

  #alarmed({ code, message, conversation }: Frame<'alarm'>): void {
    const alarm = { code, message, ...(conversation && { conversation }) };
    this.#change({ alarms: [...this.#lists.alarms, alarm] });
  }

  #refused({ id, code, message, conversation }: Frame<'error'>): void {
    const entry = this.#outbox.entries.find(({ cid }) => cid === id);
    if (id && entry) this.#outbox.refused(id, { code, message });
    // A refused note is shown nowhere else.
    if (entry && (entry.frame.type === 'send' || !entry.error)) return;
    this.#change({ error: { code, message, ...(conversation && { conversation }) } });
  }

  #added(conversation: string, event: ConversationEvent): void {
    this.#outbox.arrived(event);
    const advance = <S extends ConversationSummary>(summary: S) =>
      summary.conversation === conversation ? advanceSummary(summary, event) : summary;
    const room = this.#rooms.get(conversation);
    if (room?.summary) room.summary = advance(room.summary);
    this.#change({ mine: this.#lists.mine.map(advance), queue: this.#lists.queue.map(advance) });
    this.#emitter.emit('event', { type: 'event', conversation, event });
    if (event.kind === 'message') this.#emitter.emit('message', { conversation, event });
  }

  #connectionChanged(state: ConnectionState): void {
    if (state !== 'online') for (const room of this.#rooms.values()) room.log.lose();
    this.#cell.changed();
    this.#emitter.emit('connection', state);
  }

  #summary(conversation: string): ConversationSummary | undefined {
    const { mine, queue } = this.#lists;
    const known = [this.#rooms.get(conversation)?.summary, ...mine, ...queue];
    return known.find((each) => each?.conversation === conversation);
  }

  #change(lists: Partial<Lists>): void {
    this.#lists = { ...this.#lists, ...lists };
    this.#cell.changed();
  }

  #build(): DeskSnapshot {
    const { agent, mine } = this.#lists;
    const stillMine = ({ state }: ConversationSummary) =>
      state.name === 'agent' && state.agent === agent?.name;
    return {
      ...this.#lists,
      connection: this.#connection.state,
      mine: mine.filter(stillMine).sort((a, b) => (a.at < b.at ? 1 : -1)),
      open: this.#buildOpen(),
    };
  }

  #buildOpen(): Record<string, DeskConversation> {
    const open: Record<string, DeskConversation> = {};
    for (const [conversation, room] of this.#rooms) {
      const entries = this.#outbox.entries.filter(({ frame }) => frame.conversation === conversation);
      const built = room.build(pendingMessages(entries));
      if (built) open[conversation] = built;
    }
    return open;
  }
}

/** Makes an agent's client; nothing happens before `connect`. Throws a TypeError for a url that is none. */
export function createDeskClient(options: DeskClientOptions): DeskClient {
  return new DeskSession(options);
}
