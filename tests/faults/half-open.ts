import { setTimeout as pause } from 'node:timers/promises';
import { type ChatClient, createChatClient } from '@zaine/client';
import { WebSocket } from 'ws';
import type { StoreUnderTest } from '../../packages/server/src/testing/test-store.ts';
import { Nodes } from './nodes.ts';
import type { Finding, Proof } from './proof.ts';
import { createWire } from './wire.ts';

/** Connections that nothing gets through any more, though nobody closed them. */
export function halfOpen(kind: StoreUnderTest): Proof {
  return {
    title: 'Half-open connections',
    claim:
      'A connection through which nothing gets any more, without being closed, is found within 60 seconds by both sides: clients of the SDK, silent ones and one who writes, connect anew, and the server lets go of its sockets. (CI: the client’s side, with its clock running ten times faster, and as much more time for a busy machine.)',
    skip: kind.skip,
    long: () => run(kind, { clients: 50, speed: 1 }),
    short: () => run(kind, { clients: 10, speed: 10 }),
  };
}

/** With the client's clock running faster only the client's side is looked at. */
async function run(
  kind: StoreUnderTest,
  { clients, speed }: { clients: number; speed: number },
): Promise<Finding[]> {
  const data = await kind.open();
  await data.store.close();
  const nodes = await Nodes.start(1, data.env);
  const url = nodes.urls[0] ?? '';
  const wire = await createWire(() => [Number(new URL(url).port)]);
  const all = Array.from({ length: clients }, () => openClient(wire.through(url), speed));
  try {
    for (const client of all) await until(() => client.snapshot.connection === 'online', 10_000);
    wire.freeze();
    const from = Date.now();
    const seconds = () => ((Date.now() - from) / 1000) * speed;
    const foundAfter: number[] = [];
    for (const client of all) {
      client.on('connection', (state) => state === 'offline' && foundAfter.push(seconds()));
    }
    all[0]?.send('在吗');
    await until(() => foundAfter.length === clients, 70_000 / speed);
    const writer = foundAfter[0] ?? Number.POSITIVE_INFINITY;
    await until(() => all.every((client) => client.snapshot.connection === 'online'), 40_000);
    const arrived = all[0]?.snapshot.pending.length === 0;
    const findings: Finding[] = [
      { what: 'clients whose connection froze', found: clients },
      { what: 'of them found it', found: foundAfter.length, atLeast: clients },
      { what: 'who wrote found it after', found: writer, unit: 's', atMost: speed > 1 ? 35 : 20 },
      {
        what: 'the last one found it after',
        found: Math.max(...foundAfter),
        unit: 's',
        atMost: speed > 1 ? 75 : 60,
      },
      { what: 'what was written meanwhile has arrived', found: arrived ? 1 : 0, atLeast: 1 },
    ];
    if (speed > 1) return findings;
    await until(() => wire.givenUpByFar >= clients, 60_000 - (Date.now() - from));
    return [
      ...findings,
      { what: 'sockets the server let go of within 60 s', found: wire.givenUpByFar, atLeast: clients },
    ];
  } finally {
    for (const client of all) client.disconnect();
    wire.close();
    await nodes.stopAll();
    await data.dispose();
  }
}

function openClient(url: string, speed: number): ChatClient {
  const began = Date.now();
  const client = createChatClient({
    url,
    site: 'demo',
    WebSocket: WebSocket as never,
    now: () => began + (Date.now() - began) * speed,
    timers: {
      setTimeout: (callback, ms) => setTimeout(callback, ms / speed),
      clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
    },
  });
  client.connect();
  return client;
}

async function until(fits: () => boolean, within: number): Promise<void> {
  for (const giveUp = Date.now() + within; !fits() && Date.now() < giveUp; ) await pause(20);
}
