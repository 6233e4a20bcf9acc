import type { Timers } from './timer.ts';

/** What a client uses of a WebSocket; the browser's and that of the package `ws` both fit. */
export interface SocketLike {
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void;
}
/** How a {@link SocketLike} is made. */
export type SocketConstructor = new (url: string, protocol: string) => SocketLike;

/** The bounds of the wait between two attempts to connect, in milliseconds. */
export interface Backoff {
  minMs: number;
  maxMs: number;
}

/** What both clients take from their surroundings; each has a default. */
export interface RuntimeOptions {
  /** The global one by default; Node 20 has none, pass that of the package `ws`. */
  WebSocket?: SocketConstructor;
  timers?: Timers;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** From 0 up to but not including 1. */
  random?: () => number;
  /** 500 ms to 30 s by default. */
  backoff?: Backoff;
}
/** {@link RuntimeOptions} with the defaults filled in. */
export type Runtime = Required<RuntimeOptions>;

const globalTimers: Timers = {
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as number),
};

/** Fills in the defaults. Throws a TypeError where there is no WebSocket to be had. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const WebSocket = options.WebSocket ?? (globalThis as { WebSocket?: SocketConstructor }).WebSocket;
  if (!WebSocket) throw new TypeError('Pass options.WebSocket.');
  return {
    WebSocket,
    timers: options.timers ?? globalTimers,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    backoff: options.backoff ?? { minMs: 500, maxMs: 30_000 },
  };
}
