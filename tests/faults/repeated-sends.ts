import { setTimeout as pause } from 'node:timers/promises';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { examineLogs } from './examine-logs.ts';
import { Nodes } from './nodes.ts';
import type { Finding, Proof } from './proof.ts';
import { type Line, RawShopper } from './raw-shopper.ts';

/** Sends of each shopper: with every repeat, fewer than one conversation may send at once. */
const EACH = 40;
const MOST_REPEATS = 5;
const NODES = 3;
/** Shoppers at work at the same time. */
const AT_ONCE = 10;

/** Sends every message several times over different sockets, nodes and restarts, and then counts rows. */
export function repeatedSends(postgres: StoreUnderTest): Proof {
  return {
    title: 'Every message sent up to five times',
    claim:
      'Messages are each sent 1 to 5 times over random sockets at three nodes, which are killed or stopped and started again meanwhile. Each becomes one row, and every ack for it names the same place.',
    skip: postgres.skip,
    long: () => run(postgres, { sends: 10_000, restartEvery: 1500 }),
    short: () => run(postgres, { sends: 1200, restartEvery: 1000 }),
  };
}

async function run(kind: StoreUnderTest, size: { sends: number; restartEvery: number }): Promise<Finding[]> {
  const data = await kind.open();
  const shoppers = Array.from({ length: size.sends / EACH }, () => new RawShopper());
  const nodes = await Nodes.start(NODES, data.env);
  const restarting = restartNodes(nodes, size.restartEvery);
  try {
    const waiting = [...shoppers];
    const counts = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        let frames = 0;
        for (let next = waiting.pop(); next; next = waiting.pop()) frames += await sendAll(next, nodes);
        return frames;
      }),
    );
    const restarts = await restarting.end();
    await nodes.stopAll();
    const sum = (of: (shopper: RawShopper) => number) => shoppers.reduce((all, one) => all + of(one), 0);
    const rows = await data.store.db
      .selectFrom('event')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('cid', 'like', 's:%')
      .executeTakeFirstOrThrow();
    return [
      { what: 'messages written', found: sum((one) => one.written.size) },
      { what: 'frames that carried them', found: counts.reduce((a, b) => a + b, 0) },
      { what: 'restarts of nodes meanwhile', found: restarts, atLeast: 1 },
      { what: 'rows of theirs', found: rows.count, atLeast: size.sends, atMost: size.sends },
      { what: 'acks that named another place', found: sum((one) => one.contradictions), atMost: 0 },
      { what: 'refused as a conflict', found: sum((one) => one.refusals.get('conflict') ?? 0), atMost: 0 },
      ...(await examineLogs(data.store, shoppers)),
    ];
  } finally {
    await restarting.end();
    await nodes.stopAll();
    await data.dispose();
  }
}

/** One shopper, two sockets at a time; resolves with the frames it took until everything was acknowledged. */
async function sendAll(shopper: RawShopper, nodes: Nodes): Promise<number> {
  for (let i = 0; i < EACH; i++) shopper.write({ kind: 'rating', score: 5, text: `第 ${i} 条` });
  let frames = 0;
  while (shopper.acked.size < EACH) {
    // One after the other: the first of a new shopper gives the token that the second shows.
    const lines = [await openSomewhere(shopper, nodes), await openSomewhere(shopper, nodes)];
    for (const id of shopper.written.keys()) {
      if (shopper.acked.has(id)) continue;
      for (let times = 1 + Math.floor(Math.random() * MOST_REPEATS); times > 0; times--) {
        lines[Math.floor(Math.random() * 2)]?.send(id);
        frames += 1;
      }
      // Spread over nodes' lives: what follows is sent some moments later.
      if (Math.random() < 0.3) await pause(10 + Math.random() * 60);
    }
    await Promise.race([allAcked(shopper), ...lines.map(({ closed }) => closed), pause(2000)]);
    for (const line of lines) line.close();
  }
  return frames;
}

/** A socket at a random node that is up. */
async function openSomewhere(shopper: RawShopper, nodes: Nodes): Promise<Line> {
  for (;;) {
    const url = nodes.urls[Math.floor(Math.random() * NODES)] ?? '';
    const line = await shopper.open(url).catch(() => undefined);
    if (line) return line;
    await pause(50);
  }
}

async function allAcked(shopper: RawShopper): Promise<void> {
  while (shopper.acked.size < EACH) await pause(10);
}

/** Ends and starts nodes one after the other, every other one by -9, until told to end. */
function restartNodes(nodes: Nodes, every: number) {
  let going = true;
  let count = 0;
  const work = (async () => {
    while (going) {
      await pause(every * (0.5 + Math.random()));
      if (!going) return;
      const i = count % NODES;
      await (Math.random() < 0.5 ? nodes.kill(i) : nodes.stop(i));
      await nodes.start(i);
      count += 1;
    }
  })();
  return {
    async end(): Promise<number> {
      going = false;
      await work;
      return count;
    },
  };
}
