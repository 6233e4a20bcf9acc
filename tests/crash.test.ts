import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { describe, expect, test } from 'vitest';
import {
  freePort,
  type ServerProcess,
  startServerProcess,
} from '../packages/server/src/testing/server-process.ts';
import { openSocket, type RawFrame } from '../packages/server/src/testing/test-server.ts';
import { testStores } from '../packages/server/src/testing/test-store.ts';

const KILLS = 10;
const SHOPPERS = 4;
const BURST = 40;

interface Shopper {
  visitor?: string;
  conversation?: string;
  /** What the server acknowledged: client's id → seq. */
  acked: Map<string, number>;
}

interface LogEvent {
  seq: number;
  cid?: string;
  author: { role: string };
}

/** Sends a burst and returns when the server is gone; acks are noted as they come. */
async function burst(server: ServerProcess, shopper: Shopper, onAck: () => void): Promise<void> {
  const socket = await openSocket(`${server.url}/v1/chat`);
  const { visitor, conversation } = shopper;
  socket.send({ type: 'hello', site: 'demo', visitor, conversation, after: 0 });
  const welcome = await socket.next('welcome');
  shopper.visitor = welcome.visitor as string;
  shopper.conversation = welcome.conversation as string;
  const sent = Array.from({ length: BURST }, () => nanoid());
  const listen = setInterval(() => note(socket.frames), 1);
  let seen = 0;
  function note(frames: readonly RawFrame[]): void {
    for (; seen < frames.length; seen++) {
      const frame = frames[seen];
      if (frame?.type !== 'ack') continue;
      shopper.acked.set(frame.id as string, frame.seq as number);
      onAck();
    }
  }
  for (const id of sent) socket.send({ type: 'send', id, body: { kind: 'text', text: `在吗 ${id}` } });
  await socket.closed;
  clearInterval(listen);
  note(socket.frames);
}

async function wholeLog(server: ServerProcess, shopper: Shopper): Promise<LogEvent[]> {
  const socket = await openSocket(`${server.url}/v1/chat`);
  socket.send({ type: 'hello', site: 'demo', visitor: shopper.visitor });
  await socket.next('live');
  const events = socket.frames
    .filter((frame) => frame.type === 'event')
    .map((frame) => frame.event as LogEvent);
  socket.close();
  return events;
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`killed in the middle of a burst, on ${kind.name}`, () => {
    test(`${KILLS} times: every acknowledged message is there once, without a hole`, {
      timeout: 180_000,
    }, async () => {
      const data = await kind.open();
      const folder = await mkdtemp(join(tmpdir(), 'zaine-crash-'));
      await data.store.close();
      const env = { ZAINE_DATA: folder, ...data.env, PORT: String(await freePort()) };
      const shoppers: Shopper[] = Array.from({ length: SHOPPERS }, () => ({ acked: new Map() }));
      for (let round = 0; round < KILLS; round++) {
        const server = await startServerProcess(env);
        let acks = 0;
        const bursts: Promise<void>[] = [];
        const killed = new Promise<void>((resolve) => {
          const onAck = () => {
            acks += 1;
            if (acks === 5 + round * 7) resolve();
          };
          for (const shopper of shoppers) bursts.push(burst(server, shopper, onAck));
        });
        await killed;
        await server.kill();
        await Promise.all(bursts);
      }
      const server = await startServerProcess(env);
      for (const shopper of shoppers) {
        const events = await wholeLog(server, shopper);
        expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
        const bySender = new Map<string, number[]>();
        for (const { cid, seq } of events) if (cid) bySender.set(cid, [...(bySender.get(cid) ?? []), seq]);
        for (const [cid, seq] of shopper.acked) expect(bySender.get(cid)).toEqual([seq]);
        expect(shopper.acked.size).toBeGreaterThan(KILLS);
      }
      expect(await server.stop()).toBe(0);
      await data.dispose();
      await rm(folder, { recursive: true, force: true });
    });
  });
}
