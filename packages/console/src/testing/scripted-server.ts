import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  AgentStatus,
  ConversationEvent,
  ConversationState,
  DeskClientFrame,
  DeskServerFrame,
  QueueEntry,
} from '@zaine/protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Room } from './fixtures.ts';

/** A desk with a script: one agent, a few conversations, and the page of the console. */
export interface ScriptedServer {
  url: string;
  /** Frames the console sent, in order. */
  received: DeskClientFrame[];
  /** Lets the customer of a conversation write. */
  customerSays(conversation: string, text: string): void;
  /** Lets another agent claim a conversation; `quietly` leaves it in the queue that is shown. */
  claimedBy(conversation: string, agent: string, options?: { quietly: boolean }): void;
  push(frame: DeskServerFrame): void;
  /** Breaks every socket and refuses new ones until `open`. */
  cut(): void;
  open(): void;
  stop(): Promise<void>;
}

interface Script {
  agent: { name: string; password: string };
  rooms: Room[];
  colleagues?: { name: string; status: AgentStatus }[];
  /** The built page by file name. */
  files: ReadonlyMap<string, string | Uint8Array>;
}

const SESSION = 'zaine_desk=scripted';
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
/** What a careful server sends along; the page has to live with it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'";

/** Starts the desk on a free port. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const desk = new ScriptedDesk(script);
  const http = createServer((request, response) => void answer(script, request, response));
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'zaine.v1' });
  let refusing = false;
  http.on('upgrade', (request, socket, head) => {
    if (refusing || !request.headers.cookie?.includes(SESSION)) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (peer) => desk.accept(peer));
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const cut = () => {
    for (const peer of sockets.clients) peer.terminate();
  };
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    received: desk.received,
    customerSays: (conversation, text) => desk.customerSays(conversation, text),
    claimedBy: (conversation, agent, options) => desk.claimedBy(conversation, agent, options),
    push: (frame) => desk.push(frame),
    cut: () => {
      refusing = true;
      cut();
    },
    open: () => {
      refusing = false;
    },
    stop: async () => {
      cut();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
}

async function answer(script: Script, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://desk').pathname;
  const signedIn = request.headers.cookie?.includes(SESSION) ?? false;
  const session = { agent: { name: script.agent.name, role: 'agent' }, site: 'demo' };
  if (path.startsWith('/console/'))
    return page(script, path.slice('/console/'.length) || 'index.html', response);
  if (path === '/v1/session' && request.method === 'POST') {
    const { name, password } = JSON.parse(await bodyOf(request)) as Script['agent'];
    if (name !== script.agent.name || password !== script.agent.password) return problem(response, 401);
    response.setHeader('set-cookie', `${SESSION}; HttpOnly; SameSite=Strict; Path=/`);
    return json(response, session);
  }
  if (path === '/v1/session' && request.method === 'DELETE') {
    response.setHeader('set-cookie', 'zaine_desk=; Max-Age=0; Path=/');
    response.writeHead(204).end();
    return;
  }
  if (!signedIn) return problem(response, 401);
  if (path === '/v1/session') return json(response, session);
  const room = script.rooms.find((each) => path === `/v1/desk/conversations/${each.summary.conversation}`);
  if (!room) return problem(response, 404);
  const { summary, customer, orders, history, cases = [] } = room;
  json(response, { conversation: summary, customer, orders, history, cases, tickets: [] });
}

function page(script: Script, name: string, response: ServerResponse): void {
  const file = script.files.get(name);
  if (file === undefined) {
    problem(response, 404);
    return;
  }
  const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(file);
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number): void {
  const code = status === 401 ? 'unauthenticated' : 'not_found';
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', status, code }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

class ScriptedDesk {
  readonly received: DeskClientFrame[] = [];
  readonly #script: Script;
  readonly #peers = new Set<WebSocket>();
  #status: AgentStatus = 'online';

  constructor(script: Script) {
    this.#script = script;
  }

  accept(peer: WebSocket): void {
    this.#peers.add(peer);
    peer.on('close', () => this.#peers.delete(peer));
    peer.on('message', (data) => {
      const frame = JSON.parse(String(data)) as DeskClientFrame;
      this.received.push(frame);
      this.#handle(frame, (answer) => peer.send(JSON.stringify(answer)));
    });
  }

  push(frame: DeskServerFrame): void {
    for (const peer of this.#peers) peer.send(JSON.stringify(frame));
  }

  customerSays(conversation: string, text: string): void {
    const room = this.#room(conversation);
    if (!room) return;
    room.summary.unread += 1;
    this.#append(room, { kind: 'message', author: { role: 'shopper' }, body: { kind: 'text', text } });
  }

  claimedBy(conversation: string, agent: string, { quietly = false } = {}): void {
    const room = this.#room(conversation);
    if (!room) return;
    const state: ConversationState = { name: 'agent', agent, since: new Date().toISOString() };
    if (quietly) room.summary.state = state;
    else this.#enter(room, state);
  }

  #handle(frame: DeskClientFrame, reply: (frame: DeskServerFrame) => void): void {
    if (frame.type === 'hello') reply(this.#welcome());
    else if (frame.type === 'status') {
      this.#status = frame.status;
      this.push({ type: 'agents', agents: this.#agents() });
    } else {
      const room = this.#room(frame.conversation);
      if (room) this.#inRoom(room, frame, reply);
    }
  }

  #inRoom(
    room: Room,
    frame: Exclude<DeskClientFrame, { type: 'hello' | 'status' }>,
    reply: (frame: DeskServerFrame) => void,
  ): void {
    const { conversation } = frame;
    const { agent } = this.#script;
    const now = new Date().toISOString();
    if (frame.type === 'open') {
      reply({ type: 'opened', conversation, summary: room.summary, notes: room.notes });
      for (const event of room.events.slice(frame.after ?? 0)) reply({ type: 'event', conversation, event });
      reply({ type: 'live', conversation });
    } else if (frame.type === 'claim' && room.summary.state.name !== 'queued') {
      reply({ type: 'error', code: 'not_waiting', message: 'taken', conversation });
      this.push({ type: 'queue', items: this.#queue() });
    } else if (frame.type === 'claim') {
      this.#enter(room, { name: 'agent', agent: agent.name, since: now });
    } else if (frame.type === 'send') {
      const event = this.#append(room, {
        ...own(agent.name),
        kind: 'message',
        body: frame.body,
        cid: frame.id,
      });
      reply({ type: 'ack', conversation, id: frame.id, event: event.id, seq: event.seq, at: event.at });
    } else if (frame.type === 'note') {
      const note = { id: frame.id, at: now, author: agent.name, text: frame.text };
      room.notes.push(note);
      this.push({ type: 'note', conversation, note });
    } else if (frame.type === 'read') {
      room.summary.unread = 0;
      this.#append(room, { ...own(agent.name), kind: 'read', read: frame.seq });
    } else if (frame.type === 'end') this.#enter(room, { name: 'closed', at: now, by: 'agent' });
    else if (frame.type === 'transfer') this.#transfer(room, frame.to, now);
  }

  #transfer(room: Room, to: string, now: string): void {
    const position = this.#queue().length + 1;
    if (to === 'bot') this.#enter(room, { name: 'bot' });
    else if (to === 'queue') this.#enter(room, { name: 'queued', since: now, position, reason: 'asked' });
    else this.#enter(room, { name: 'agent', agent: to, since: now });
  }

  #enter(room: Room, state: ConversationState): void {
    room.summary.state = state;
    this.#append(room, { kind: 'state', author: { role: 'system' }, state });
    const { conversation } = room.summary;
    if (state.name === 'agent') {
      this.push({ type: 'assigned', conversation, agent: state.agent, summary: room.summary });
    }
    this.push({ type: 'queue', items: this.#queue() });
  }

  #append(room: Room, event: Omitted<ConversationEvent, 'id' | 'seq' | 'at'>): ConversationEvent {
    const seq = room.events.length + 1;
    const id = `${room.summary.conversation}-${seq}`;
    const whole = { ...event, id, seq, at: new Date().toISOString() } as ConversationEvent;
    room.events.push(whole);
    Object.assign(room.summary, { seq, at: whole.at });
    if (whole.kind === 'message' && 'text' in whole.body) room.summary.preview = whole.body.text ?? '';
    this.push({ type: 'event', conversation: room.summary.conversation, event: whole });
    return whole;
  }

  #welcome(): DeskServerFrame {
    const { agent, rooms } = this.#script;
    const mine = rooms
      .map((room) => room.summary)
      .filter(({ state }) => state.name === 'agent' && state.agent === agent.name);
    return {
      type: 'welcome',
      agent: { name: agent.name, role: 'agent', status: this.#status },
      site: 'demo',
      queue: this.#queue(),
      conversations: mine,
      agents: this.#agents(),
    };
  }

  #queue(): QueueEntry[] {
    return this.#script.rooms
      .flatMap(({ summary }) =>
        summary.state.name === 'queued'
          ? [{ ...summary, since: summary.state.since, reason: summary.state.reason }]
          : [],
      )
      .sort((a, b) => a.since.localeCompare(b.since))
      .map((entry, index) => ({ ...entry, position: index + 1 }));
  }

  #agents() {
    const { agent, colleagues = [] } = this.#script;
    return [{ name: agent.name, status: this.#status }, ...colleagues];
  }

  #room(conversation: string): Room | undefined {
    return this.#script.rooms.find((room) => room.summary.conversation === conversation);
  }
}

/** `Omit` for each member of a union by itself. */
type Omitted<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function own(name: string) {
  return { author: { role: 'agent' as const, name } };
}
