import { WebSocket } from 'ws';
import { readConfig } from '../config.ts';
import { createServer, type RunningServer } from '../create-server.ts';
import type { Tracing } from '../metrics/tracing.ts';
import type { Secrets } from '../secrets.ts';
import type { StoreUnderTest, TestStore } from './test-store.ts';

/** A server in this process on a free port, with a store of its own. */
export interface TestServer extends RunningServer {
  secrets: Secrets;
  data: TestStore;
  /** Lines of its log, for tests of what it tells its operator. */
  log: string[];
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

const usual: Secrets = {
  apiKey: 'zk_test_0123456789abcdef',
  identitySecret: 'test-identity-secret-0123456789abcdef',
  adminPassword: 'test-admin-password',
  sealingKey: 'test-sealing-key-0123456789abcdef',
};

/** Settings of a test server; `data` is a store that others use too and that outlives it, `secrets` go before the usual ones. */
interface TestServerOptions {
  tracing?: Tracing;
  env?: Record<string, string>;
  demo?: boolean;
  now?: () => number;
  data?: TestStore;
  secrets?: Partial<Secrets>;
}

/** Starts a server on the given kind of store; `env` adds settings. */
export async function startTestServer(
  kind: StoreUnderTest,
  { env = {}, demo = false, now, data: given, secrets: own, tracing }: TestServerOptions = {},
): Promise<TestServer> {
  const data = given ?? (await kind.open());
  const secrets = { ...usual, ...own };
  const log: string[] = [];
  const line = (message: string, facts?: unknown) =>
    void log.push(`${message} ${JSON.stringify(facts ?? '')}`);
  const config = readConfig({ PORT: '0', ...data.env, ...env }, demo);
  const server = await createServer({
    config,
    secrets,
    log: { info: line, warn: line, error: (message, error) => line(message, String(error)) },
    ...(now ? { now } : {}),
    tracing,
  });
  const dispose = async () => {
    await server.stop();
    if (!given) await data.dispose();
  };
  return { ...server, secrets, data, log, dispose };
}

/** A frame as it came, for tests that speak the protocol themselves. */
export type RawFrame = Record<string, unknown> & { type: string };

/** A bare client: sends what it is told, keeps what it gets. */
export interface RawSocket {
  readonly frames: RawFrame[];
  send(frame: unknown): void;
  sendRaw(data: string | Buffer): void;
  /** The next frame, from those not yet taken, that is of this type and fits. Rejects after five seconds. */
  next(type: string, fits?: (frame: RawFrame) => boolean): Promise<RawFrame>;
  /** Resolves with the close code. */
  closed: Promise<number>;
  close(): void;
}

/** Opens a socket at `/v1/chat` or `/v1/desk`; rejects with the HTTP status when the upgrade is refused. */
export function openSocket(
  url: string,
  { headers = {}, protocol = 'zaine.v1' }: { headers?: Record<string, string>; protocol?: string } = {},
): Promise<RawSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), protocol, { headers });
  const frames: RawFrame[] = [];
  const waiting = new Set<() => void>();
  let taken = 0;
  const take = (type: string, fits: (frame: RawFrame) => boolean) => {
    const at = frames.findIndex((frame, i) => i >= taken && frame.type === type && fits(frame));
    if (at >= 0) taken = at + 1;
    return frames[at];
  };
  socket.on('message', (data) => {
    frames.push(JSON.parse(data.toString()));
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const raw: RawSocket = {
    frames,
    closed,
    send: (frame) => socket.send(JSON.stringify(frame)),
    sendRaw: (data) => socket.send(data),
    close: () => socket.close(),
    next: (type, fits = () => true) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No ${type} came; there came ${JSON.stringify(frames.slice(-6))}`));
        }, 5000);
        const look = () => {
          const frame = take(type, fits);
          if (!frame) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(frame);
        };
        waiting.add(look);
        look();
      }),
  };
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(raw));
    socket.on('error', reject);
    socket.on('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))));
  });
}
