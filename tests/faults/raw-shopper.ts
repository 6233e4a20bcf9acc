import type { ShopperBody } from '@zaine/protocol';
import { nanoid } from 'nanoid';
import { WebSocket } from 'ws';

/** An open and welcomed socket of a shopper. */
export interface Line {
  send(id: string): void;
  /** Resolves when the socket is gone, whoever ended it. */
  closed: Promise<void>;
  close(): void;
}

/** A shopper who speaks the protocol without the SDK, and writes down what was acknowledged. */
export class RawShopper {
  visitor: string | undefined;
  conversation = '';
  /** What was sent or shall be, by the client's id. */
  readonly written = new Map<string, ShopperBody>();
  /** What the server acknowledged: the client's id, and the place in the log it named. */
  readonly acked = new Map<string, number>();
  /** Acks that named another place than an earlier one for the same id. */
  contradictions = 0;
  /** Errors that belong to something sent, by code. */
  readonly refusals = new Map<string, number>();
  onAck: () => void = () => {};

  /** Writes something down and returns its id; every line may send it. */
  write(body: ShopperBody): string {
    const id = nanoid();
    this.written.set(id, body);
    return id;
  }

  /** Opens a socket and resolves when the server has sent all it has; rejects when it ends before that. */
  async open(url: string): Promise<Line> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/v1/chat`, 'zaine.v1');
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => {});
    socket.once('open', () =>
      socket.send(JSON.stringify({ type: 'hello', site: 'demo', visitor: this.visitor, locale: 'zh-CN' })),
    );
    const live = new Promise<void>((resolve) => {
      socket.on('message', (data) => this.#take(JSON.parse(String(data)), resolve));
    });
    const early = closed.then(() => Promise.reject(new Error('The socket ended before it was live.')));
    await Promise.race([live, early]);
    early.catch(() => {});
    const send = (id: string) =>
      socket.readyState === WebSocket.OPEN &&
      socket.send(JSON.stringify({ type: 'send', id, body: this.written.get(id) }));
    return { send, closed, close: () => socket.close() };
  }

  #take(frame: Record<string, unknown> & { type: string }, live: () => void): void {
    if (frame.type === 'welcome') {
      this.visitor = frame.visitor as string;
      this.conversation = frame.conversation as string;
    } else if (frame.type === 'live') live();
    else if (frame.type === 'error' && frame.id) {
      const code = frame.code as string;
      this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    } else if (frame.type === 'ack') this.#note(frame.id as string, frame.seq as number);
  }

  #note(id: string, seq: number): void {
    const before = this.acked.get(id);
    if (before !== undefined && before !== seq) this.contradictions += 1;
    this.acked.set(id, seq);
    if (before === undefined) this.onAck();
  }
}
