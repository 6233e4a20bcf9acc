import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../packages/server/src/testing/server-process.ts';

const file = fileURLToPath(new URL('../../examples/balancer/haproxy.cfg', import.meta.url));

/** A real balancer before three nodes. */
export interface Balancer {
  url: string;
  close(): Promise<void>;
}

/** Why there can be none here; fails in CI instead. */
export function whyNoBalancer(): string | undefined {
  if (spawnSync('haproxy', ['-v']).status === 0) return undefined;
  const why = 'HAProxy is not installed; its tests are skipped.';
  if (process.env.CI) throw new Error(why);
  console.warn(why);
  return why;
}

/** Starts HAProxy with the file that the examples show, and waits until it lets somebody through. */
export async function startBalancer(nodes: readonly string[]): Promise<Balancer> {
  const bind = `127.0.0.1:${await freePort()}`;
  const places = nodes.map((url, i) => [`NODE_${i + 1}`, new URL(url).host]);
  const env = { ...process.env, BIND: bind, ...Object.fromEntries(places) };
  const child = spawn('haproxy', ['-db', '-q', '-f', file], { env, stdio: 'ignore' });
  const url = `http://${bind}`;
  await through(child, url);
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function through(child: ChildProcess, url: string): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(50);
  }
  throw new Error(`HAProxy ended with ${child.exitCode}.`);
}
