import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServerProcess } from '../../packages/server/src/testing/server-process.ts';
import { type FuzzFigures, fuzz } from './fuzz.ts';
import { signIn } from './people.ts';

const key = 'zk_fuzz_0123456789abcdef';
const password = 'fuzz-admin-password';

/** What a fuzzed server did besides answering. */
export interface FuzzOutcome extends FuzzFigures {
  /** Whether the process that was started is the one that answered last. */
  alive: boolean;
  /** Lines of its log about what nobody foresaw. */
  surprises: string[];
  /** The longest its event loop stood still, in milliseconds, as the server itself measured. */
  stall: number;
  seconds: number;
}

/** Starts the built server on a store of its own, fuzzes it, and says how it took it. */
export async function fuzzServer(plan: {
  frames: number;
  requests: number;
  seed: number;
}): Promise<FuzzOutcome> {
  const data = await mkdtemp(join(tmpdir(), 'zaine-fuzz-'));
  const env = { ZAINE_DATA: data, PORT: '0', ZAINE_API_KEY: key, ZAINE_ADMIN_PASSWORD: password };
  const server = await startServerProcess(env, ['--demo']);
  const lines: string[] = [];
  server.child.stderr?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')));
  const started = performance.now();
  try {
    const { cookie } = await signIn(server, { name: 'admin', password });
    const figures = await fuzz({ url: server.url, key, cookie, ...plan });
    const alive = (await fetch(`${server.url}/readyz`)).ok && server.child.exitCode === null;
    const surprises = lines
      .filter((line) => /"message":"(unexpected|unhandled)"/.test(line))
      .map((line) => line.slice(0, 400));
    const stall = await stallOf(server.url);
    return { ...figures, alive, surprises, stall, seconds: (performance.now() - started) / 1000 };
  } finally {
    await server.kill();
    await rm(data, { recursive: true, force: true });
  }
}

async function stallOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const seconds = /^\w*eventloop_lag_max_seconds(?:\{[^}]*\})? (\S+)/m.exec(text)?.[1];
  return seconds === undefined ? Number.NaN : Math.round(Number(seconds) * 1000);
}
