import type { ShopperBody } from '@zaine/protocol';
import type { StoreUnderTest, TestStore } from '../../packages/server/src/testing/test-store.ts';
import { examineLogs } from './examine-logs.ts';
import { Nodes } from './nodes.ts';
import type { Finding, Proof } from './proof.ts';
import { RawShopper } from './raw-shopper.ts';

/** Who writes at once, and how much each in a burst. */
const SHOPPERS = 12;
const BURST = 24;
/** New people come after so many rounds, before their conversations run into the limit of what one may send. */
const ROUNDS_EACH = 8;

/** Kills the server in the middle of bursts, again and again, and then asks the store what is there. */
export function killNine(kind: StoreUnderTest): Proof {
  return {
    title: `Killed with -9 under load, on ${kind.name}`,
    claim:
      'The server is killed in the middle of bursts of messages. Whatever it acknowledged is there once, where the ack said, and logs have no holes.',
    skip: kind.skip,
    long: () => run(kind, { kills: 200, acked: 20_000 }),
    short: () => run(kind, { kills: 10, acked: 800 }),
  };
}

async function run(kind: StoreUnderTest, least: { kills: number; acked: number }): Promise<Finding[]> {
  const data = await kind.open();
  await data.store.close();
  const shoppers: RawShopper[] = [];
  try {
    for (let round = 0; round < least.kills; round++) {
      if (round % ROUNDS_EACH === 0)
        shoppers.unshift(...Array.from({ length: SHOPPERS }, () => new RawShopper()));
      await killedRound(data, shoppers.slice(0, SHOPPERS), 40 + Math.random() * 160);
    }
    const [kills, acked, ...rest] = [
      { what: 'times killed', found: least.kills },
      ...(await settleAndExamine(data, shoppers)),
    ] as [Finding, Finding, ...Finding[]];
    return [kills, { ...acked, atLeast: least.acked }, ...rest];
  } finally {
    await data.dispose();
  }
}

/** One life of the server: everybody sends what was not acknowledged before and a burst more, until the kill. */
async function killedRound(data: TestStore, shoppers: readonly RawShopper[], afterAcks: number) {
  const nodes = await Nodes.start(1, data.env);
  let acks = 0;
  const enough = new Promise<void>((resolve) => {
    for (const shopper of shoppers) {
      shopper.onAck = () => {
        if (++acks >= afterAcks) resolve();
      };
    }
  });
  const bursts = shoppers.map(async (shopper) => {
    const line = await shopper.open(nodes.urls[0] ?? '');
    for (const id of shopper.written.keys()) if (!shopper.acked.has(id)) line.send(id);
    for (let i = 0; i < BURST; i++) line.send(shopper.write(bodyOf(i)));
    await line.closed;
  });
  const done = Promise.allSettled(bursts);
  await enough;
  await nodes.kill(0);
  await done;
}

/** Ratings are kept alone, a text is answered too. */
function bodyOf(i: number): ShopperBody {
  return i % 2 ? { kind: 'rating', score: 4 } : { kind: 'text', text: `在吗，我的快递到哪了（${i}）` };
}

async function settleAndExamine(data: TestStore, shoppers: readonly RawShopper[]): Promise<Finding[]> {
  const nodes = await Nodes.start(1, data.env);
  // A server that stops finishes the answers it has begun, those of its predecessors too.
  await nodes.stopAll();
  const store = await data.again();
  try {
    return await examineLogs(store, shoppers);
  } finally {
    await store.close();
  }
}
