import type { ChatClientFrame, ConversationEvent, MessageEvent, ShopperBody } from '@zaine/protocol';
import { type WebSocket, WebSocketServer } from 'ws';
import { eventFrame, welcome } from './frames.ts';

type Received<Type extends ChatClientFrame['type']> = Extract<ChatClientFrame, { type: Type }>;

/** A shop's server with one conversation, on a real socket: it keeps a log, acks, and serves what was missed. */
export class ScriptedServer {
  readonly log: ConversationEvent[] = [];
  readonly received: ChatClientFrame[] = [];
  readonly sockets = new Set<WebSocket>();
  epoch = 'e-1';
  /** Takes a frame out of the server's hands by returning true. */
  intercept: (frame: ChatClientFrame, socket: WebSocket) => boolean = () => false;
  #server = new WebSocketServer({ port: 0 });
  #port = 0;
  #watchers = new Set<() => void>();

  /** Listens on a free port, after a stop on the same one. */
  async start(): Promise<this> {
    if (this.#port) this.#server = new WebSocketServer({ port: this.#port });
    await new Promise((resolve) => this.#server.once('listening', resolve));
    this.#port = (this.#server.address() as { port: number }).port;
    this.#server.on('connection', (socket) => this.#accept(socket));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Cuts every connection without a word, as a killed process does, and stops listening. */
  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Appends an event and sends it to everybody. */
  say(event: Partial<MessageEvent>): void {
    const seq = this.log.length + 1;
    const at = new Date().toISOString();
    const text = { kind: 'text', text: `message ${seq}` } as const;
    const full: MessageEvent = {
      id: `event-${seq}`,
      at,
      author: { role: 'bot' },
      kind: 'message',
      body: text,
      ...event,
      seq,
    };
    this.log.push(full);
    for (const socket of this.sockets) this.send(socket, eventFrame(full));
  }

  send(socket: WebSocket, frame: object): void {
    socket.send(JSON.stringify(frame));
  }

  /** Frames of one type, as they came. */
  got<Type extends ChatClientFrame['type']>(type: Type): Received<Type>[] {
    return this.received.filter((frame): frame is Received<Type> => frame.type === type);
  }

  /** Resolves once `condition` holds, looked at with every frame and connection. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!condition()) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }

  #accept(socket: WebSocket): void {
    this.sockets.add(socket);
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.#look();
    });
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as ChatClientFrame;
      this.received.push(frame);
      if (!this.intercept(frame, socket)) this.#answer(frame, socket);
      this.#look();
    });
  }

  #answer(frame: ChatClientFrame, socket: WebSocket): void {
    if (frame.type === 'hello') {
      this.send(socket, welcome({ epoch: this.epoch, seq: this.log.length }));
      this.#serve(socket, frame.after ?? 0);
    } else if (frame.type === 'pull') this.#serve(socket, frame.after);
    else if (frame.type === 'send') this.#keep(frame.id, frame.body, socket);
  }

  #serve(socket: WebSocket, after: number): void {
    for (const event of this.log.slice(after)) this.send(socket, eventFrame(event));
    this.send(socket, { type: 'live' });
  }

  #keep(cid: string, body: ShopperBody, socket: WebSocket): void {
    const known = () => this.log.find((event) => event.kind === 'message' && event.cid === cid);
    if (!known() && body.kind !== 'rating') this.say({ author: { role: 'shopper' }, body, cid });
    const event = known();
    if (event) this.send(socket, { type: 'ack', id: cid, event: event.id, seq: event.seq, at: event.at });
  }

  #look(): void {
    for (const look of [...this.#watchers]) look();
  }
}
