// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createChatClient } from './create-chat-client.ts';
import { createFakeNetwork } from './testing/fake-network.ts';
import { FakeTime } from './testing/fake-time.ts';
import { welcome } from './testing/frames.ts';

function setUp() {
  localStorage.clear();
  const time = new FakeTime();
  const network = createFakeNetwork();
  const { WebSocket } = network;
  const client = createChatClient({
    url: 'ws://shop.test/v1/chat',
    site: 'demo',
    WebSocket,
    timers: time,
    now: time.now,
    random: () => 0.99,
  });
  return { time, network, client };
}

test('when the network is back, nobody waits for the next try', async () => {
  const { time, network, client } = setUp();
  client.connect();
  for (let i = 0; i < 5; i++) {
    network.latest.drop();
    await time.pass(30_000);
  }
  network.latest.drop();
  const tried = network.sockets.length;
  window.dispatchEvent(new Event('online'));
  expect(network.sockets).toHaveLength(tried + 1);
  client.disconnect();
});

test('coming back to the page finds a link that died meanwhile', async () => {
  const { time, network, client } = setUp();
  client.connect();
  network.latest.open().receive(welcome(), { type: 'live' });
  await time.pass(20_000);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(network.latest.sent.at(-1)).toEqual({ type: 'pull', after: 0 });
  await time.pass(12_000);
  expect(network.sockets).toHaveLength(2);
  client.disconnect();
});

test('after disconnect the browser may say what it likes', () => {
  const { network, client } = setUp();
  client.connect();
  client.disconnect();
  window.dispatchEvent(new Event('online'));
  expect(network.sockets).toHaveLength(1);
  expect(client.snapshot.connection).toBe('idle');
});

test('logging out in one tab logs the other out, with what was not sent yet', () => {
  const { network, client } = setUp();
  client.connect();
  network.latest.open().receive(welcome(), { type: 'live' });
  client.send('my order?');
  let forgotten = 0;
  client.on('forgotten', () => forgotten++);
  localStorage.removeItem('zaine:demo:visitor');
  localStorage.removeItem('zaine:demo:conversation');
  window.dispatchEvent(new StorageEvent('storage', { key: 'zaine:demo:conversation', newValue: null }));
  expect(client.snapshot).toMatchObject({ connection: 'idle', conversation: undefined, pending: [] });
  expect(forgotten).toBe(1);
  // Nobody new is kept before somebody asks again.
  expect(network.sockets).toHaveLength(1);
  client.connect();
  expect(network.latest.open().sent).toEqual([{ type: 'hello', site: 'demo' }]);
  client.disconnect();
});

test('two tabs opened at once end up in the same conversation', () => {
  const { network, client } = setUp();
  client.connect();
  network.latest.open().receive(welcome(), { type: 'live' });
  localStorage.setItem('zaine:demo:visitor', 'v-2');
  localStorage.setItem('zaine:demo:conversation', 'c-2');
  window.dispatchEvent(new StorageEvent('storage', { key: 'zaine:demo:conversation', newValue: 'c-2' }));
  const hello = { type: 'hello', site: 'demo', visitor: 'v-2', conversation: 'c-2', after: 0 };
  expect(network.latest.open().sent).toEqual([hello]);
  client.disconnect();
});

test('a page that is left lets its socket go, and has another as soon as it is shown again', () => {
  const { network, client } = setUp();
  client.connect();
  const first = network.latest.open().receive(welcome(), { type: 'live' });
  window.dispatchEvent(new Event('pagehide'));
  expect(first.closed).toBe(true);
  window.dispatchEvent(new Event('pageshow'));
  expect(network.sockets).toHaveLength(2);
  client.disconnect();
});
