import { SignJWT } from 'jose';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInToDesk } from '../packages/server/src/testing/desk.ts';
import { openSocket, startTestServer, type TestServer } from '../packages/server/src/testing/test-server.ts';
import { testStores } from '../packages/server/src/testing/test-store.ts';

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`a conversation over the wire, on ${kind.name}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer(kind, { demo: true });
    });
    afterAll(() => server.dispose());

    const chat = (hello: Record<string, unknown> = {}) => enter(server, hello);
    const pageOf = async (conversation: unknown) => {
      const headers = { authorization: `Bearer ${server.secrets.apiKey}` };
      const listed = await fetch(`${server.url}/v1/conversations?limit=50`, { headers });
      const { items } = (await listed.json()) as { items: { id: string; page?: unknown }[] };
      return items.find(({ id }) => id === conversation)?.page;
    };

    test('a new shopper is welcomed, asks, is acknowledged and answered', async () => {
      const { socket } = await chat();
      socket.send({ type: 'send', id: 'one', body: { kind: 'text', text: '你好' } });
      const ack = await socket.next('ack');
      expect(ack).toMatchObject({ id: 'one', seq: 1 });
      const own = await socket.next('event');
      expect(own.event).toMatchObject({
        id: ack.event,
        seq: 1,
        kind: 'message',
        cid: 'one',
        author: { role: 'shopper' },
      });
      const reply = await socket.next('event');
      expect(reply.event).toMatchObject({ seq: 2, kind: 'message', author: { role: 'bot' } });
      socket.close();
    });

    test('the same message sent again is the same message; another under its id is a conflict', async () => {
      const { socket } = await chat();
      const send = (text: string) => socket.send({ type: 'send', id: 'same', body: { kind: 'text', text } });
      send('在吗');
      const first = await socket.next('ack');
      send('在吗');
      expect(await socket.next('ack')).toEqual(first);
      send('不在吗');
      expect(await socket.next('error')).toMatchObject({ code: 'conflict', id: 'same' });
      socket.close();
    });

    test('what the page tells is what a question is about, and is kept beside the conversation', async () => {
      const { socket, welcome } = await chat({ page: { url: 'https://shop.test/', title: 'Home' } });
      socket.send({
        type: 'context',
        page: { title: 'Tote', product: 'TOTE-01' },
        attributes: { plan: 'gold' },
      });
      socket.send({ type: 'context', attributes: { plan: null, visits: 3 } });
      socket.send({
        type: 'track',
        name: 'viewed',
        at: '2026-11-24T06:00:00Z',
        data: { product: 'TOTE-01' },
      });
      socket.send({ type: 'send', id: nanoid(), body: { kind: 'text', text: '这个有货吗' } });
      const reply = await socket.next('event', (frame) => (frame.event as { seq: number }).seq === 2);
      expect(reply.event).toMatchObject({ body: { text: expect.stringContaining('水洗帆布托特') } });
      expect(await pageOf(welcome.conversation)).toEqual({
        title: 'Tote',
        product: 'TOTE-01',
        attributes: { visits: 3 },
        tracked: [{ name: 'viewed', at: '2026-11-24T06:00:00Z', data: { product: 'TOTE-01' } }],
      });
      const back = await chat({ visitor: welcome.visitor, page: { title: 'Home' } });
      expect(await pageOf(welcome.conversation)).toMatchObject({ title: 'Home', attributes: { visits: 3 } });
      socket.close();
      back.socket.close();
    });

    test('whoever comes back goes on where they were', async () => {
      const { socket, welcome } = await chat();
      socket.send({ type: 'send', id: nanoid(), body: { kind: 'text', text: '你好' } });
      await socket.next('event', (frame) => (frame.event as { seq: number }).seq === 2);
      socket.close();
      await socket.closed;
      const { visitor, conversation, epoch } = welcome;
      const back = await chat({ visitor, conversation, epoch, after: 1 });
      expect(back.welcome).toMatchObject({ conversation, seq: 2 });
      expect(back.socket.frames.map((frame) => frame.type)).toEqual(['welcome', 'event', 'live']);
      back.socket.send({ type: 'pull', after: 0 });
      expect(await back.socket.next('event')).toMatchObject({ event: { seq: 1 } });
      expect(await back.socket.next('event')).toMatchObject({ event: { seq: 2 } });
      await back.socket.next('live');
      back.socket.close();
    });

    test('a client of another epoch starts afresh', async () => {
      const { socket, welcome } = await chat();
      socket.send({ type: 'send', id: nanoid(), body: { kind: 'text', text: '你好' } });
      await socket.next('ack');
      const { visitor, conversation } = welcome;
      const back = await chat({ visitor, conversation, epoch: 'another', after: 1 });
      expect(back.socket.frames.map((frame) => frame.type).slice(0, 3)).toEqual([
        'welcome',
        'reset',
        'event',
      ]);
      socket.close();
      back.socket.close();
    });

    test('a person is asked for, comes, talks and ends; the shopper rates', async () => {
      const { socket, welcome } = await chat();
      const conversation = welcome.conversation as string;
      const desk = await signInToDesk(server);
      socket.send({ type: 'send', id: nanoid(), body: { kind: 'text', text: '转人工' } });
      const queued = await socket.next('event', ({ event }) => (event as { kind: string }).kind === 'state');
      expect(queued.event).toMatchObject({ state: { name: 'queued', position: 1, reason: 'asked' } });
      expect(await socket.next('queue')).toMatchObject({ position: 1 });
      await desk.next(
        'queue',
        ({ items }) => (items as { conversation: string }[])[0]?.conversation === conversation,
      );
      desk.send({ type: 'claim', conversation });
      await desk.next('assigned', (frame) => frame.conversation === conversation);
      await socket.next(
        'event',
        ({ event }) => (event as { state?: { name: string } }).state?.name === 'agent',
      );

      desk.send({ type: 'typing', conversation, on: true });
      expect(await socket.next('typing')).toMatchObject({ on: true, role: 'agent', name: 'admin' });
      desk.send({ type: 'send', conversation, id: 'hi', body: { kind: 'text', text: '您好，我是客服' } });
      expect(await desk.next('ack')).toMatchObject({ id: 'hi' });
      const said = await socket.next('event');
      expect(said.event).toMatchObject({
        author: { role: 'agent', name: 'admin' },
        body: { text: '您好，我是客服' },
      });
      socket.send({ type: 'read', seq: (said.event as { seq: number }).seq });
      await desk.next('event', ({ event }) => (event as { kind: string }).kind === 'read');
      socket.send({ type: 'send', id: nanoid(), body: { kind: 'text', text: '谢谢' } });
      await desk.next('event', ({ event }) => (event as { body?: { text?: string } }).body?.text === '谢谢');

      desk.send({ type: 'end', conversation });
      await socket.next(
        'event',
        ({ event }) => (event as { state?: { name: string } }).state?.name === 'closed',
      );
      socket.send({ type: 'send', id: nanoid(), body: { kind: 'rating', score: 5, text: '很快' } });
      expect(await socket.next('event')).toMatchObject({ event: { kind: 'rating', body: { score: 5 } } });
      const authors = socket.frames
        .filter((frame) => frame.type === 'event')
        .map(({ event }) => event as never);
      expect(
        authors.filter(({ author }: { author: { role: string } }) => author.role === 'bot'),
      ).toHaveLength(1);
      socket.close();
      desk.close();
    });

    test('with nobody at the desk the shopper is told so and can leave a message that waits', async () => {
      const { socket, welcome } = await chat();
      socket.send({ type: 'send', id: nanoid(), body: { kind: 'text', text: '转人工' } });
      const queued = await socket.next('event', ({ event }) => (event as { kind: string }).kind === 'state');
      expect(queued.event).toMatchObject({ state: { name: 'queued', reason: 'nobody_online' } });
      socket.send({ type: 'send', id: nanoid(), body: { kind: 'text', text: '请明天联系我' } });
      await socket.next('ack');
      const desk = await signInToDesk(server);
      const { queue } = desk.frames[0] as { queue?: { conversation: string; preview: string }[] };
      expect(queue?.find((entry) => entry.conversation === welcome.conversation)?.preview).toBe(
        '请明天联系我',
      );
      socket.close();
      desk.close();
    });

    test("an identity opens the customer's conversation on any device; a stolen token does not", async () => {
      const identity = await sign(server, 'c-1001');
      const phone = await chat({ identity });
      expect(phone.welcome).toMatchObject({ customer: { id: 'c-1001' } });
      const laptop = await chat({ identity: await sign(server, 'c-1001') });
      expect(laptop.welcome.conversation).toBe(phone.welcome.conversation);
      const thief = await openSocket(`${server.url}/v1/chat`);
      thief.send({ type: 'hello', site: 'demo', identity });
      expect(await thief.next('error')).toMatchObject({ code: 'identity' });
      expect(await thief.closed).toBe(4003);
      phone.socket.close();
      laptop.socket.close();
    });

    test('frames that make no sense are named, and the socket lives on', async () => {
      const { socket } = await chat();
      for (const bad of [
        '{',
        '[]',
        '{"type":"send"}',
        '{"type":"send","id":"x","body":{"kind":"text","text":""}}',
      ]) {
        socket.sendRaw(bad);
        expect(await socket.next('error')).toMatchObject({ code: 'bad_frame' });
      }
      socket.sendRaw(Buffer.from([1, 2, 3]));
      expect(await socket.next('error')).toMatchObject({ code: 'bad_frame' });
      socket.send({ type: 'from_the_future', id: 'x' });
      const longest = '汉😀'.repeat(2000);
      socket.send({ type: 'send', id: 'long', body: { kind: 'text', text: longest } });
      await socket.next('ack');
      expect(await socket.next('event')).toMatchObject({ event: { body: { text: longest } } });
      socket.sendRaw(
        JSON.stringify({ type: 'send', id: 'huge', body: { kind: 'text', text: 'x'.repeat(70_000) } }),
      );
      expect(await socket.closed).toBe(1009);
    });

    test('who sends nothing but nonsense is cut off', async () => {
      const { socket } = await chat();
      for (let i = 0; i < 400; i++) socket.sendRaw('{');
      expect(await socket.closed).toBe(4008);
    });

    test('before hello nothing is taken, and an unknown site is refused', async () => {
      const early = await openSocket(`${server.url}/v1/chat`);
      early.send({ type: 'send', id: 'early', body: { kind: 'text', text: '在吗' } });
      expect(await early.next('error')).toMatchObject({ code: 'not_ready', id: 'early' });
      early.send({ type: 'hello', site: 'nowhere' });
      expect(await early.next('error')).toMatchObject({ code: 'unknown_site' });
      expect(await early.closed).toBe(4003);
    });

    test('a page of a strange origin is kept out, and the log says how to let it in', async () => {
      const headers = { origin: 'https://shop.example' };
      await expect(openSocket(`${server.url}/v1/chat`, { headers })).rejects.toThrow('403');
      expect(server.log.join('\n')).toContain('ZAINE_ORIGINS=https://shop.example');
    });

    test('another version is told so', async () => {
      const socket = await openSocket(`${server.url}/v1/chat`, { protocol: 'zaine.v9' });
      expect(await socket.closed).toBe(4010);
    });

    test('who sends far too much is asked to wait, then cut off', async () => {
      const { socket } = await chat();
      for (let i = 0; i < 300; i++)
        socket.send({ type: 'send', id: nanoid(), body: { kind: 'rating', score: 3 } });
      for (let i = 0; i < 150; i++)
        socket.send({ type: 'send', id: nanoid(), body: { kind: 'rating', score: 3 } });
      const refused = await socket.next('error');
      expect(refused).toMatchObject({ code: 'rate_limited' });
      expect(refused.retryAfter).toBeGreaterThan(0);
      expect(await socket.closed).toBe(4008);
    });
  });
}

async function enter(server: TestServer, hello: Record<string, unknown>) {
  const socket = await openSocket(`${server.url}/v1/chat`);
  socket.send({ type: 'hello', site: 'demo', locale: 'zh-CN', ...hello });
  const welcome = await socket.next('welcome');
  await socket.next('live');
  return { socket, welcome };
}

function sign(server: TestServer, customer: string): Promise<string> {
  return new SignJWT({ name: 'Test' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('demo')
    .setSubject(customer)
    .setJti(nanoid())
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(server.secrets.identitySecret));
}
