import { setTimeout as pause } from 'node:timers/promises';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { startBalancer, whyNoBalancer } from './balancer.ts';
import { Crowd } from './crowd.ts';
import { examineLogs } from './examine-logs.ts';
import { Nodes } from './nodes.ts';
import { type Finding, type Proof, percentile } from './proof.ts';

const NODES = 3;

/** Node after node is asked to stop and started again, behind a real balancer. */
export function rollingRestart(postgres: StoreUnderTest): Proof {
  return {
    title: 'Rolling restarts behind a balancer',
    claim:
      'Three nodes behind HAProxy are stopped by SIGTERM and started again, one after the other, while everybody writes. Nobody’s message is refused, and what was acknowledged is there once.',
    skip: postgres.skip ?? whyNoBalancer(),
    long: () => run(postgres, { rounds: 20, people: 20 }),
    short: () => run(postgres, { rounds: 1, people: 8 }),
  };
}

async function run(
  kind: StoreUnderTest,
  { rounds, people }: { rounds: number; people: number },
): Promise<Finding[]> {
  const data = await kind.open();
  const nodes = await Nodes.start(NODES, data.env);
  const balancer = await startBalancer(nodes.urls);
  const crowd = await Crowd.gather({ url: balancer.url, count: people, every: 400 });
  try {
    let unclean = 0;
    for (let stop = 0; stop < rounds * NODES; stop++) {
      const i = stop % NODES;
      if ((await nodes.stop(i)) !== 0) unclean += 1;
      await nodes.start(i);
      await ready(nodes.urls[i] ?? '');
      // The balancer looks once a second.
      await pause(1200);
    }
    await crowd.fallSilent(15_000);
    const behind = await crowd.behind(data.store, 10_000);
    const delays = crowd.delays([]);
    return [
      { what: 'rounds over three nodes', found: rounds },
      { what: 'stops that did not end cleanly', found: unclean, atMost: 0 },
      { what: 'messages a person saw refused', found: crowd.failed, atMost: 0 },
      { what: 'windows that do not show the log at the end', found: behind, atMost: 0 },
      ...(await examineLogs(data.store, crowd.promised, { answers: 12_000 })),
      { what: 'longest time to a connected window', found: percentile(delays, 1), unit: 'ms', atMost: 5000 },
    ];
  } finally {
    crowd.disperse();
    await balancer.close();
    await nodes.stopAll();
    await data.dispose();
  }
}

async function ready(url: string): Promise<void> {
  while ((await fetch(`${url}/readyz`).catch(() => undefined))?.status !== 200) await pause(50);
}
