import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';
import { SiteStore } from './storage.ts';
import { createFakeNetwork } from './testing/fake-network.ts';
import { FakeTime } from './testing/fake-time.ts';
import { MemoryStorage } from './testing/memory-storage.ts';

interface Post {
  type: 'send';
  text: string;
}
const post = (text: string): Post => ({ type: 'send', text });

/** One tab on `storage`; `online` says whether what it sends goes out. */
function openTab(storage = new MemoryStorage()) {
  const time = new FakeTime();
  const sent: (Post & { id: string })[] = [];
  const tab = { online: true };
  const backoff = { minMs: 1, maxMs: 1 };
  const { WebSocket } = createFakeNetwork();
  const outbox = new Outbox<Post>({
    runtime: { timers: time, now: time.now, random: Math.random, backoff, WebSocket },
    store: new SiteStore('demo', storage),
    send: (frame) => {
      if (tab.online) sent.push(frame);
      return tab.online;
    },
    changed: () => {},
  });
  const texts = () => sent.map(({ text }) => text);
  return { outbox, sent, texts, time, tab, storage };
}

test('a message is stored before it goes out', () => {
  const storage = new MemoryStorage();
  const { outbox, tab } = openTab(storage);
  tab.online = false;
  const cid = outbox.add(post('hello'));
  expect(storage.keys).toEqual([`zaine:demo:out:${cid}`]);
  expect(openTab(storage).outbox.entries).toMatchObject([{ cid, frame: { text: 'hello' } }]);
});

test('what was written offline goes out in order once there is a connection', () => {
  const { outbox, texts, tab } = openTab();
  tab.online = false;
  for (const text of ['one', 'two', 'three']) outbox.add(post(text));
  tab.online = true;
  outbox.restart();
  expect(texts()).toEqual(['one', 'two', 'three']);
});

test('what was not acknowledged goes out again under the same id', () => {
  const { outbox, sent } = openTab();
  const cid = outbox.add(post('hello'));
  outbox.restart();
  expect(sent.map(({ id }) => id)).toEqual([cid, cid]);
});

test('an acknowledged message is gone from the storage and stays until its event comes', () => {
  const { outbox, storage } = openTab();
  const cid = outbox.add(post('hello'));
  outbox.acked(cid, 'event-1');
  expect(storage.keys).toEqual([]);
  expect(outbox.entries).toHaveLength(1);
  outbox.arrived({ id: 'event-1' });
  expect(outbox.entries).toEqual([]);
});

test('a tab sends what a closed one left behind', () => {
  const first = openTab();
  first.tab.online = false;
  first.outbox.add(post('left behind'));
  const second = openTab(first.storage);
  second.outbox.restart();
  expect(second.texts()).toEqual(['left behind']);
});

test('a tab lets go of what another one has brought home, and keeps what is its own', () => {
  const first = openTab();
  first.tab.online = false;
  const theirs = first.outbox.add(post('theirs'));
  const second = openTab(first.storage);
  second.outbox.add(post('mine'));
  first.outbox.remove(theirs);
  for (const key of first.storage.keys) first.storage.removeItem(key);
  second.outbox.restart();
  expect(second.outbox.entries).toMatchObject([{ frame: { text: 'mine' } }]);
});

test('when the server is overrun, sending waits as long as it says and goes on by itself', async () => {
  const { outbox, texts, time } = openTab();
  const cid = outbox.add(post('one'));
  outbox.refused(cid, { code: 'rate_limited', message: 'Slow down.', retryAfter: 3 });
  outbox.add(post('two'));
  await time.pass(2_900);
  expect(texts()).toEqual(['one']);
  await time.pass(200);
  expect(texts()).toEqual(['one', 'one']);
  outbox.acked(cid, 'event-1');
  expect(texts()).toEqual(['one', 'one', 'two']);
  expect(outbox.entries.every(({ error }) => !error)).toBe(true);
});

test('while the server has no store, messages wait and go by themselves', async () => {
  const { outbox, texts, time } = openTab();
  const cid = outbox.add(post('one'));
  outbox.refused(cid, { code: 'unavailable', message: 'Not now.' });
  expect(outbox.entries.every(({ error }) => !error)).toBe(true);
  await time.pass(1_100);
  expect(texts()).toEqual(['one', 'one']);
});

test('a long outbox goes out in order, no faster than it is answered', () => {
  const { outbox, sent, tab } = openTab();
  tab.online = false;
  const all = Array.from({ length: 120 }, (_, index) => outbox.add(post(String(index))));
  tab.online = true;
  outbox.restart();
  expect(sent).toHaveLength(10);
  for (let answered = 0; answered < 120; answered++) {
    outbox.acked(sent[answered]?.id ?? '', `event-${answered}`);
    expect(sent).toHaveLength(Math.min(120, answered + 11));
  }
  expect(sent.map(({ id }) => id)).toEqual(all);
});

test('a refused message waits for a retry, across a reload too', () => {
  const { outbox, sent, storage } = openTab();
  const cid = outbox.add(post('hello'));
  outbox.refused(cid, { code: 'not_found', message: 'Not here.' });
  outbox.restart();
  expect(sent).toHaveLength(1);
  expect(openTab(storage).outbox.entries).toMatchObject([{ cid, error: { code: 'not_found' } }]);
  outbox.retry(cid);
  expect(sent.map(({ id }) => id)).toEqual([cid, cid]);
});

test('after a conflict a retry takes a new id', () => {
  const { outbox, sent } = openTab();
  const cid = outbox.add(post('hello'));
  outbox.refused(cid, { code: 'conflict', message: 'Another text has that id.' });
  outbox.retry(cid);
  expect(sent[1]?.text).toBe('hello');
  expect(sent[1]?.id).not.toBe(cid);
});

test('a message beyond the frame limit fails here instead of closing the socket there', () => {
  const { outbox, sent } = openTab();
  outbox.add(post('在'.repeat(22_000)));
  expect(sent).toEqual([]);
  expect(outbox.entries).toMatchObject([{ error: { code: 'too_large' } }]);
});

test('what a storage holds by mistake does no harm', () => {
  const storage = new MemoryStorage();
  storage.setItem('zaine:demo:out:x', '{"cid":');
  storage.setItem('zaine:demo:out:y', 'null');
  expect(openTab(storage).outbox.entries).toEqual([]);
});
