import { once } from 'node:events';
import { PROTOCOL } from '@zaine/protocol';
import { WebSocket, WebSocketServer } from 'ws';

/** What happens to one frame. `swap` lets the next one overtake it; after `swallow` nothing more gets through on that connection. */
export type Fault = 'pass' | 'drop' | 'repeat' | 'swap' | 'swallow';

/** What happens to frames in the order they come, over all connections; those beyond the plan pass. */
export interface FaultPlan {
  up: readonly Fault[];
  down: readonly Fault[];
}

/** A WebSocket proxy that reads frame by frame and harms them as it is told. */
export interface FaultProxy {
  url: string;
  /** Ends the connections there are, as a lost network does. */
  cut(): void;
  /** From now on every frame passes; connections that swallow are ended. */
  heal(): void;
  close(): void;
}

/** How long a frame waits to be overtaken, in milliseconds. */
const OVERTAKE_WITHIN = 25;

/** One direction of one connection. */
class Lane {
  swallows = false;
  readonly #plan: Fault[];
  readonly #forward: (text: string) => void;
  #held: string | undefined;

  constructor(plan: Fault[], forward: (text: string) => void) {
    this.#plan = plan;
    this.#forward = forward;
  }

  push(text: string): void {
    if (this.swallows) return;
    const fault = this.#plan.shift() ?? 'pass';
    if (fault === 'swallow') this.swallows = true;
    if (fault === 'swallow' || fault === 'drop') return;
    if (fault === 'swap' && this.#held === undefined) {
      this.#held = text;
      setTimeout(() => this.#release(), OVERTAKE_WITHIN);
      return;
    }
    this.#forward(text);
    if (fault === 'repeat') this.#forward(text);
    this.#release();
  }

  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined && !this.swallows) this.#forward(held);
  }
}

/** Opens a proxy before the server at `target`. */
export async function createFaultProxy(target: string, faults: FaultPlan): Promise<FaultProxy> {
  const plan = { up: [...faults.up], down: [...faults.down] };
  const connections = new Set<{ near: WebSocket; far: WebSocket; lanes: Lane[] }>();
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => PROTOCOL });
  await once(server, 'listening');
  const end = (near: WebSocket, far: WebSocket) => {
    near.terminate();
    far.terminate();
  };

  server.on('connection', (near) => {
    const far = new WebSocket(`${target.replace(/^http/, 'ws')}/v1/chat`, PROTOCOL);
    const opened = once(far, 'open').catch(() => {});
    const up = new Lane(plan.up, (text) => opened.then(() => far.readyState === far.OPEN && far.send(text)));
    const down = new Lane(plan.down, (text) => near.readyState === near.OPEN && near.send(text));
    const connection = { near, far, lanes: [up, down] };
    connections.add(connection);
    near.on('message', (data) => up.push(String(data)));
    far.on('message', (data) => down.push(String(data)));
    for (const socket of [near, far]) socket.on('error', () => {});
    near.on('close', () => {
      connections.delete(connection);
      far.terminate();
    });
    far.on('close', (code, reason) => {
      // Half-open: what swallows the server's frames swallows its goodbye too.
      if (down.swallows) return;
      if (code >= 1000 && code !== 1005 && code !== 1006) near.close(code, reason);
      else near.terminate();
    });
  });

  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    cut() {
      for (const { near, far } of connections) end(near, far);
    },
    heal() {
      plan.up.length = 0;
      plan.down.length = 0;
      for (const { near, far, lanes } of connections) if (lanes.some((lane) => lane.swallows)) end(near, far);
    },
    close() {
      for (const { near, far } of connections) end(near, far);
      server.close();
    },
  };
}
