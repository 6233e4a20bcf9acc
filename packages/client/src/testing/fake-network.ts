import type { ChatClientFrame, DeskClientFrame } from '@zaine/protocol';
import type { SocketConstructor, SocketLike } from '../runtime.ts';

type Listener = (event: { data?: unknown; code?: number; reason?: string }) => void;
type Sent = ChatClientFrame | DeskClientFrame;

/** The far end of one socket, moved by hand. */
export class FakeSocket implements SocketLike {
  readonly url: string;
  readonly protocol: string;
  readonly sent: Sent[] = [];
  /** Called for every frame that is sent. */
  answer: ((frame: Sent) => void) | undefined;
  closed = false;
  readonly #listeners = new Map<string, Listener[]>();

  constructor(url: string, protocol: string) {
    this.url = url;
    this.protocol = protocol;
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener as Listener]);
  }

  send(data: string): void {
    const frame = JSON.parse(data) as Sent;
    this.sent.push(frame);
    this.answer?.(frame);
  }

  close(): void {
    this.closed = true;
  }

  /** The server accepts the socket. */
  open(): this {
    this.#emit('open', {});
    return this;
  }

  /** The server sends frames. */
  receive(...frames: object[]): this {
    for (const frame of frames) this.#emit('message', { data: JSON.stringify(frame) });
    return this;
  }

  /** The server, or the network, closes it. */
  drop(code = 1006, reason = ''): void {
    this.#emit('close', { code, reason });
  }

  #emit(type: string, event: { data?: unknown; code?: number; reason?: string }): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
}

/** Hands out {@link FakeSocket}s and keeps them, the latest last. */
export interface FakeNetwork {
  WebSocket: SocketConstructor;
  sockets: FakeSocket[];
  /** The latest socket; throws when there is none. */
  readonly latest: FakeSocket;
}

/** A network of fake sockets. */
export function createFakeNetwork(): FakeNetwork {
  const sockets: FakeSocket[] = [];
  return {
    sockets,
    WebSocket: class extends FakeSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol);
        sockets.push(this);
      }
    },
    get latest() {
      const last = sockets[sockets.length - 1];
      if (!last) throw new Error('No socket was opened.');
      return last;
    },
  };
}
