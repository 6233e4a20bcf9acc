import { setTimeout as pause } from 'node:timers/promises';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { collectable, collectedKib } from './memory.ts';
import { Nodes } from './nodes.ts';
import type { Finding, Proof } from './proof.ts';
import { Swarm } from './swarm.ts';

/** Opened and closed before memory is first read, so that what is loaded once does not count. */
const WARM = 200;

/** Many shoppers who have the chat open and say nothing. */
export function idleSockets(kind: StoreUnderTest): Proof {
  return {
    title: '10,000 idle sockets',
    claim:
      'Sockets that said hello and nothing since cost a server at most 30 KiB of resident memory each, and no more after a while than at first, garbage collected both times. (CI: 1000 sockets for some seconds.)',
    skip: kind.skip,
    long: () => run(kind, { sockets: 10_000, soak: 150 }),
    short: () => run(kind, { sockets: 1000, soak: 5 }),
  };
}

async function run(
  kind: StoreUnderTest,
  { sockets, soak }: { sockets: number; soak: number },
): Promise<Finding[]> {
  const data = await kind.open();
  await data.store.close();
  const nodes = await Nodes.start(1, { ...data.env, ...collectable });
  const warm = await Swarm.start(1);
  const swarm = await Swarm.start(2);
  try {
    await warm.open('bare', WARM, nodes.urls[0] ?? '');
    await warm.end();
    const before = await collectedKib(nodes.pid(0));
    await swarm.open('bare', sockets, nodes.urls[0] ?? '');
    const first = await collectedKib(nodes.pid(0));
    await pause(soak * 1000);
    const last = await collectedKib(nodes.pid(0));
    const still = (await swarm.connectedSince(0)).length;
    await swarm.end();
    // What the start left behind goes back late, so the lower of both readings without sockets is the one to go by.
    const without = Math.min(before, await collectedKib(nodes.pid(0)));
    return [
      { what: 'sockets', found: sockets },
      { what: 'still connected at the end', found: still, atLeast: sockets },
      { what: 'resident memory without them', found: without / 1024, unit: 'MiB' },
      { what: 'of each socket', found: (first - without) / sockets, unit: 'KiB', atMost: 30 },
      { what: `of each socket ${soak} s later`, found: (last - without) / sockets, unit: 'KiB', atMost: 30 },
      { what: 'growth of each meanwhile', found: (last - first) / sockets, unit: 'KiB', atMost: 1 },
    ];
  } finally {
    await swarm.end();
    await nodes.stopAll();
    await data.dispose();
  }
}
