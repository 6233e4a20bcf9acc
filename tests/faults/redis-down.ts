import { setTimeout as pause } from 'node:timers/promises';
import { testRedis } from '../../packages/server/src/testing/test-redis.ts';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { Crowd } from './crowd.ts';
import { examineLogs } from './examine-logs.ts';
import { Nodes } from './nodes.ts';
import { type Finding, type Proof, percentile } from './proof.ts';
import { createWire } from './wire.ts';

/** Redis goes away for a while; a node is restarted meanwhile; Redis comes back. */
export function redisDown(postgres: StoreUnderTest): Proof {
  return {
    title: 'Redis down',
    claim:
      'Without Redis two nodes go on: messages are taken, answered, and shown at the other node within five seconds, and a node can be started. When Redis is back, notices are quick again by themselves.',
    skip: postgres.skip ?? testRedis.skip,
    long: () => run(postgres, { people: 20, seconds: 30 }),
    short: () => run(postgres, { people: 6, seconds: 5 }),
  };
}

async function run(
  kind: StoreUnderTest,
  { people, seconds }: { people: number; seconds: number },
): Promise<Finding[]> {
  const data = await kind.open();
  const redis = await createWire(() => [Number(new URL(testRedis.url).port)]);
  const nodes = await Nodes.start(2, { ...data.env, REDIS_URL: redis.through(testRedis.url) });
  const [one, other] = nodes.urls.map((url) => Number(new URL(url).port)) as [number, number];
  let turn = 0;
  // Window by window to the one node and the other, so that everything has to cross.
  const door = await createWire(() => (turn++ % 2 ? [other, one] : [one, other]));
  const crowd = await Crowd.gather({ url: `http://127.0.0.1:${door.port}`, count: people, every: 300 });
  try {
    redis.cut();
    const away = Date.now();
    await pause((seconds / 2) * 1000);
    await nodes.stop(1);
    await nodes.start(1);
    await pause((seconds / 2) * 1000);
    redis.mend();
    // Longer than the longest wait between two tries to reach it.
    await pause(2500);
    const back = Date.now();
    await pause(seconds * 1000);
    await crowd.fallSilent(10_000);
    const behind = await crowd.behind(data.store, 10_000);
    const without = crowd.delays([], { from: away, to: back });
    const again = crowd.delays([], { from: back, to: Date.now() });
    return [
      { what: 'events shown while Redis was away', found: without.length, atLeast: people },
      {
        what: 'longest time to a connected window meanwhile',
        found: percentile(without, 1),
        unit: 'ms',
        atMost: 5000,
      },
      { what: 'median when it was back', found: percentile(again, 0.5), unit: 'ms', atMost: 500 },
      { what: 'messages a person saw refused', found: crowd.failed, atMost: 0 },
      { what: 'windows that do not show the log at the end', found: behind, atMost: 0 },
      ...(await examineLogs(data.store, crowd.promised, { answers: 12_000 })),
    ];
  } finally {
    crowd.disperse();
    await nodes.stopAll();
    for (const wire of [door, redis]) wire.close();
    await data.dispose();
  }
}
