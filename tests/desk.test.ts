import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../packages/server/src/conversation/answer.ts';
import { readHead } from '../packages/server/src/conversation/read-log.ts';
import { ABSENCE, watchAbsentAgents } from '../packages/server/src/desk/absent-agents.ts';
import { createAgents } from '../packages/server/src/desk/agents.ts';
import { claim } from '../packages/server/src/desk/claim.ts';
import { signInToDesk } from '../packages/server/src/testing/desk.ts';
import {
  openSocket,
  type RawFrame,
  startTestServer,
  type TestServer,
} from '../packages/server/src/testing/test-server.ts';
import { testStores } from '../packages/server/src/testing/test-store.ts';

const password = 'a-long-password';
const isState = (name: string) => (frame: RawFrame) =>
  (frame.event as { state?: { name: string } }).state?.name === name;

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`the desk on ${kind.name}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer(kind);
      const agents = createAgents(server.data.store.db, Date.now);
      for (const name of ['小周', '阿宁', '老秦']) await agents.put('demo', { name, password });
    });
    afterAll(() => server.dispose());

    async function waiting() {
      const socket = await openSocket(`${server.url}/v1/chat`);
      socket.send({ type: 'hello', site: 'demo' });
      const conversation = (await socket.next('welcome')).conversation as string;
      socket.send({ type: 'send', id: nanoid(), body: { kind: 'text', text: '转人工' } });
      await socket.next('event', isState('queued'));
      return { socket, conversation };
    }

    test('an agent who only looks is not seen typing', async () => {
      const { socket, conversation } = await waiting();
      const desk = await signInToDesk(server, { name: '小周', password });
      desk.send({ type: 'open', conversation });
      await desk.next('live');
      desk.send({ type: 'typing', conversation, on: true });
      expect(await desk.next('error')).toMatchObject({ code: 'not_assigned', conversation });
      desk.send({ type: 'claim', conversation });
      await desk.next('assigned');
      desk.send({ type: 'typing', conversation, on: true });
      expect(await socket.next('typing')).toMatchObject({ role: 'agent', name: '小周' });
      socket.close();
      desk.close();
    });

    test('nobody is handed to a colleague who is not there', async () => {
      const { socket, conversation } = await waiting();
      const [desk, other] = await Promise.all(
        ['小周', '阿宁'].map((name) => signInToDesk(server, { name, password })),
      );
      desk?.send({ type: 'claim', conversation });
      await desk?.next('assigned');
      desk?.send({ type: 'transfer', conversation, to: '老秦' });
      expect(await desk?.next('error')).toMatchObject({ code: 'not_online' });
      desk?.send({ type: 'transfer', conversation, to: '阿宁' });
      expect(await other?.next('assigned')).toMatchObject({ conversation, agent: '阿宁' });
      for (const one of [socket, desk, other]) one?.close();
    });

    test('who is handed back to the queue does not start over', async () => {
      const first = await waiting();
      const desk = await signInToDesk(server, { name: '小周', password });
      desk.send({ type: 'claim', conversation: first.conversation });
      await desk.next('assigned');
      const later = await waiting();
      desk.send({ type: 'transfer', conversation: first.conversation, to: 'queue' });
      const back = await first.socket.next('event', isState('queued'));
      const { position } = (back.event as { state: { position: number } }).state;
      const queue = await desk.next('queue', ({ items }) =>
        (items as { conversation: string }[]).some((entry) => entry.conversation === first.conversation),
      );
      const order = (queue.items as { conversation: string }[]).map((entry) => entry.conversation);
      expect(order[position - 1]).toBe(first.conversation);
      expect(order.indexOf(first.conversation)).toBeLessThan(order.indexOf(later.conversation));
      for (const one of [first.socket, later.socket, desk]) one.close();
    });

    test('the customers of an agent who has gone wait again after two minutes', async () => {
      const { store } = server.data;
      const { socket, conversation } = await waiting();
      let at = Date.now();
      const take = { site: 'demo', conversation, at, id: nanoid(), agent: '老秦' };
      expect((await store.run(claim, take)).result).toBe('claimed');
      const presence = { agents: () => [{ name: '小周', status: 'online' as const }] } as never;
      const onFailure = (error: unknown) => expect(error).toBeUndefined();
      const watch = watchAbsentAgents({
        store,
        presence,
        now: () => at,
        newId: nanoid,
        announce() {},
        onFailure,
      });
      await watch.look();
      at += ABSENCE - 1;
      await watch.look();
      expect((await readHead(store.db, 'demo', conversation))?.state).toBe('agent');
      at += 1;
      await watch.look();
      expect((await readHead(store.db, 'demo', conversation))?.state).toBe('queued');
      watch.stop();
      const late = { seq: 99, event: nanoid() };
      const input = { site: 'demo', conversation, at, answers: late, replies: [], dialogue: '{}' };
      expect(await store.run(answer, input)).toEqual({ result: 'late' });
      socket.close();
    });
  });
}
