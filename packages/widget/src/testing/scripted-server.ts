import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  ChatClientFrame,
  ChatServerFrame,
  ConversationEvent,
  ConversationState,
  MessageBody,
} from '@zaine/protocol';
import { type WebSocket, WebSocketServer } from 'ws';

/** An answer of the script: what the bot says, and where the conversation stands afterwards. */
export type Script = (text: string) => (MessageBody | ConversationState)[];

/** A server that speaks the protocol by a script, and serves files. */
export interface ScriptedServer {
  url: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** What shoppers sent as text. */
  said: string[];
  /** Every frame that came, in order. */
  frames: ChatClientFrame[];
  /** How many sockets are open. */
  readonly open: number;
  /** The bot says something unasked. */
  say(text: string): void;
  /** The conversation goes to another state. */
  become(state: ConversationState): void;
  /** Sends every socket a frame. */
  tell(frame: ChatServerFrame): void;
  /** Closes every socket, as a server does to whom the customer's token has expired. */
  expire(): void;
  /** Drops every socket and whatever is being loaded, as a lost network does. */
  drop(): void;
  stop(): Promise<void>;
}

/** Answers every text after `script`; one conversation, kept as long as the server lives. Takes any identity but `forged`. */
class Room {
  readonly log: ConversationEvent[] = [];
  readonly said: string[] = [];
  readonly frames: ChatClientFrame[] = [];
  readonly sockets = new Set<WebSocket>();
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  take(socket: WebSocket, frame: ChatClientFrame): void {
    this.frames.push(frame);
    const tell = (answer: ChatServerFrame) => socket.send(JSON.stringify(answer));
    if (frame.type === 'hello' && frame.identity === 'forged') {
      tell({ type: 'error', code: 'identity', message: 'Not signed by this shop.' });
      socket.close(4003);
    } else if (frame.type === 'hello') {
      const state = this.log.findLast((event) => event.kind === 'state')?.state ?? { name: 'bot' };
      const home = { orders: [], orderCount: 0, suggestions: [{ value: 's', label: '运费谁出' }] };
      const shop = { name: '木禾生活', online: true };
      tell({
        type: 'welcome',
        conversation: 'c1',
        visitor: 'v1',
        epoch: 'e',
        seq: this.log.length,
        state,
        home,
        shop,
      });
      for (const event of this.log.slice(frame.after ?? 0)) tell({ type: 'event', event });
      tell({ type: 'live' });
    } else if (frame.type === 'send') this.#answer(frame.id, frame.body as MessageBody, tell);
    else if (frame.type === 'end') this.become({ name: 'closed', at: this.#now, by: 'shopper' });
  }

  say(text: string): void {
    this.#add({ kind: 'message', author: { role: 'bot' }, body: { kind: 'text', text } });
  }

  become(state: ConversationState): void {
    this.#add({ kind: 'state', author: { role: 'system' }, state });
  }

  get #now(): string {
    return new Date().toISOString();
  }

  #answer(cid: string, body: MessageBody, tell: (frame: ChatServerFrame) => void): void {
    const known = this.log.find((event) => event.kind === 'message' && event.cid === cid);
    const event = known ?? this.#add({ kind: 'message', author: { role: 'shopper' }, body, cid });
    tell({ type: 'ack', id: cid, event: event.id, seq: event.seq, at: event.at });
    if (known) return;
    const text = 'text' in body ? (body.text ?? '') : 'label' in body ? body.label : '';
    this.said.push(text);
    for (const answer of this.#script(text))
      if ('name' in answer) this.become(answer as ConversationState);
      else this.#add({ kind: 'message', author: { role: 'bot' }, body: answer });
  }

  #add(content: object): ConversationEvent {
    const seq = this.log.length + 1;
    const event = { ...content, id: `e${seq}`, seq, at: this.#now } as ConversationEvent;
    this.log.push(event);
    for (const socket of this.sockets) socket.send(JSON.stringify({ type: 'event', event }));
    return event;
  }
}

/** A file to hand out, with a policy of its own where it needs one. */
export interface ServedFile {
  type: string;
  body: string;
  policy?: string;
}

/** Starts the server on a free port; `files` by path. */
export async function startScriptedServer(
  files: Map<string, ServedFile>,
  script: Script,
): Promise<ScriptedServer> {
  const room = new Room(script);
  const asked: string[] = [];
  const http = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    if (request.method === 'POST' && path === '/v1/files') {
      const { authorization } = request.headers;
      request.resume().on('end', () => {
        response.writeHead(authorization === 'Visitor v1' ? 201 : 401, {
          'content-type': 'application/json',
        });
        response.end('{"id":"f1"}');
      });
      return;
    }
    if (path.startsWith('/v1/origins')) {
      const allowed = decodeURIComponent(path).endsWith(`//localhost:${request.socket.localPort}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ allowed }));
      return;
    }
    const file = files.get(path.split('?')[0] ?? '');
    response.writeHead(file ? 200 : 404, {
      'content-type': file?.type ?? 'text/plain',
      // Scripts and files are for pages of other origins, too.
      'access-control-allow-origin': '*',
      'content-security-policy': file?.policy ?? "default-src 'self'",
    });
    response.end(file?.body);
  });
  const sockets = new WebSocketServer({ server: http, path: '/v1/chat' });
  sockets.on('connection', (socket) => {
    room.sockets.add(socket);
    socket.on('close', () => room.sockets.delete(socket));
    socket.on('message', (data) => room.take(socket, JSON.parse(String(data)) as ChatClientFrame));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    asked,
    said: room.said,
    frames: room.frames,
    get open() {
      return room.sockets.size;
    },
    say: (text) => room.say(text),
    become: (state) => room.become(state),
    tell: (frame) => {
      for (const socket of sockets.clients) socket.send(JSON.stringify(frame));
    },
    expire: () => {
      for (const socket of sockets.clients) socket.close(4001, 'expired');
    },
    drop: () => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
