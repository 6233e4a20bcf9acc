import type { ConversationSummary, DeskServerFrame } from '@zaine/protocol';
import { expect, test } from 'vitest';
import { createDeskClient } from './create-desk-client.ts';
import { createFakeNetwork } from './testing/fake-network.ts';
import { FakeTime } from './testing/fake-time.ts';
import { message, stateEvent } from './testing/frames.ts';

type Welcome = Extract<DeskServerFrame, { type: 'welcome' }>;
const SHOPPER = { author: { role: 'shopper' } } as const;
const AT = '2026-11-23T03:00:00.000Z';
const mine = { name: 'agent', agent: 'zhou', since: AT } as const;

const summary = (conversation: string, fields: Partial<ConversationSummary> = {}): ConversationSummary => ({
  ...{ conversation, state: mine, seq: 0, locale: 'zh-CN', preview: '', at: AT, unread: 0 },
  ...fields,
});
const waiting = (conversation: string) => {
  const state = { name: 'queued', since: AT, position: 1, reason: 'asked' } as const;
  return { ...summary(conversation, { state }), since: AT, position: 1, reason: state.reason };
};

function setUp(fields: Partial<Welcome> = {}) {
  const time = new FakeTime();
  const network = createFakeNetwork();
  const { WebSocket } = network;
  const desk = createDeskClient({
    ...{ url: 'https://shop.test', WebSocket },
    ...{ timers: time, now: time.now, random: () => 0 },
  });
  const agent = { name: 'zhou', role: 'agent', status: 'online' } as const;
  const lists = { queue: [], conversations: [], agents: [{ name: 'zhou', status: 'online' as const }] };
  const welcome = () =>
    network.latest.open().receive({ type: 'welcome', site: 'demo', agent, ...lists, ...fields });
  desk.connect();
  welcome();
  const receive = (...frames: DeskServerFrame[]) => network.latest.receive(...frames);
  const sent = (type: string) => network.latest.sent.filter((frame) => frame.type === type);
  const reconnect = async () => {
    network.latest.drop();
    await time.pass(0);
    welcome();
  };
  return { time, network, desk, receive, sent, reconnect };
}
const event = (conversation: string, inner: ReturnType<typeof message>) =>
  ({ type: 'event', conversation, event: inner }) as const;
const opened = (conversation: string, seq = 0): Extract<DeskServerFrame, { type: 'opened' }> => {
  return { type: 'opened', conversation, summary: summary(conversation, { seq }), notes: [] };
};
const live = (conversation: string) => ({ type: 'live', conversation }) as const;

test('the desk shows who waits and what is mine, the latest first', () => {
  const { desk, network, receive } = setUp({ conversations: [summary('a'), summary('b')] });
  expect(network.latest.url).toBe('wss://shop.test/v1/desk');
  expect(network.latest.sent[0]).toEqual({ type: 'hello' });
  receive({ type: 'queue', items: [waiting('c')] });
  receive(event('b', message(1, { ...SHOPPER, at: '2026-11-23T03:05:00.000Z' })));
  expect(desk.snapshot.queue).toMatchObject([{ conversation: 'c' }]);
  expect(desk.snapshot.mine).toMatchObject([
    { conversation: 'b', seq: 1, preview: 'message 1', unread: 1 },
    { conversation: 'a' },
  ]);
});

test('an opened conversation shows its log, notes and who writes', async () => {
  const { desk, receive, sent, time } = setUp({ conversations: [summary('a', { seq: 2 })] });
  desk.open('a');
  expect(sent('open')).toEqual([{ type: 'open', conversation: 'a', after: 0 }]);
  const note = { id: 'n-1', at: AT, author: 'li', text: 'a regular' };
  receive({ ...opened('a', 2), notes: [note] }, event('a', message(1, SHOPPER)));
  expect(desk.snapshot.open.a).toMatchObject({ live: false, notes: [note] });
  receive(event('a', message(2)), live('a'), { type: 'typing', conversation: 'a', on: true });
  expect(desk.snapshot.open.a).toMatchObject({ live: true, typing: { role: 'shopper' } });
  expect(desk.snapshot.open.a?.events).toHaveLength(2);
  await time.pass(6_000);
  expect(desk.snapshot.open.a?.typing).toBeUndefined();
});

test('after a lost connection opened conversations get exactly what they missed', async () => {
  const { desk, receive, sent, reconnect } = setUp({ conversations: [summary('a', { seq: 1 })] });
  desk.open('a');
  receive(opened('a', 1), event('a', message(1, SHOPPER)), live('a'));
  await reconnect();
  expect(sent('open')).toEqual([{ type: 'open', conversation: 'a', after: 1 }]);
  expect(desk.snapshot.open.a?.live).toBe(false);
  receive(opened('a', 2), event('a', message(2, SHOPPER)), live('a'));
  expect(desk.snapshot.open.a?.events.map(({ seq }) => seq)).toEqual([1, 2]);
});

test('a lost event of an opened conversation is fetched', () => {
  const { desk, receive, sent } = setUp({ conversations: [summary('a')] });
  desk.open('a');
  receive(opened('a'), live('a'), event('a', message(2, SHOPPER)));
  expect(sent('open').at(-1)).toEqual({ type: 'open', conversation: 'a', after: 0 });
  expect(sent('open')).toHaveLength(2);
  receive(opened('a', 2), event('a', message(1, SHOPPER)), event('a', message(2, SHOPPER)), live('a'));
  expect(desk.snapshot.open.a?.events).toHaveLength(2);
});

test('a reply shows at once and once, and is sent again after a lost connection', async () => {
  const { desk, receive, sent, reconnect } = setUp({ conversations: [summary('a')] });
  desk.open('a');
  receive(opened('a'), live('a'));
  const cid = desk.send('a', '在呢');
  expect(desk.snapshot.open.a?.pending).toMatchObject([{ cid, delivery: 'sending' }]);
  await reconnect();
  expect(sent('send')).toMatchObject([{ id: cid, conversation: 'a' }]);
  receive({ type: 'ack', conversation: 'a', id: cid, event: 'event-1', seq: 1, at: AT });
  expect(desk.snapshot.open.a?.pending).toHaveLength(1);
  receive(event('a', message(1, { author: { role: 'agent', name: 'zhou' }, cid })));
  expect(desk.snapshot.open.a).toMatchObject({ pending: [], events: [{ seq: 1 }] });
});

test('a reply that was refused stays with its reason until it is sent again', () => {
  const { desk, receive } = setUp({ conversations: [summary('a')] });
  desk.open('a');
  receive(opened('a'), live('a'));
  const id = desk.send('a', '在呢');
  receive({ type: 'error', conversation: 'a', id, code: 'not_assigned', message: 'It is not with you.' });
  expect(desk.snapshot.open.a?.pending).toMatchObject([
    { delivery: 'failed', error: { code: 'not_assigned' } },
  ]);
  desk.retry(id);
  expect(desk.snapshot.open.a?.pending).toMatchObject([{ delivery: 'sending' }]);
});

test('of two agents who claim, one gets it and the other is told', () => {
  const winner = setUp({ queue: [waiting('c')] });
  winner.desk.claim('c');
  expect(winner.sent('claim')).toEqual([{ type: 'claim', conversation: 'c' }]);
  winner.receive({ type: 'assigned', conversation: 'c', agent: 'zhou', summary: summary('c') });
  expect(winner.desk.snapshot).toMatchObject({ queue: [], mine: [{ conversation: 'c' }] });

  const other = setUp({ queue: [waiting('c')] });
  other.desk.claim('c');
  other.receive({ type: 'assigned', conversation: 'c', agent: 'li' });
  other.receive({ type: 'error', conversation: 'c', code: 'not_waiting', message: 'Somebody was faster.' });
  expect(other.desk.snapshot).toMatchObject({
    queue: [],
    mine: [],
    error: { code: 'not_waiting', conversation: 'c' },
  });
  other.desk.dismissError();
  expect(other.desk.snapshot.error).toBeUndefined();
});

test('a conversation that ended or went elsewhere is mine no more', () => {
  const { desk, receive } = setUp({ conversations: [summary('a'), summary('b')] });
  receive({
    type: 'event',
    conversation: 'a',
    event: stateEvent(1, { name: 'closed', at: AT, by: 'agent' }),
  });
  receive({ type: 'assigned', conversation: 'b', agent: 'li' });
  expect(desk.snapshot.mine).toEqual([]);
});

test('what makes sense only now is refused without a connection', () => {
  const { desk, network } = setUp({ queue: [waiting('c')] });
  network.latest.drop();
  desk.claim('c');
  expect(desk.snapshot).toMatchObject({
    connection: 'offline',
    error: { code: 'unavailable', conversation: 'c' },
  });
});

test('the status an agent chose survives a lost connection', async () => {
  const { desk, receive, sent, reconnect } = setUp();
  desk.setStatus('away');
  receive({ type: 'agents', agents: [{ name: 'zhou', status: 'away' }] });
  expect(desk.snapshot.agent?.status).toBe('away');
  await reconnect();
  expect(sent('status')).toEqual([{ type: 'status', status: 'away' }]);
});

test('a note is kept until it comes back, and alarms until they are dismissed', async () => {
  const { desk, receive, sent, reconnect } = setUp({ conversations: [summary('a')] });
  desk.open('a');
  receive(opened('a'), live('a'));
  desk.note('a', 'wants it before Friday');
  await reconnect();
  expect(sent('note')).toHaveLength(1);
  const note = { id: 'n-1', at: AT, author: 'zhou', text: 'wants it before Friday' };
  receive({ type: 'note', conversation: 'a', note });
  expect(desk.snapshot.open.a?.notes).toEqual([note]);
  await reconnect();
  expect(sent('note')).toHaveLength(0);
  receive({ type: 'alarm', code: 'sla', message: 'Five minutes.', conversation: 'a' });
  const [alarm] = desk.snapshot.alarms;
  expect(alarm).toEqual({ code: 'sla', message: 'Five minutes.', conversation: 'a' });
  if (alarm) desk.dismissAlarm(alarm);
  expect(desk.snapshot.alarms).toEqual([]);
});

test("reading is told once, and the shopper's reading shows", async () => {
  const { desk, receive, sent, time } = setUp({ conversations: [summary('a', { seq: 1, unread: 1 })] });
  desk.open('a');
  receive(opened('a', 1), event('a', message(1, SHOPPER)), live('a'));
  desk.markRead('a');
  desk.markRead('a');
  await time.pass(250);
  expect(sent('read')).toEqual([{ type: 'read', conversation: 'a', seq: 1 }]);
  const read = { id: 'event-2', seq: 2, at: AT, ...SHOPPER, kind: 'read', read: 1 } as const;
  receive({ type: 'event', conversation: 'a', event: read });
  expect(desk.snapshot.open.a?.readByShopper).toBe(1);
});

test('a quiet desk is probed, and found dead within a minute', async () => {
  const { time, network } = setUp();
  await time.pass(60_000);
  expect(network.sockets[0]?.sent.at(-1)).toEqual({ type: 'status', status: 'online' });
  expect(network.sockets.length).toBeGreaterThan(1);
});

test('a session that expired is final until signed in again', () => {
  const { desk, network } = setUp();
  network.latest.drop(4001);
  expect(desk.snapshot).toMatchObject({ connection: 'refused', error: { code: 'expired' } });
});

test('a closed conversation is forgotten here and told nobody', () => {
  const { desk, receive, network } = setUp({ conversations: [summary('a')] });
  desk.open('a');
  receive(opened('a'), live('a'));
  const before = network.latest.sent.length;
  desk.close('a');
  expect(desk.snapshot.open).toEqual({});
  expect(network.latest.sent).toHaveLength(before);
});
