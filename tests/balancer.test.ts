import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ChatClient, createChatClient } from '@zaine/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  freePort,
  type ServerProcess,
  startServerProcess,
} from '../packages/server/src/testing/server-process.ts';
import { testRedis } from '../packages/server/src/testing/test-redis.ts';
import { type TestStore, testStores } from '../packages/server/src/testing/test-store.ts';
import { memoryStorage } from './faults/memory-storage.ts';

const postgres = testStores.find((kind) => kind.name === 'postgres');

function whyNoBalancer(): string | undefined {
  // Debian keeps it where only root looks.
  const found = spawnSync('haproxy', ['-v'], { env: { PATH: `${process.env.PATH}:/usr/sbin` } });
  if (found.status === 0) return undefined;
  const why = 'HAProxy is not installed (apt-get install haproxy); its tests are skipped.';
  if (process.env.CI) throw new Error(why);
  console.warn(why);
  return why;
}

const secrets = {
  ZAINE_API_KEY: 'zk_balancer_0123456789abcdef',
  ZAINE_IDENTITY_SECRET: 'identity-of-balancer-0123456789',
  ZAINE_SEALING_KEY: 'sealing-of-balancer-0123456789',
  ZAINE_ADMIN_PASSWORD: 'admin-of-balancer',
};

describe.skipIf(postgres?.skip ?? testRedis.skip ?? whyNoBalancer())('three nodes behind HAProxy', () => {
  let folder: string;
  let data: TestStore;
  let balancer: ChildProcess;
  let url: string;
  let nodes: ServerProcess[];
  let ports: number[];
  let startNode: (i: number) => Promise<ServerProcess>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zaine-balancer-'));
    data = (await postgres?.open()) as TestStore;
    ports = [await freePort(), await freePort(), await freePort()];
    url = `http://127.0.0.1:${await freePort()}`;
    startNode = (i) =>
      startServerProcess({
        ...data.env,
        ...secrets,
        REDIS_URL: testRedis.url,
        ZAINE_PUBLIC_URL: url,
        PORT: String(ports[i]),
        ZAINE_DATA: join(folder, `node-${i}`),
      });
    nodes = await Promise.all([0, 1, 2].map(startNode));
    const config = fileURLToPath(new URL('../examples/balancer/haproxy.cfg', import.meta.url));
    const [one, two, three] = ports.map((port) => `127.0.0.1:${port}`);
    balancer = spawn('haproxy', ['-db', '-f', config], {
      env: {
        PATH: `${process.env.PATH}:/usr/sbin`,
        BIND: new URL(url).host,
        NODE_1: one,
        NODE_2: two,
        NODE_3: three,
      },
      stdio: 'ignore',
    });
    while (!(await isReady(url))) {
      if (balancer.exitCode !== null) throw new Error(`HAProxy ended with ${balancer.exitCode}.`);
      await setTimeout(100);
    }
  });

  afterAll(async () => {
    if (balancer.kill()) await once(balancer, 'exit');
    await Promise.all(nodes.map((node) => node.kill()));
    await data.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  test('a rolling restart fails and doubles nothing, and nobody is away for long', {
    timeout: 60_000,
  }, async () => {
    const windows = Array.from({ length: 30 }, () => openWindow(url));
    await until(() => windows.every(({ snapshot }) => snapshot.connection === 'online'));
    const sockets = await Promise.all(ports.map(socketsOf));
    expect(Math.min(...sockets)).toBeGreaterThan(5);

    let written = 0;
    const writing = setInterval(() => {
      written += 1;
      windows[written % windows.length]?.send(`message ${written}`);
    }, 10);
    for (const i of nodes.keys()) {
      expect(await nodes[i]?.stop()).toBe(0);
      nodes[i] = await startNode(i);
      // The next one goes when the balancer has seen this one.
      await expect.poll(() => isReached(url, ports[i] as number), { timeout: 15_000 }).toBe(true);
    }
    clearInterval(writing);
    await until(() => windows.every(({ snapshot }) => snapshot.pending.length === 0));

    const told = windows.flatMap(({ snapshot }) =>
      snapshot.events.flatMap((event) =>
        event.kind === 'message' && event.author.role === 'shopper' && event.body.kind === 'text'
          ? [event.body.text]
          : [],
      ),
    );
    expect(new Set(told).size).toBe(written);
    expect(told).toHaveLength(written);
    for (const { snapshot } of windows) {
      expect(snapshot.events.map(({ seq }) => seq)).toEqual(snapshot.events.map((_event, i) => i + 1));
    }
    for (const window of windows) window.disconnect();
  });

  test('the world sees no metrics, whatever it says of itself', async () => {
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    expect((await fetch(`${url}/%6detrics`)).status).not.toBe(200);
    expect((await fetch(`${url}/metrics/`, { headers: { 'X-Forwarded-For': '127.0.0.1' } })).status).not.toBe(
      200,
    );
  });
});

function openWindow(url: string): ChatClient {
  const client = createChatClient({
    url,
    site: 'demo',
    storage: memoryStorage(new Map()),
    WebSocket: WebSocket as never,
    backoff: { minMs: 50, maxMs: 500 },
  });
  client.connect();
  return client;
}

const until = (fits: () => boolean) => expect.poll(fits, { timeout: 20_000, interval: 20 }).toBe(true);

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Whether the balancer sends newcomers to a node. */
async function isReached(url: string, port: number): Promise<boolean> {
  const newcomer = openWindow(url);
  await until(() => newcomer.snapshot.connection === 'online');
  const sockets = await socketsOf(port);
  newcomer.disconnect();
  return sockets > 0;
}

/** Shoppers at a node, as its metrics tell. */
async function socketsOf(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^zaine_sockets\{kind="chat"\} (\d+)$/m.exec(text)?.[1] ?? Number.NaN);
}
