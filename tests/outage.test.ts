import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nanoid } from 'nanoid';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { freePort, startServerProcess } from '../packages/server/src/testing/server-process.ts';
import { openSocket, startTestServer } from '../packages/server/src/testing/test-server.ts';
import { testStores } from '../packages/server/src/testing/test-store.ts';

const [, postgres] = testStores;

async function shopper(url: string) {
  const socket = await openSocket(`${url}/v1/chat`);
  socket.send({ type: 'hello', site: 'demo' });
  await socket.next('live');
  return socket;
}

const rating = (text: string) => ({ type: 'send', id: nanoid(), body: { kind: 'rating', score: 3, text } });

describe('when the disk is full', () => {
  test('senders are told, what was acknowledged is kept, and all goes on by itself when there is room again', {
    timeout: 60_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zaine-full-'));
    const env = { ZAINE_DATA: folder, PORT: String(await freePort()) };
    // No file may grow beyond this many blocks of 1 KiB: to the store, a disk with no room left.
    const full = await startServerProcess(env, [], { fileLimit: 2500 });
    const socket = await shopper(full.url);
    const acked: string[] = [];
    let refusal: unknown;
    for (let i = 0; i < 280 && !refusal; i++) {
      const frame = rating('满'.repeat(3900));
      socket.send(frame);
      const answer = await Promise.race([
        socket.next('ack', ({ id }) => id === frame.id),
        socket.next('error', ({ id }) => id === frame.id),
      ]);
      if (answer.type === 'ack') acked.push(frame.id);
      else refusal = answer.code;
    }
    expect(refusal).toBe('unavailable');
    expect(acked.length).toBeGreaterThan(5);
    expect((await fetch(`${full.url}/healthz`)).status).toBe(200);
    // Somebody makes room; the server is not told.
    await promisify(execFile)('prlimit', ['--pid', String(full.child.pid), '--fsize=unlimited:unlimited']);
    const after = rating('又有地方了');
    const answerTo = async () => {
      socket.send(after);
      const mine = (frame: Record<string, unknown>) => frame.id === after.id;
      return (await Promise.race([socket.next('ack', mine), socket.next('error', mine)])).type;
    };
    await expect.poll(answerTo, { timeout: 10_000, interval: 200 }).toBe('ack');
    expect((await fetch(`${full.url}/readyz`)).status).toBe(200);
    acked.push(after.id);
    const { visitor } = socket.frames[0] as unknown as { visitor: string };
    await full.kill();

    const roomy = await startServerProcess(env);
    const back = await openSocket(`${roomy.url}/v1/chat`);
    back.send({ type: 'hello', site: 'demo', visitor });
    await back.next('live');
    const kept = back.frames
      .filter((frame) => frame.type === 'event')
      .map(({ event }) => (event as { cid: string }).cid);
    expect(kept).toEqual(acked);
    await roomy.stop();
    await rm(folder, { recursive: true, force: true });
  });
});

describe.skipIf(postgres?.skip)('when the database is gone for a while', () => {
  test('senders are told, and all goes on by itself when it is back', { timeout: 60_000 }, async () => {
    if (!postgres) return;
    const server = await startTestServer(postgres);
    const url = new URL(server.data.env.DATABASE_URL ?? '');
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const operator = new pg.Client({ connectionString: url.href });
    await operator.connect();
    const socket = await shopper(server.url);
    const before = rating('之前');
    socket.send(before);
    await socket.next('ack');

    await operator.query(`alter database ${name} allow_connections false`);
    await operator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const lost = rating('断了');
    socket.send(lost);
    expect(await socket.next('error')).toMatchObject({ code: 'unavailable', id: lost.id });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);

    await operator.query(`alter database ${name} allow_connections true`);
    socket.send(lost);
    expect(await socket.next('ack')).toMatchObject({ id: lost.id, seq: 2 });
    await operator.end();
    await server.dispose();
  });
});
