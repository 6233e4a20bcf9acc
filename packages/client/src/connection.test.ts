import type { ChatClientFrame, ChatServerFrame } from '@zaine/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection } from './connection.ts';
import type { ConnectionState } from './snapshot.ts';
import { createFakeNetwork } from './testing/fake-network.ts';
import { FakeTime } from './testing/fake-time.ts';
import { welcome } from './testing/frames.ts';

beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());
afterEach(() => vi.restoreAllMocks());

/** A connection on a fake network; `random` stands at a half, so that delays are half of what they may be. */
function setUp({ again = (): boolean => false, random = 0.5 } = {}) {
  const time = new FakeTime();
  const network = createFakeNetwork();
  const states: ConnectionState[] = [];
  const refusals: number[] = [];
  const backoff = { minMs: 500, maxMs: 30_000 };
  const connection: Connection<ChatClientFrame, ChatServerFrame> = new Connection({
    url: 'ws://shop.test/v1/chat',
    runtime: { WebSocket: network.WebSocket, timers: time, now: time.now, random: () => random, backoff },
    hello: () => ({ type: 'hello', site: 'demo' }),
    probe: () => connection.send({ type: 'pull', after: 0 }),
    frame: () => {},
    changed: (state) => states.push(state),
    refused: (code) => {
      refusals.push(code);
      return again();
    },
  });
  const live = () => network.latest.open().receive(welcome());
  return { time, network, connection, states, refusals, live };
}

test('says hello as soon as the socket is open, and is online once welcomed', () => {
  const { network, connection, states } = setUp();
  connection.connect();
  expect(network.latest.protocol).toBe('zaine.v1');
  expect(network.latest.sent).toEqual([]);
  network.latest.open();
  expect(network.latest.sent).toEqual([{ type: 'hello', site: 'demo' }]);
  expect(connection.state).toBe('connecting');
  network.latest.receive(welcome());
  expect(states).toEqual(['connecting', 'online']);
});

test('a server out of reach is told to developers once, a short gap not at all', async () => {
  const { time, network, connection, live } = setUp();
  connection.connect();
  live();
  network.latest.drop();
  await time.pass(1_000);
  live();
  await time.pass(6_000);
  expect(console.warn).not.toHaveBeenCalled();
  for (let attempt = 0; attempt < 5; attempt++) {
    network.latest.drop();
    await time.pass(30_000);
  }
  expect(console.warn).toHaveBeenCalledTimes(1);
  expect(console.warn).toHaveBeenCalledWith('Zaine: no connection to ws://shop.test/v1/chat (1006)');
});

test('a refusal is told to developers with its reason', () => {
  const { network, connection } = setUp();
  connection.connect();
  network.latest.open().drop(4003, 'forbidden');
  expect(console.warn).toHaveBeenCalledWith(
    'Zaine: no connection to ws://shop.test/v1/chat (4003 forbidden)',
  );
});

test('takes nothing to send before the welcome', () => {
  const { network, connection } = setUp();
  connection.connect();
  network.latest.open();
  expect(connection.send({ type: 'end' })).toBe(false);
  network.latest.receive(welcome());
  expect(connection.send({ type: 'end' })).toBe(true);
});

test('tries again at longer and longer distances, up to the longest', async () => {
  const { time, network, connection } = setUp();
  connection.connect();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 9; attempt++) {
    const tried = network.sockets.length;
    network.latest.drop();
    const from = time.now();
    while (network.sockets.length === tried) await time.pass(50);
    waits.push(time.now() - from);
  }
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});

test('after a while of peace the first retry is quick again', async () => {
  const { time, network, connection, live } = setUp();
  connection.connect();
  for (let i = 0; i < 6; i++) {
    network.latest.drop();
    await time.pass(15_000);
  }
  live();
  await time.pass(5_000);
  const tried = network.sockets.length;
  network.latest.drop();
  await time.pass(250);
  expect(network.sockets).toHaveLength(tried + 1);
});

test('clients of a restarting server come back spread over seconds', async () => {
  const { time, network, connection, live } = setUp({ random: 0.9 });
  connection.connect();
  live();
  network.latest.drop(1012);
  await time.pass(4_400);
  expect(network.sockets).toHaveLength(1);
  await time.pass(200);
  expect(network.sockets).toHaveLength(2);
});

test('one who was told to slow down waits long', async () => {
  const { time, network, connection, live } = setUp({ random: 0 });
  connection.connect();
  live();
  network.latest.drop(4008);
  await time.pass(14_900);
  expect(network.sockets).toHaveLength(1);
  await time.pass(200);
  expect(network.sockets).toHaveLength(2);
});

test.each([4003, 4010])('close code %i is final until asked to connect again', async (code) => {
  const { time, network, connection, refusals, live } = setUp();
  connection.connect();
  live();
  network.latest.drop(code);
  await time.pass(600_000);
  expect(connection.state).toBe('refused');
  expect(refusals).toEqual([code]);
  expect(network.sockets).toHaveLength(1);
  connection.connect();
  live();
  expect(connection.state).toBe('online');
});

test('a client that read too slowly comes back', async () => {
  const { time, network, connection, live } = setUp();
  connection.connect();
  live();
  network.latest.drop(4009);
  expect(connection.state).toBe('offline');
  await time.pass(1_000);
  live();
  expect(connection.state).toBe('online');
});

test('whoever is refused may say another hello, at once the first time, or that is the end', async () => {
  let others = 2;
  const { time, network, connection, states } = setUp({ again: () => others-- > 0 });
  connection.connect();
  network.latest.open().drop(4001);
  await time.pass(0);
  expect(network.sockets).toHaveLength(2);
  network.latest.open().drop(4003);
  await time.pass(0);
  expect(network.sockets).toHaveLength(2);
  await time.pass(1_000);
  expect(network.sockets).toHaveLength(3);
  network.latest.open().drop(4001);
  await time.pass(60_000);
  expect(network.sockets).toHaveLength(3);
  expect(states).toEqual(['connecting', 'refused']);
});

test('a link that died without a word is found within a minute', async () => {
  const { time, network, connection, live } = setUp();
  connection.connect();
  live();
  await time.pass(60_000);
  expect(network.sockets.length).toBeGreaterThan(1);
  expect(network.sockets[0]?.sent.at(-1)).toEqual({ type: 'pull', after: 0 });
  expect(network.sockets[0]?.closed).toBe(true);
});

test('a quiet link that answers is kept', async () => {
  const { time, network, connection, live } = setUp();
  connection.connect();
  live();
  network.latest.answer = (frame) => frame.type === 'pull' && network.latest.receive({ type: 'live' });
  await time.pass(3_600_000);
  expect(network.sockets).toHaveLength(1);
  expect(connection.state).toBe('online');
});

test('a link that answers nothing after a message is given up within seconds', async () => {
  const { time, network, connection, live } = setUp();
  connection.connect();
  live();
  await time.pass(10_000);
  connection.send({ type: 'end' });
  await time.pass(15_500);
  expect(network.sockets).toHaveLength(2);
});

test('a socket that never opens is given up', async () => {
  const { time, network, connection } = setUp();
  connection.connect();
  await time.pass(16_000);
  expect(network.sockets).toHaveLength(2);
  network.sockets[0]?.open();
  expect(network.sockets[0]?.sent).toEqual([]);
});

test('disconnect ends it, connect begins it again', async () => {
  const { time, network, connection, live } = setUp();
  connection.connect();
  live();
  connection.disconnect();
  expect(network.latest.closed).toBe(true);
  await time.pass(600_000);
  expect(network.sockets).toHaveLength(1);
  expect(connection.state).toBe('idle');
  connection.connect();
  live();
  expect(connection.state).toBe('online');
});

test('what a socket says after it was left is not heard', async () => {
  const { time, network, connection, states, live } = setUp();
  connection.connect();
  const first = live();
  connection.reconnect();
  live();
  first.drop(4003);
  await time.pass(1_000);
  expect(states).toEqual(['connecting', 'online', 'connecting', 'online']);
  expect(network.sockets).toHaveLength(2);
});

test('what is no frame is passed over', () => {
  const { network, connection, live } = setUp();
  connection.connect();
  live().receive([], { kind: 'odd' });
  expect(connection.state).toBe('online');
  expect(network.sockets).toHaveLength(1);
});
