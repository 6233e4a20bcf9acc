import { setTimeout as pause } from 'node:timers/promises';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { Nodes } from './nodes.ts';
import { type Finding, type Proof, percentile } from './proof.ts';
import { Swarm } from './swarm.ts';

/** Nobody is waited for longer than this, in seconds. */
const GIVE_UP = 90;

/** A server is restarted under many clients of the SDK, who all come back by themselves. */
export function restartWithMany(kind: StoreUnderTest): Proof {
  return {
    title: `A restart under 5000 clients, on ${kind.name}`,
    claim:
      'The only server is stopped and started again under 5000 clients of the SDK. Counted from the moment it is asked to stop, 95 % are back within 15 seconds and all within 60. (CI: 400 clients.)',
    skip: kind.skip,
    long: () => run(kind, { clients: 5000, calm: 6000 }),
    short: () => run(kind, { clients: 400, calm: 1000 }),
  };
}

/** Before the restart all are calm for so many milliseconds: a link that held for five seconds counts as stable. */
async function run(
  kind: StoreUnderTest,
  { clients, calm }: { clients: number; calm: number },
): Promise<Finding[]> {
  const data = await kind.open();
  await data.store.close();
  const nodes = await Nodes.start(1, data.env);
  const swarm = await Swarm.start(2);
  try {
    await swarm.open('client', clients, nodes.urls[0] ?? '');
    await pause(calm);
    const from = Date.now();
    await nodes.stop(0);
    const down = Date.now() - from;
    await nodes.start(0);
    const up = Date.now() - from;
    let back: number[] = [];
    while (back.length < clients && Date.now() - from < GIVE_UP * 1000) {
      await pause(250);
      back = await swarm.connectedSince(from + down);
    }
    const took = back.map((at) => (at - from) / 1000);
    return [
      { what: 'clients connected before', found: clients },
      { what: 'clients back', found: back.length, atLeast: clients },
      { what: 'the server was down after', found: down / 1000, unit: 's' },
      { what: 'the server was up after', found: up / 1000, unit: 's' },
      { what: 'half are back after', found: percentile(took, 0.5), unit: 's' },
      { what: '95 % are back after', found: percentile(took, 0.95), unit: 's', atMost: 15 },
      { what: 'all are back after', found: percentile(took, 1), unit: 's', atMost: 60 },
    ];
  } finally {
    await swarm.end();
    await nodes.stopAll();
    await data.dispose();
  }
}
