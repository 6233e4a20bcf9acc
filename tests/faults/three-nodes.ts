import { setTimeout as pause } from 'node:timers/promises';
import { testRedis } from '../../packages/server/src/testing/test-redis.ts';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { Crowd, type Span } from './crowd.ts';
import { examineLogs } from './examine-logs.ts';
import { Nodes } from './nodes.ts';
import { type Finding, type Proof, percentile } from './proof.ts';
import { createWire, type Wire } from './wire.ts';

const NODES = 3;
/** Everybody has two windows, at nodes that chance chose. */
const PEOPLE = 16;

/** Three nodes, killed one after the other, while the database and Redis are cut off now and then. */
export function threeNodes(postgres: StoreUnderTest): Proof {
  return {
    title: 'Three nodes, killed and cut off',
    claim:
      'Of three nodes on PostgreSQL and Redis random ones are killed and started again, and the database or Redis cannot be reached for a while. Nothing acknowledged is lost or doubled, and who is connected again has everything within five seconds.',
    skip: postgres.skip ?? testRedis.skip,
    long: () => run(postgres, { kills: 30, cuts: 10 }),
    short: () => run(postgres, { kills: 2, cuts: 2 }),
  };
}

async function run(
  kind: StoreUnderTest,
  { kills, cuts }: { kills: number; cuts: number },
): Promise<Finding[]> {
  const data = await kind.open();
  const database = await createWire(portOf(data.env.DATABASE_URL));
  const redis = await createWire(portOf(testRedis.url));
  const env = {
    ...data.env,
    DATABASE_URL: database.through(data.env.DATABASE_URL ?? ''),
    REDIS_URL: redis.through(testRedis.url),
  };
  const nodes = await Nodes.start(NODES, env);
  const door = await createWire(() => shuffled(nodes.urls.map((url) => Number(new URL(url).port))));
  const crowd = await Crowd.gather({ url: `http://127.0.0.1:${door.port}`, count: PEOPLE, every: 500 });
  try {
    const troubles = await makeTrouble({ nodes, services: [database, redis], kills, cuts });
    await crowd.fallSilent(30_000);
    const behind = await crowd.behind(data.store, 10_000);
    const delays = crowd.delays(troubles);
    return [
      { what: 'nodes killed', found: kills },
      { what: 'times the database or Redis was cut off', found: cuts },
      // Questions of a node that died are taken up by another one within ten seconds.
      ...(await examineLogs(data.store, crowd.promised, { answers: 12_000 })),
      { what: 'messages a person saw refused', found: crowd.failed, atMost: 0 },
      { what: 'windows that do not show the log at the end', found: behind, atMost: 0 },
      { what: 'events shown in windows', found: delays.length },
      { what: 'median time to a connected window', found: percentile(delays, 0.5), unit: 'ms' },
      { what: 'the same, p99', found: percentile(delays, 0.99), unit: 'ms' },
      { what: 'the same, longest', found: percentile(delays, 1), unit: 'ms', atMost: 5000 },
    ];
  } finally {
    crowd.disperse();
    await nodes.stopAll();
    for (const wire of [door, database, redis]) wire.close();
    await data.dispose();
  }
}

/** Everything that shall happen, in random order; resolves with the times in which a service was away. */
async function makeTrouble({
  nodes,
  services,
  kills,
  cuts,
}: {
  nodes: Nodes;
  services: readonly Wire[];
  kills: number;
  cuts: number;
}): Promise<Span[]> {
  const troubles: Span[] = [];
  const plan = shuffled([...Array(kills).fill('kill'), ...Array(cuts).fill('cut')]);
  let count = 0;
  for (const what of plan) {
    if (what === 'kill') await killOne(nodes);
    else troubles.push(await cutOne(services[count++ % services.length] as Wire));
    await pause(500 + Math.random() * 1500);
  }
  return troubles;
}

async function killOne(nodes: Nodes): Promise<void> {
  const i = Math.floor(Math.random() * NODES);
  await nodes.kill(i);
  await pause(Math.random() * 1000);
  await nodes.start(i);
}

async function cutOne(service: Wire): Promise<Span> {
  const from = Date.now();
  service.cut();
  await pause(1000 + Math.random() * 2000);
  service.mend();
  return { from, to: Date.now() };
}

function portOf(url = ''): () => number[] {
  return () => [Number(new URL(url).port)];
}

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
