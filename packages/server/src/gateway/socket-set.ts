import { setTimeout as pause } from 'node:timers/promises';
import type { CloseName } from '@zaine/protocol';
import type { WebSocket } from 'ws';

/** What the set does with each socket. */
interface Member {
  ping(): void;
  close(name: CloseName): void;
  settled(): Promise<void>;
}

/** How often sockets are asked for a sign of life, in milliseconds. */
const PING_EVERY = 25_000;
/** How long clients may take to close when the server stops, in milliseconds. */
const CLOSE_WITHIN = 3000;
/** How long what they have sent may take: one that reads nothing could hold up the rest for good. */
const SETTLE_WITHIN = 5000;

/** All open sockets: keeps them alive, and closes them when the server stops. */
export class SocketSet {
  readonly #members = new Map<WebSocket, Member>();
  readonly #timer: NodeJS.Timeout;
  #closing = false;
  /** How many are open, by kind. */
  readonly open = { chat: 0, desk: 0 };

  constructor() {
    this.#timer = setInterval(() => {
      for (const member of this.#members.values()) member.ping();
    }, PING_EVERY);
    this.#timer.unref();
  }

  add(kind: 'chat' | 'desk', socket: WebSocket, member: Member): void {
    if (this.#closing) return member.close('restarting');
    this.#members.set(socket, member);
    this.open[kind] += 1;
    socket.on('close', () => {
      if (this.#members.delete(socket)) this.open[kind] -= 1;
    });
  }

  /** Lets every socket finish the frames it has sent, then closes it with 1012. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#timer);
    const gone = [...this.#members].map(async ([socket, member]) => {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      await Promise.race([member.settled(), pause(SETTLE_WITHIN, undefined, { ref: false })]);
      member.close('restarting');
      setTimeout(() => socket.terminate(), CLOSE_WITHIN).unref();
      await closed;
    });
    await Promise.all(gone);
  }
}
