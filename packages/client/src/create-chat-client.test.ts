import type { HelloFrame } from '@zaine/protocol';
import { expect, test, vi } from 'vitest';
import type { ChatClientOptions, ChatEvents } from './chat-client.ts';
import { createChatClient } from './create-chat-client.ts';
import { createFakeNetwork } from './testing/fake-network.ts';
import { FakeTime, settle } from './testing/fake-time.ts';
import { eventFrame, message, stateEvent, welcome } from './testing/frames.ts';
import { MemoryStorage } from './testing/memory-storage.ts';

const LIVE = { type: 'live' };
const SHOPPER = { author: { role: 'shopper' } } as const;

function setUp(options: Partial<ChatClientOptions> = {}) {
  const time = new FakeTime();
  const network = createFakeNetwork();
  const client = createChatClient({
    url: 'https://shop.test',
    site: 'demo',
    storage: new MemoryStorage(),
    WebSocket: network.WebSocket,
    timers: time,
    now: time.now,
    random: () => 0,
    ...options,
  });
  const online = (...frames: object[]) => {
    client.connect();
    return network.latest.open().receive(welcome({ seq: frames.length }), ...frames, LIVE);
  };
  const heard = <K extends keyof ChatEvents>(name: K): ChatEvents[K][] => {
    const all: ChatEvents[K][] = [];
    client.on(name, (payload) => all.push(payload));
    return all;
  };
  const sent = (type: string) => network.latest.sent.filter((frame) => frame.type === type);
  const hello = () => network.latest.sent[0] as HelloFrame;
  return { time, network, client, online, heard, sent, hello };
}
const texts = ({ snapshot }: { snapshot: { events: readonly { seq: number }[] } }) =>
  snapshot.events.map(({ seq }) => seq);

test.each(['https://shop.test', 'https://shop.test/', 'wss://shop.test/v1/chat'])(
  '%s is a way to name the server',
  (url) => {
    const { network, client } = setUp({ url });
    client.connect();
    expect(network.latest.url).toBe('wss://shop.test/v1/chat');
  },
);

test('a server behind a path is found there, and nonsense is refused at once', () => {
  const { network, client } = setUp({ url: 'http://shop.test/chat/' });
  client.connect();
  expect(network.latest.url).toBe('ws://shop.test/chat/v1/chat');
  expect(() => setUp({ url: 'shop' })).toThrow(TypeError);
});

test('a new visitor shows nothing, a returning one their token and what they have', async () => {
  const storage = new MemoryStorage();
  const page = { url: 'https://shop.test/mug', title: 'Mug' };
  const { network, client, online, hello } = setUp({ storage, locale: 'zh-CN', page });
  online(eventFrame(message(1)));
  expect(hello()).toEqual({ type: 'hello', site: 'demo', locale: 'zh-CN', page });
  network.latest.drop(1012);
  client.disconnect();
  client.connect();
  network.latest.open();
  expect(hello()).toMatchObject({ visitor: 'v-1', conversation: 'c-1', after: 1, epoch: 'e-1' });

  const later = setUp({ storage });
  later.client.connect();
  later.network.latest.open();
  expect(later.hello()).toMatchObject({ visitor: 'v-1', conversation: 'c-1', after: 0 });
});

test('an overlong address of the page does not keep the shopper out', () => {
  const { client, network, hello } = setUp({ page: { url: `https://shop.test/?q=${'x'.repeat(5_000)}` } });
  client.connect();
  network.latest.open();
  expect(hello().page?.url).toHaveLength(2000);
});

test('a message is shown at once, and once, when the ack comes before the event', () => {
  const { client, online, network, sent } = setUp();
  online();
  const cid = client.send('在吗');
  expect(client.snapshot.pending).toMatchObject([{ cid, delivery: 'sending' }]);
  expect(sent('send')).toEqual([{ type: 'send', id: cid, body: { kind: 'text', text: '在吗' } }]);
  network.latest.receive({ type: 'ack', id: cid, event: 'event-1', seq: 1, at: '' });
  expect(client.snapshot.pending).toHaveLength(1);
  network.latest.receive(eventFrame(message(1, { ...SHOPPER, cid })));
  expect(client.snapshot.pending).toEqual([]);
  expect(texts(client)).toEqual([1]);
});

test('a message is shown once when the event comes before the ack', () => {
  const { client, online, network } = setUp();
  online();
  const cid = client.send('在吗');
  network.latest.receive(eventFrame(message(1, { ...SHOPPER, cid })));
  expect(client.snapshot.pending).toEqual([]);
  network.latest.receive({ type: 'ack', id: cid, event: 'event-1', seq: 1, at: '' });
  expect(client.snapshot.pending).toEqual([]);
  expect(texts(client)).toEqual([1]);
});

test.each(['ack first', 'event first'])('an event without the id is known by the ack, %s', (order) => {
  const { client, online, network } = setUp();
  online();
  const ack = { type: 'ack', id: client.send('在吗'), event: 'event-1', seq: 1, at: '' };
  const event = eventFrame(message(1, SHOPPER));
  network.latest.receive(...(order === 'ack first' ? [ack, event] : [event, ack]));
  expect(client.snapshot.pending).toEqual([]);
  expect(texts(client)).toEqual([1]);
});

test('when the event after an ack stays away it is asked for', async () => {
  const { client, online, network, time, sent } = setUp();
  online();
  network.latest.receive({ type: 'ack', id: client.send('在吗'), event: 'event-1', seq: 1, at: '' });
  expect(sent('pull')).toEqual([]);
  await time.pass(1_000);
  expect(sent('pull')).toEqual([{ type: 'pull', after: 0 }]);
});

test('a hole is asked for once, and again only if no answer comes', async () => {
  const { client, online, network, time, sent } = setUp();
  online(eventFrame(message(1)));
  network.latest.receive(eventFrame(message(3)), eventFrame(message(4)));
  expect(texts(client)).toEqual([1]);
  expect(sent('pull')).toEqual([{ type: 'pull', after: 1 }]);
  await time.pass(5_000);
  expect(sent('pull')).toHaveLength(2);
  network.latest.receive(eventFrame(message(2)), eventFrame(message(3)), eventFrame(message(4)), LIVE);
  expect(texts(client)).toEqual([1, 2, 3, 4]);
  await time.pass(20_000);
  expect(sent('pull')).toHaveLength(2);
});

test('what the welcome promised and did not come is asked for', async () => {
  const { client, network, time, sent } = setUp();
  client.connect();
  network.latest.open().receive(welcome({ seq: 2 }), eventFrame(message(1)), LIVE);
  await time.pass(1_000);
  expect(sent('pull')).toEqual([{ type: 'pull', after: 1 }]);
});

test('a server that cannot fill a hole is not asked without end', () => {
  const { online, network, sent } = setUp();
  online();
  network.latest.receive(eventFrame(message(3)), LIVE, LIVE, LIVE);
  expect(sent('pull')).toHaveLength(1);
});

test('what was missed comes in order, then live, and old states are history', () => {
  const { client, network, heard } = setUp();
  const states = heard('state');
  const live = heard('live');
  const agent = { name: 'agent', agent: '小周', since: '' } as const;
  client.connect();
  network.latest.open().receive(welcome({ seq: 3, state: agent }));
  const queued = { name: 'queued', since: '', position: 1, reason: 'asked' } as const;
  network.latest.receive(
    eventFrame(message(1)),
    eventFrame(stateEvent(2, queued)),
    eventFrame(stateEvent(3, agent)),
  );
  expect(live).toHaveLength(0);
  network.latest.receive(LIVE);
  expect(live).toHaveLength(1);
  expect(states).toEqual([agent]);
  expect(client.snapshot.state).toEqual(agent);
  expect(texts(client)).toEqual([1, 2, 3]);
});

test('after reset everything is taken from the first event', () => {
  const { client, online, network, heard } = setUp();
  const resets = heard('reset');
  online(eventFrame(message(1)), eventFrame(message(2)));
  network.latest.receive({ type: 'reset' });
  expect(client.snapshot.events).toEqual([]);
  network.latest.receive(eventFrame(message(1)), eventFrame(message(2)), LIVE);
  expect(texts(client)).toEqual([1, 2]);
  expect(resets).toHaveLength(1);
});

test('a replaced store drops what was shown and gets what had not arrived', async () => {
  const { client, online, network, time, sent } = setUp();
  online(eventFrame(message(1)), eventFrame(message(2)));
  const cid = client.send('在吗');
  network.latest.receive({ type: 'ack', id: cid, event: 'event-3', seq: 3, at: '' });
  network.latest.drop();
  await time.pass(0);
  network.latest.open().receive(welcome({ epoch: 'e-2', seq: 1 }));
  expect(client.snapshot.events).toEqual([]);
  expect(sent('send')).toMatchObject([{ id: cid }]);
  network.latest.receive(eventFrame(message(1)), LIVE);
  expect(texts(client)).toEqual([1]);
});

test('a refused message can be sent again or taken back', () => {
  const { client, online, network, sent } = setUp();
  online();
  const cid = client.send('在吗');
  const error = { code: 'conflict', message: 'The id is taken.' } as const;
  network.latest.receive({ type: 'error', id: cid, ...error });
  expect(client.snapshot.pending).toMatchObject([{ cid, delivery: 'failed', error }]);
  expect(client.snapshot.error).toBeUndefined();
  client.retry(cid);
  const [again] = client.snapshot.pending;
  expect(again?.delivery).toBe('sending');
  expect(sent('send')).toHaveLength(2);
  client.discard(again?.cid ?? '');
  expect(client.snapshot.pending).toEqual([]);
});

test('a rating is not among the messages, and a refused one is told', () => {
  const { client, online, network } = setUp();
  online();
  const cid = client.rate(5, '很好');
  expect(client.snapshot.pending).toEqual([]);
  network.latest.receive({ type: 'error', id: cid, code: 'invalid', message: 'Not now.' });
  expect(client.snapshot.error).toEqual({ code: 'invalid', message: 'Not now.' });
});

test('writing shows until the message, the end of it, or six seconds', async () => {
  const { client, online, network, time } = setUp();
  online();
  const typing = { type: 'typing', on: true, role: 'agent', name: '小周' };
  network.latest.receive(typing);
  expect(client.snapshot.typing).toEqual({ role: 'agent', name: '小周' });
  network.latest.receive(eventFrame(message(1, { author: { role: 'agent', name: '小周' } })));
  expect(client.snapshot.typing).toBeUndefined();
  network.latest.receive(typing, { ...typing, on: false });
  expect(client.snapshot.typing).toBeUndefined();
  network.latest.receive(typing);
  await time.pass(5_900);
  expect(client.snapshot.typing).toBeDefined();
  await time.pass(200);
  expect(client.snapshot.typing).toBeUndefined();
});

test('keystrokes go out as one "on" in three seconds and an "off" after five idle ones', async () => {
  const { client, online, time, sent } = setUp();
  online();
  for (let i = 0; i < 8; i++) {
    client.typing(true);
    await time.pass(500);
  }
  expect(sent('typing')).toEqual([
    { type: 'typing', on: true },
    { type: 'typing', on: true },
  ]);
  await time.pass(5_000);
  expect(sent('typing').at(-1)).toEqual({ type: 'typing', on: false });
  client.typing(false);
  expect(sent('typing')).toHaveLength(3);
});

test('the place in the queue is shown until the queue is left', () => {
  const { client, online, network, heard } = setUp();
  const queue = heard('queue');
  online();
  const queued = { name: 'queued', since: '', position: 2, reason: 'asked' } as const;
  network.latest.receive(eventFrame(stateEvent(1, queued)), { type: 'queue', position: 2, waitSeconds: 60 });
  expect(client.snapshot.queue).toEqual({ position: 2, waitSeconds: 60 });
  network.latest.receive(eventFrame(stateEvent(2, { name: 'agent', agent: '小周', since: '' })));
  expect(client.snapshot.queue).toBeUndefined();
  expect(queue).toEqual([{ position: 2, waitSeconds: 60 }, undefined]);
});

test('replies read together are told once; a mark does not call for the next', async () => {
  const { client, online, network, time, sent } = setUp();
  online(eventFrame(message(1)), eventFrame(message(2)));
  expect(client.snapshot.unread).toBe(2);
  client.subscribe(() => client.markRead());
  client.markRead(1);
  client.markRead();
  expect(client.snapshot).toMatchObject({ unread: 0, readByMe: 2 });
  await time.pass(250);
  expect(sent('read')).toEqual([{ type: 'read', seq: 2 }]);
  const at = message(3).at;
  network.latest.receive(eventFrame({ id: 'event-3', seq: 3, at, ...SHOPPER, kind: 'read', read: 2 }));
  await time.pass(1_000);
  expect(sent('read')).toHaveLength(1);
});

test("a mark set while offline is told on return, and the other side's marks show", async () => {
  const { client, online, network, time, sent } = setUp();
  online(eventFrame(message(1)));
  network.latest.drop();
  client.markRead();
  await time.pass(1_000);
  network.latest.open().receive(welcome({ seq: 2 }));
  const read = { id: 'event-2', seq: 2, at: '', author: { role: 'agent' }, kind: 'read', read: 1 };
  network.latest.receive(eventFrame(read), LIVE);
  expect(sent('read')).toEqual([{ type: 'read', seq: 1 }]);
  expect(client.snapshot.readByOthers).toBe(1);
});

test('ending while offline ends at the next connection, unless the shopper writes on', async () => {
  const { client, online, network, time, sent } = setUp();
  online();
  network.latest.drop();
  client.end();
  await time.pass(0);
  network.latest.open().receive(welcome(), LIVE);
  expect(sent('end')).toHaveLength(1);
  network.latest.drop();
  client.send('one more thing');
  await time.pass(1_000);
  network.latest.open().receive(welcome(), LIVE);
  expect(sent('end')).toHaveLength(0);
});

test('a conversation that was closed meanwhile is not ended again when somebody reopens it', async () => {
  const { client, online, network, time, sent } = setUp();
  online();
  network.latest.drop();
  client.end();
  for (const state of [{ name: 'closed', at: '', by: 'agent' }, { name: 'bot' }] as const) {
    await time.pass(1_000);
    network.latest.open().receive(welcome({ state }), LIVE);
    expect(sent('end')).toHaveLength(0);
    network.latest.drop();
  }
});

const REFUSALS = [
  { code: 4003, problem: { code: 'identity', message: 'Not signed by this shop.' } },
  { code: 4001, problem: { code: 'expired', message: 'The token has expired.' } },
] as const;

test.each(REFUSALS)(
  'a token that is not taken is asked for once more, then the shopper is a guest: %j',
  async ({ code, problem }) => {
    const identity = vi.fn(async () => `jwt-${identity.mock.calls.length}`);
    const { client, heard, network, time, hello } = setUp({ identity });
    const problems = heard('identity');
    const refuse = async () => {
      network.latest.open().receive({ type: 'error', ...problem });
      network.latest.drop(code);
      await time.pass(0);
    };
    client.connect();
    await settle();
    await refuse();
    expect(problems).toEqual([]);
    network.latest.open();
    expect(hello().identity).toBe('jwt-2');
    network.latest.receive({ type: 'error', ...problem }).drop(code);
    await time.pass(0);
    expect(problems).toEqual([problem]);
    network.latest.open();
    expect(hello()).not.toHaveProperty('identity');
    network.latest.receive(welcome(), LIVE).drop();
    await time.pass(0);
    network.latest.open().receive(welcome(), LIVE);
    expect(hello()).not.toHaveProperty('identity');
    expect(client.snapshot).toMatchObject({ connection: 'online', error: undefined });
    expect(identity).toHaveBeenCalledTimes(2);
  },
);

test.each(REFUSALS)(
  'a fixed token that is not taken is told of and left out, the visitor goes on: %j',
  async ({ code, problem }) => {
    const { client, heard, network, time, hello } = setUp({ identity: 'jwt' });
    const problems = heard('identity');
    client.connect();
    network.latest.open();
    expect(hello().identity).toBe('jwt');
    network.latest.receive({ type: 'error', ...problem }).drop(code);
    expect(client.snapshot.connection).toBe('connecting');
    await time.pass(0);
    network.latest.open().receive(welcome(), LIVE);
    expect(hello().identity).toBeUndefined();
    expect(client.snapshot).toMatchObject({ connection: 'online', error: undefined });
    expect(problems).toEqual([problem]);
    client.identify('good');
    network.latest.open();
    expect(hello().identity).toBe('good');
  },
);

test('whoever is refused as a guest too is told so, and not tried again', async () => {
  const { client, network, time } = setUp({ identity: 'jwt' });
  client.connect();
  for (const socket of [1, 2]) {
    expect(network.sockets).toHaveLength(socket);
    network.latest.open().drop(4001);
    await time.pass(0);
  }
  await time.pass(600_000);
  expect(network.sockets).toHaveLength(2);
  expect(client.snapshot).toMatchObject({ connection: 'refused', error: { code: 'expired' } });
});

test('a guest whose token was withdrawn goes on as somebody new', async () => {
  const { client, heard, network, online, time } = setUp();
  const problems = heard('identity');
  online().drop(4001);
  await time.pass(0);
  network.latest.open().receive(welcome({ conversation: 'c-2' }), LIVE);
  expect(client.snapshot).toMatchObject({ connection: 'online', conversation: 'c-2' });
  expect(problems).toMatchObject([{ code: 'expired' }]);
});

test('a site that is not there is no matter of who is asking', async () => {
  const identity = vi.fn(async () => 'jwt');
  const { client, heard, network, time } = setUp({ identity });
  const problems = heard('identity');
  client.connect();
  await settle();
  network.latest.open().receive({ type: 'error', code: 'unknown_site', message: 'No such site.' }).drop(4003);
  await time.pass(600_000);
  expect(network.sockets).toHaveLength(1);
  expect(identity).toHaveBeenCalledTimes(1);
  expect(client.snapshot).toMatchObject({ connection: 'refused', error: { code: 'unknown_site' } });
  expect(problems).toEqual([]);
});

test('a shop that cannot say who this is does not keep its customer from asking', async () => {
  const failing = setUp({ identity: () => Promise.reject(new Error('down')) });
  failing.client.connect();
  await settle();
  expect(failing.network.sockets).toHaveLength(1);
  const hanging = setUp({ identity: () => new Promise(() => {}) });
  hanging.client.connect();
  await hanging.time.pass(10_000);
  expect(hanging.network.sockets).toHaveLength(1);
});

test('a conversation counts as open on this device from the first word, or a person’s, until it is closed', () => {
  const storage = new MemoryStorage();
  const { client, online, network } = setUp({ storage });
  const open = () => storage.keys.includes('zaine:demo:open');
  online(eventFrame(message(1)));
  expect(open()).toBe(false);
  client.rate(5);
  expect(open()).toBe(false);
  client.send('my order?');
  expect(open()).toBe(true);
  network.latest.receive(eventFrame(stateEvent(2, { name: 'closed', at: '', by: 'shopper' })));
  expect(open()).toBe(false);
  network.latest.receive(eventFrame(message(3, SHOPPER)));
  expect(open()).toBe(false);
  network.latest.receive(eventFrame(stateEvent(4, { name: 'bot' })), eventFrame(message(5, SHOPPER)));
  expect(open()).toBe(true);
  client.logout();
  expect(open()).toBe(false);
  const other = setUp({ storage });
  other.online(eventFrame(message(1, { author: { role: 'agent', name: 'Zhou' } })));
  expect(open()).toBe(true);
});

test('logging out leaves nothing of the customer on this device', () => {
  const storage = new MemoryStorage();
  const { client, online, network, hello } = setUp({ storage, identity: 'jwt' });
  online(eventFrame(message(1)));
  client.send('my order?');
  client.logout();
  expect(storage.keys).toEqual([]);
  expect(client.snapshot).toMatchObject({ events: [], pending: [], conversation: undefined, readByMe: 0 });
  network.latest.open();
  expect(hello()).toEqual({ type: 'hello', site: 'demo' });
});

test('logging out without a connection makes none', () => {
  const { client, network } = setUp();
  client.logout();
  expect(network.sockets).toHaveLength(0);
});

test('another language says hello again, the same one does not', () => {
  const { client, online, network, hello } = setUp({ locale: 'en' });
  online();
  client.setLocale('en');
  client.setPage({ product: 'MUG-01' });
  expect(network.sockets).toHaveLength(1);
  client.setLocale('zh-CN');
  network.latest.open();
  expect(hello()).toMatchObject({ locale: 'zh-CN', page: { product: 'MUG-01' } });
});

test('a full storage does not keep anybody from chatting', async () => {
  const storage = new MemoryStorage();
  storage.full = true;
  const { client, online, network, time, sent, hello } = setUp({ storage });
  online();
  const cid = client.send('在吗');
  network.latest.drop();
  await time.pass(0);
  network.latest.open().receive(welcome(), LIVE);
  expect(hello().visitor).toBe('v-1');
  expect(sent('send')).toMatchObject([{ id: cid }]);
});

test('the snapshot is the same object until something changes, and subscribers hear once of many changes', async () => {
  const { client, online, network } = setUp();
  online();
  await settle();
  const before = client.snapshot;
  network.latest.receive(LIVE, { type: 'news' });
  expect(client.snapshot).toBe(before);
  const listener = vi.fn();
  const undo = client.subscribe(listener);
  network.latest.receive(eventFrame(message(1)), eventFrame(message(2)));
  await settle();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(listener).toHaveBeenCalledWith(client.snapshot);
  undo();
  network.latest.receive(eventFrame(message(3)));
  await settle();
  expect(listener).toHaveBeenCalledTimes(1);
});

test('a listener finds in the snapshot what it was called for', () => {
  const { client, online, network } = setUp();
  online();
  const seen: number[][] = [];
  client.on('message', () => seen.push(texts(client)));
  network.latest.receive(eventFrame(message(1)), eventFrame(message(2)));
  expect(seen).toEqual([[1], [1, 2]]);
});

test('what the page knows and what happened on it is told once connected, and facts again after a reconnect', async () => {
  const { client, online, network, sent, time } = setUp();
  client.setAttributes({ plan: 'gold' });
  client.track('viewed', { product: 'mug' });
  online();
  expect(sent('context')).toEqual([{ type: 'context', attributes: { plan: 'gold' } }]);
  expect(sent('track')).toMatchObject([{ name: 'viewed', data: { product: 'mug' } }]);
  client.setPage({ url: 'https://shop.test/tote' });
  expect(sent('context').at(-1)).toEqual({ type: 'context', page: { url: 'https://shop.test/tote' } });
  network.latest.drop();
  await time.pass(1000);
  network.latest.open().receive(welcome(), LIVE);
  expect(network.latest.sent[0]).toMatchObject({ page: { url: 'https://shop.test/tote' } });
  expect(sent('context')).toEqual([{ type: 'context', attributes: { plan: 'gold' } }]);
  expect(sent('track')).toEqual([]);
});

test('who logs out takes what was known of them along', () => {
  const { client, online, sent } = setUp();
  client.setAttributes({ plan: 'gold' });
  client.track('viewed');
  client.logout();
  online();
  expect([...sent('context'), ...sent('track')]).toEqual([]);
});

test('a shop that cannot say who is there is told so, and the chat goes on without', async () => {
  const { client, heard, network } = setUp({ identity: () => Promise.reject(new Error('503')) });
  const problems = heard('identity');
  client.connect();
  await settle();
  network.latest.open().receive(welcome(), LIVE);
  expect(problems).toEqual([{ code: 'unavailable', message: 'Error: 503' }]);
  expect(client.snapshot.connection).toBe('online');
});

test.each([
  { kind: 'text', text: 5 },
  { kind: 'text' },
  { kind: 'choice', value: 'human' },
  { kind: 'order' },
  null,
])('what is no message is refused before anything is kept of it, and skipped where it was: %j', (body) => {
  const storage = new MemoryStorage();
  const { client } = setUp({ storage });
  expect(() => client.post(body as never)).toThrow(TypeError);
  expect(storage.keys).toEqual([]);
  const kept = { cid: 'a', frame: { type: 'send', body }, at: '2026-01-01T00:00:00Z', order: 1 };
  storage.setItem('zaine:demo:out:a', JSON.stringify(kept));
  const later = setUp({ storage });
  later.online();
  expect(later.client.snapshot.pending).toEqual([]);
  expect(later.sent('send')).toEqual([]);
});

test('what the server could not read is shown as not sent, and may be discarded', () => {
  const { client, online, network } = setUp();
  online();
  const id = client.send('在吗');
  network.latest.receive({ type: 'error', code: 'bad_frame', message: 'body is wrong', id });
  expect(client.snapshot.pending).toMatchObject([{ cid: id, delivery: 'failed' }]);
  client.discard(id);
  expect(client.snapshot.pending).toEqual([]);
});
