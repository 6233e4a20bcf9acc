import { setTimeout as pause } from 'node:timers/promises';
import { closeCodes } from '@zaine/protocol';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { collectable, collectedKib, residentKib } from './memory.ts';
import { Nodes } from './nodes.ts';
import { type Finding, type Proof, percentile } from './proof.ts';
import { RawShopper } from './raw-shopper.ts';
import { Swarm } from './swarm.ts';

/** What the others do meanwhile: each sends that often, in milliseconds. */
const OTHERS = 20;
const EVERY = 200;
/** More than a mebibyte and what the system itself holds, which is twice that on loopback. */
const MESSAGES = 440;
const LONG = '长'.repeat(3900);
/** Under the limit of a conversation: as many at once as it allows, the rest as it refills. */
const PER_SECOND = 19;

/** Sockets of one conversation that cease to read while it goes on. */
export function stalledReaders(kind: StoreUnderTest): Proof {
  return {
    title: '200 readers who stall',
    claim:
      'Of a conversation with long messages 200 sockets cease to read. Each is closed with 4009 when about a mebibyte waits for it; the p99 of other shoppers’ acks stays within twice what it was while all were reading (or 20 ms), and memory is bounded: a second time takes no more than the first. (CI: 40 readers, without the comparison of latency.)',
    skip: kind.skip,
    long: () => run(kind, { readers: 200, compare: true }),
    short: () => run(kind, { readers: 40, compare: false }),
  };
}

async function run(
  kind: StoreUnderTest,
  { readers, compare }: { readers: number; compare: boolean },
): Promise<Finding[]> {
  const data = await kind.open();
  await data.store.close();
  const nodes = await Nodes.start(1, { ...data.env, ...collectable });
  const url = nodes.urls[0] ?? '';
  const swarm = await Swarm.start(2);
  const others = await Promise.all(Array.from({ length: OTHERS }, () => openPacer(url)));
  try {
    const reading = compare ? await talk(url, { swarm, readers, others }) : [];
    await swarm.end();
    const settle = compare ? 12_000 : 0;
    const first = await stallOnce(nodes, { readers, others, settle });
    // What the allocator keeps after the first time it uses again the second time; a leak would grow.
    const again = compare ? await stallOnce(nodes, { readers, others, settle }) : first;
    const [calm, tense] = [percentile(reading, 0.99), percentile(first.times, 0.99)];
    return [
      { what: 'sockets that ceased to read', found: readers },
      {
        what: `of them closed with ${closeCodes.tooSlow.code}`,
        found: first.tooSlow,
        atLeast: readers,
      },
      ...(compare ? [{ what: 'p99 of other shoppers while all read', found: calm, unit: 'ms' }] : []),
      {
        what: 'p99 of other shoppers while these stall',
        found: tense,
        unit: 'ms',
        ...(compare ? { atMost: Math.max(2 * calm, 20) } : {}),
      },
      {
        what: 'most memory for each stalled reader',
        found: (first.most - first.before) / readers / 1024,
        unit: 'MiB',
        atMost: 2,
      },
      ...(compare
        ? [
            {
              what: 'memory left over after the first time',
              found: (first.after - first.before) / 1024,
              unit: 'MiB',
            },
            {
              what: 'growth from a second time',
              found: (again.after - first.after) / 1024,
              unit: 'MiB',
              atMost: 40,
            },
          ]
        : []),
    ];
  } finally {
    for (const other of others) other.stop();
    await nodes.stopAll();
    await data.dispose();
  }
}

/** One stall from beginning to end, with the server's memory in KiB before, at the most, and after. */
async function stallOnce(
  nodes: Nodes,
  { readers, others, settle }: { readers: number; others: readonly Pacer[]; settle: number },
): Promise<{ times: number[]; tooSlow: number; before: number; most: number; after: number }> {
  const swarm = await Swarm.start(2);
  const before = await collectedKib(nodes.pid(0));
  const times = await talk(nodes.urls[0] ?? '', { swarm, readers, others, stall: true });
  const most = await residentKib(nodes.pid(0));
  await swarm.read(true);
  await pause(3000);
  const codes = await swarm.closeCodes();
  await swarm.end();
  // Until the server has let go of the last of them.
  await pause(settle);
  const after = await collectedKib(nodes.pid(0));
  return {
    times,
    tooSlow: codes.filter((code) => code === closeCodes.tooSlow.code).length,
    before,
    most,
    after,
  };
}

interface Talk {
  swarm: Swarm;
  readers: number;
  others: readonly Pacer[];
  stall?: boolean;
}

/** Somebody writes long messages that many sockets get; resolves with the others' milliseconds to their acks meanwhile. */
async function talk(url: string, { swarm, readers, others, stall = false }: Talk): Promise<number[]> {
  const writer = new RawShopper();
  const line = await writer.open(url);
  await swarm.open('bare', readers, url, writer.visitor);
  if (stall) await swarm.read(false);
  for (const other of others) other.times.length = 0;
  for (let i = 0; i < MESSAGES; i++) {
    line.send(writer.write({ kind: 'rating', score: 5, text: LONG }));
    await pause(i < 250 ? 15 : 1000 / PER_SECOND);
  }
  // A busy machine takes longer than the pace.
  for (const giveUp = Date.now() + 60_000; writer.acked.size < MESSAGES && Date.now() < giveUp; )
    await pause(20);
  line.close();
  return others.flatMap(({ times }) => times);
}

/** A shopper who writes at a steady pace and notes how long each ack takes. */
interface Pacer {
  times: number[];
  stop(): void;
}

async function openPacer(url: string): Promise<Pacer> {
  const shopper = new RawShopper();
  const line = await shopper.open(url);
  const times: number[] = [];
  let sent = 0;
  shopper.onAck = () => times.push(performance.now() - sent);
  const timer = setInterval(() => {
    sent = performance.now();
    line.send(shopper.write({ kind: 'rating', score: 5 }));
  }, EVERY);
  return {
    times,
    stop() {
      clearInterval(timer);
      line.close();
    },
  };
}
