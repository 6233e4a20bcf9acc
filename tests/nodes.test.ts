import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAgents } from '../packages/server/src/desk/agents.ts';
import { signInToDesk } from '../packages/server/src/testing/desk.ts';
import { testRedis } from '../packages/server/src/testing/test-redis.ts';
import {
  openSocket,
  type RawFrame,
  startTestServer,
  type TestServer,
} from '../packages/server/src/testing/test-server.ts';
import { type TestStore, testStores } from '../packages/server/src/testing/test-store.ts';

const postgres = testStores.find((kind) => kind.name === 'postgres');

const carriers = [
  { name: 'PostgreSQL alone', env: {}, skip: undefined },
  { name: 'PostgreSQL and Redis', env: { REDIS_URL: testRedis.url }, skip: testRedis.skip },
];

const isState = (name: string) => (frame: RawFrame) =>
  (frame.event as { state?: { name: string } }).state?.name === name;
const says = (text: string) => (frame: RawFrame) =>
  (frame.event as { body?: { text?: string } }).body?.text === text;

for (const carrier of carriers) {
  describe.skipIf(postgres?.skip ?? carrier.skip)(`three nodes on ${carrier.name}`, () => {
    let data: TestStore;
    let nodes: TestServer[];
    beforeAll(async () => {
      if (!postgres) throw new Error('no PostgreSQL');
      data = await postgres.open();
      nodes = [];
      // A clock that stands still: allowances do not grow however long a busy machine takes.
      const started = Date.now();
      const settings = { data, env: carrier.env, now: () => started };
      for (let i = 0; i < 3; i++) nodes.push(await startTestServer(postgres, settings));
    });
    afterAll(async () => {
      await Promise.all(nodes.map((node) => node.dispose()));
      await data.dispose();
    });

    const node = (i: number) => nodes[i] as TestServer;
    async function chat(at: TestServer, hello: Record<string, unknown> = {}) {
      const socket = await openSocket(`${at.url}/v1/chat`);
      socket.send({ type: 'hello', site: 'demo', ...hello });
      const welcome = await socket.next('welcome');
      await socket.next('live');
      return { socket, visitor: welcome.visitor as string, conversation: welcome.conversation as string };
    }
    const send = (text: string) => ({ type: 'send', id: nanoid(), body: { kind: 'text', text } });

    test('what is said at one node is seen at another, in order', async () => {
      const phone = await chat(node(0));
      const laptop = await chat(node(1), { visitor: phone.visitor });
      expect(laptop.conversation).toBe(phone.conversation);
      phone.socket.send(send('你好'));
      await laptop.socket.next('event', says('你好'));
      await laptop.socket.next('event', ({ event }) => (event as { seq: number }).seq === 2);
      phone.socket.close();
      laptop.socket.close();
    });

    test('an agent at a third node counts, sees the queue, claims, types and talks', async () => {
      const { socket, conversation } = await chat(node(0));
      const desk = await signInToDesk(node(2));
      await expect
        .poll(async () => {
          const probe = await chat(node(0));
          const { shop } = probe.socket.frames[0] as { shop?: { online: boolean } };
          probe.socket.close();
          return shop?.online;
        })
        .toBe(true);
      socket.send(send('转人工'));
      const queued = await socket.next('event', isState('queued'));
      expect(queued.event).toMatchObject({ state: { reason: 'asked' } });
      await desk.next('queue', ({ items }) =>
        (items as { conversation: string }[]).some((entry) => entry.conversation === conversation),
      );
      desk.send({ type: 'claim', conversation });
      await desk.next('assigned');
      await socket.next('event', isState('agent'));
      desk.send({ type: 'typing', conversation, on: true });
      await socket.next('typing');
      desk.send({ type: 'send', conversation, id: nanoid(), body: { kind: 'text', text: '您好' } });
      await socket.next('event', says('您好'));
      socket.send(send('你好呀'));
      await desk.next('event', says('你好呀'));
      desk.send({ type: 'note', conversation, id: nanoid(), text: '老客户' });
      expect(await desk.next('note')).toMatchObject({ note: { text: '老客户' } });
      socket.close();
      desk.close();
    });

    test('of claims at two nodes at once one wins', async () => {
      const { socket, conversation } = await chat(node(0));
      socket.send(send('转人工'));
      await socket.next('event', isState('queued'));
      const agents = createAgents(data.store.db, Date.now);
      const desks = await Promise.all(
        ['小周', '阿宁'].map(async (name, i) => {
          await agents.put('demo', { name, password: 'a-long-password' });
          return signInToDesk(node(i + 1), { name, password: 'a-long-password' });
        }),
      );
      for (const desk of desks) desk.send({ type: 'claim', conversation });
      const outcomes = () =>
        desks.map(({ frames }) => frames.find(({ type }) => type === 'assigned' || type === 'error')?.type);
      await expect.poll(() => outcomes().sort()).toEqual(['assigned', 'error']);
      for (const desk of desks) desk.close();
      socket.close();
    });

    test('the limit of a conversation holds over all nodes together', async () => {
      const first = await chat(node(0));
      const second = await chat(node(1), { visitor: first.visitor });
      for (let i = 0; i < 160; i++) {
        for (const { socket } of [first, second]) {
          socket.send({ type: 'send', id: nanoid(), body: { kind: 'rating', score: 4 } });
        }
      }
      const answers = () =>
        [first, second].flatMap(({ socket }) =>
          socket.frames
            .filter(({ type }) => type === 'ack' || type === 'error')
            .map(({ code = 'ack' }) => code),
        );
      await expect.poll(() => answers().length, { timeout: 15_000 }).toBe(320);
      expect(answers().filter((answer) => answer === 'rate_limited')).toHaveLength(20);
      first.socket.close();
      second.socket.close();
    });
  });
}
