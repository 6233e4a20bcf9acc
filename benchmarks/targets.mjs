/** The servers under test, each in a process of its own with the probe in it. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from './child.mjs';
import { makeDatabase } from './databases.mjs';
import { CONVERSATIONS } from './floor/tables.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The probe, and what `npm start` gives Node, as the image and the unit file of docs/running.md do: floors have it, too. */
const { scripts } = JSON.parse(readFileSync(path('../package.json'), 'utf8'));
const shipped = scripts.start.split(' ').filter((word) => word.startsWith('--max-'));
const flags = ['--import', new URL('./probe.mjs', import.meta.url).href, ...shipped];

/** Secrets of a server that lives for this run. */
export const secrets = {
  ZAINE_API_KEY: 'zk_bench_0123456789abcdef',
  ZAINE_IDENTITY_SECRET: 'bench-identity-secret-0123456789',
  ZAINE_ADMIN_PASSWORD: 'bench-admin-password',
};

const folder = await mkdtemp(join(tmpdir(), 'zaine-bench-'));

/** Removes what the servers wrote. */
export const removeFolder = () => rm(folder, { recursive: true, force: true });

/** Floor A. */
export async function startEcho() {
  const child = startChild('echo', { module: path('floor/echo-server.mjs'), nodeArgs: flags });
  return { child, url: `ws://127.0.0.1:${(await child.greeting()).port}` };
}

/** Floor B on one of the stores; `first` is the conversation that its first socket gets. */
export async function startFloor(store, { database: shared, first = 0 } = {}) {
  const database = shared ?? (store === 'postgres' ? await makeDatabase('floor') : undefined);
  const where = database ? { FLOOR_DATABASE: database } : { FLOOR_FILE: join(folder, 'floor.db') };
  const child = startChild(`floor on ${store}`, {
    module: path('floor/store-server.mjs'),
    nodeArgs: flags,
    env: { ...where, FLOOR_FIRST: String(first) },
  });
  return { child, database, url: `ws://127.0.0.1:${(await child.greeting()).port}` };
}

/** Floor B as several processes over one database; what they used is the sum. */
export async function startFloors(count) {
  const database = await makeDatabase('floors');
  const floors = [];
  while (floors.length < count) {
    const first = (floors.length * CONVERSATIONS) / 4;
    floors.push(await startFloor('postgres', { database, first }));
  }
  return together(floors);
}

/** Zaine as it is built, with the demo shop; `nodeArgs` may ask for a CPU profile. */
export async function startZaine(store, { name = store, nodeArgs = [], database: shared } = {}) {
  const data = join(folder, name);
  await mkdir(data);
  const database = shared ?? (store === 'postgres' ? await makeDatabase(name) : undefined);
  const child = startChild(`zaine on ${store}`, {
    module: path('../packages/server/bin/zaine.mjs'),
    args: ['start', '--demo'],
    nodeArgs: [...flags, ...nodeArgs],
    env: {
      ...secrets,
      PORT: '0',
      HOST: '127.0.0.1',
      ZAINE_SITE: 'demo',
      ZAINE_ORIGINS: '',
      ZAINE_DATA: data,
      DATABASE_URL: database ?? '',
      ZAINE_PUBLIC_URL: '',
      REDIS_URL: '',
    },
  });
  const [, port] = await child.prints(/http:\/\/127\.0\.0\.1:(\d+)\/console\/[\s\S]*\n/);
  return { child, database, url: `ws://127.0.0.1:${port}/v1/chat`, origin: `http://127.0.0.1:${port}` };
}

/** Nodes of Zaine over one database; what they used is the sum. A visitor has a node, and who comes next the next. */
export async function startNodes(count) {
  const first = await startZaine('postgres', { name: 'nodes' });
  const { database } = first;
  const nodes = [first];
  while (nodes.length < count) {
    nodes.push(await startZaine('postgres', { name: `node-${nodes.length}`, database }));
  }
  return together(nodes);
}

/** Servers over one database as one. */
function together(servers) {
  const child = {
    async ask(question) {
      const all = await Promise.all(servers.map((server) => server.child.ask(question)));
      return { cpu: all.reduce((sum, { cpu }) => sum + cpu, 0) };
    },
    stop: () => Promise.all(servers.map((server) => server.child.stop())),
  };
  return { ...servers[0], child, urls: servers.map(({ url }) => url) };
}
