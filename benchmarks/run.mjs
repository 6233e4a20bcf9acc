/**
 * `npm run bench`: Zaine beside a bare `ws` echo and a bare `ws` with the same durable writes, in one run.
 * See docs/benchmarks.md. Options: --short, --json FILE.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startChild, stopAll } from './child.mjs';
import { dropDatabases, postgresSettings, whyNoPostgres } from './databases.mjs';
import { measureIdle, measureRound, warmUp } from './measure.mjs';
import { message, plans, questions, rating } from './plan.mjs';
import { heading, report, summary } from './report.mjs';
import { guest, makeCustomers } from './shop-data.mjs';
import {
  removeFolder,
  secrets,
  startEcho,
  startFloor,
  startFloors,
  startNodes,
  startZaine,
} from './targets.mjs';

const { values: options } = parseArgs({
  options: { short: { type: 'boolean' }, json: { type: 'string' } },
});
const plan = options.short ? plans.short : plans.full;

/** Floor A and, for each store, floor B, Zaine's acked messages and its answers. */
async function prepare(load, stores) {
  const [echo, ...started] = await Promise.all([startEcho(), ...stores.map(startOn)]);
  const bare = { label: 'bare ws echo', kind: 'echo', server: echo, completion: 'echoed' };
  const subjects = [await join(load, bare)];
  for (const { store, floors, zaines } of started) {
    const of = (subject) => join(load, { store, ...subject });
    for (const { name, server, nodes } of floors)
      subjects.push(await of({ label: name, kind: 'floor', nodes, server, completion: 'acked' }));
    for (const { name, server, nodes, hellos } of zaines) {
      const message = { server, nodes, completion: 'acked', hellos: [guest] };
      const answer = { server, nodes, completion: 'answered', hellos, bodies: questions };
      subjects.push(
        await of({ label: `${name}, acked message`, kind: 'message', ...message }),
        await of({ label: `${name}, question and answer`, kind: 'answer', ...answer }),
      );
    }
  }
  return subjects;
}

async function startOn(store) {
  const floor = async (name, nodes, start) => ({ name, nodes, server: await start });
  const zaine = async (name, nodes, start) => {
    const server = await start;
    return { name, nodes, server, hellos: await makeCustomers(server.origin, plan.visitors) };
  };
  const several = store === 'postgres';
  const [floors, zaines] = await Promise.all([
    Promise.all([
      floor('bare ws + store', 1, startFloor(store)),
      ...(several ? [floor('three bare ws + store', 3, startFloors(3))] : []),
    ]),
    Promise.all([
      zaine('Zaine', 1, startZaine(store)),
      ...(several ? [zaine('three nodes', 3, startNodes(3))] : []),
    ]),
  ]);
  return { store, floors, zaines };
}

async function join(load, { label, kind, store, nodes, server, ...how }) {
  const crowd = `${label} ${store ?? ''}`;
  const { url, urls = [url] } = server;
  await load.ask({ ask: 'open', crowd, count: plan.visitors, how: { urls, bodies: [message], ...how } });
  const subject = { label, kind, store, nodes, server, crowd, rounds: [] };
  if (kind === 'message') subject.state = await silence(load, subject);
  return subject;
}

/** Messages that the bot does not answer: an agent has the conversation, or else they are ratings. */
async function silence(load, { crowd, server }) {
  const admin = { name: 'admin', password: secrets.ZAINE_ADMIN_PASSWORD };
  const state = await load.ask({ ask: 'handOver', crowd, url: server.url, admin });
  if (state === 'bot') await load.ask({ ask: 'say', crowd, body: rating });
  return state;
}

async function measureAll(load, subjects) {
  for (const subject of subjects) await warmUp(load, subject, plan.warm);
  for (let round = 0; round < plan.rounds; round++) {
    for (const subject of subjects) subject.rounds.push(await measureRound(load, subject, plan));
  }
}

/** In processes of their own, whose heaps the load has not stretched. */
async function idleMemory(load) {
  const echo = await startEcho();
  const bare = await measureIdle(
    load,
    { server: echo, how: { urls: [echo.url], completion: 'echoed', bodies: [message] } },
    plan.idle,
  );
  await echo.child.stop();
  const zaine = await startZaine('sqlite', { name: 'idle' });
  const how = { urls: [zaine.url], completion: 'acked', bodies: [message], hellos: [guest] };
  const own = await measureIdle(load, { server: zaine, how }, plan.idle);
  await zaine.child.stop();
  return { connections: plan.idle, bare, zaine: own };
}

async function run() {
  const absent = await whyNoPostgres();
  if (absent && process.env.CI) throw new Error(`PostgreSQL cannot be reached: ${absent}`);
  const postgres = absent ? undefined : await postgresSettings();
  console.log(heading({ short: options.short ?? false, plan, postgres, absent }));
  const load = startChild('load', { module: fileURLToPath(new URL('load/load.mjs', import.meta.url)) });
  const subjects = await prepare(load, absent ? ['sqlite'] : ['sqlite', 'postgres']);
  await measureAll(load, subjects);
  for (const { server } of subjects) await server.child.stop();
  const idle = await idleMemory(load);
  console.log(report({ subjects, idle }));
  const line = JSON.stringify(summary({ subjects, idle, plan, postgres }));
  console.log(line);
  if (options.json) writeFileSync(options.json, `${line}\n`);
}

async function cleanUp() {
  await stopAll();
  await dropDatabases();
  await removeFolder();
}

async function fail(error) {
  console.error(`The benchmark failed. ${error.message}`);
  await cleanUp().catch(() => {});
  process.exit(1);
}

process.once('unhandledRejection', fail);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => fail(new Error(signal)));
setTimeout(() => fail(new Error(`It took more than ${plan.atMost} s.`)), plan.atMost * 1000).unref();
try {
  await run();
  await cleanUp();
} catch (error) {
  await fail(error);
}
process.exit(0);
