import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInToDesk } from '../../packages/server/src/testing/desk.ts';
import { samplePhoto } from '../../packages/server/src/testing/sample-photo.ts';
import {
  type RawSocket,
  startTestServer,
  type TestServer,
} from '../../packages/server/src/testing/test-server.ts';
import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { enter, identityOf, signIn } from './people.ts';

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`files of a conversation on ${kind.name}`, () => {
    let server: TestServer;
    let photo: Buffer;
    beforeAll(async () => {
      server = await startTestServer(kind);
      photo = await samplePhoto();
    });
    afterAll(() => server?.dispose());

    const post = (token: string, body: BodyInit, query = '') =>
      fetch(`${server.url}/v1/files${query}`, {
        method: 'POST',
        headers: { authorization: `Visitor ${token}` },
        body,
      });
    const get = (id: string, token: string) =>
      fetch(`${server.url}/v1/files/${id}`, { headers: { authorization: `Visitor ${token}` } });
    const bytes = () => new Blob([new Uint8Array(photo)]);

    async function sent(from: { token: string }): Promise<Record<string, unknown> & { id: string }> {
      const answer = await post(from.token, bytes());
      expect(answer.status).toBe(201);
      return (await answer.json()) as Record<string, unknown> & { id: string };
    }

    test('a photo is kept, named in a message, and comes back harmless', async () => {
      const shopper = await enter(server);
      const form = new FormData();
      form.set('file', bytes(), '../../etc/脚\u202Egpj.html');
      const answer = await post(shopper.token, form);
      const file = (await answer.json()) as { id: string };
      expect(file).toMatchObject({ name: '脚gpj.jpg', type: 'image/jpeg', width: 40, height: 30 });
      shopper.socket.send({ type: 'send', id: 'photo', body: { kind: 'file', file: file.id } });
      await shopper.socket.next('ack');
      const { event } = await shopper.socket.next('event');
      expect(event).toMatchObject({ body: { kind: 'file', file: file.id, type: 'image/jpeg', width: 40 } });
      const back = await get(file.id, shopper.token);
      expect(back.status).toBe(200);
      expect(Object.fromEntries(back.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': "inline; filename*=UTF-8''%E8%84%9Agpj.jpg",
      });
      expect([...new Uint8Array(await back.arrayBuffer()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    });

    test('who holds uploads open is let have three, whose bodies alone are read; others are served', async () => {
      const [hog, other] = [await enter(server), await enter(server)];
      const { hostname, port } = new URL(server.url);
      const begin = () => {
        const socket = connect(Number(port), hostname).on('error', () => {});
        const head = `POST /v1/files HTTP/1.1\r\nhost: x\r\nauthorization: Visitor ${hog.token}\r\n`;
        socket.write(`${head}content-length: 9000000\r\n\r\n${'x'.repeat(100_000)}`);
        const answer = once(socket, 'data').then(([data]) => String(data).split('\r\n')[0]);
        return { socket, answer };
      };
      const held = [1, 2, 3].map(begin);
      const refused = begin();
      // Which three are in is the server's to say.
      const first = await Promise.race([...held, refused].map(({ answer }) => answer));
      expect(first).toBe('HTTP/1.1 429 Too Many Requests');
      await sent(other);
      for (const { socket } of [...held, refused]) socket.destroy();
      await expect.poll(async () => (await post(hog.token, bytes())).status).toBe(201);
    });

    test('nobody else gets it', async () => {
      const [shopper, other] = [await enter(server), await enter(server)];
      const { id } = await sent(shopper);
      expect((await get(id, other.token)).status).toBe(404);
      expect((await get(id, 'vt_made-up')).status).toBe(401);
      expect((await fetch(`${server.url}/v1/files/${id}`)).status).toBe(401);
      expect((await get('..%2f..%2fsecrets.json', shopper.token)).status).toBe(404);
    });

    test('a customer sees it on another device', async () => {
      const secret = server.secrets.identitySecret;
      const phone = await enter(server, { identity: await identityOf('c-files', { secret }) });
      const { id } = await sent(phone);
      const laptop = await enter(server, { identity: await identityOf('c-files', { secret }) });
      expect((await get(id, laptop.token)).status).toBe(200);
    });

    test('a message cannot name a file of another conversation', async () => {
      const [shopper, other] = [await enter(server), await enter(server)];
      const { id } = await sent(shopper);
      const refused = (socket: RawSocket) => socket.next('error', (frame) => frame.id === 'theirs');
      other.socket.send({ type: 'send', id: 'theirs', body: { kind: 'file', file: id } });
      expect(await refused(other.socket)).toMatchObject({ code: 'not_found' });
      shopper.socket.send({ type: 'send', id: 'theirs', body: { kind: 'file', file: 'no-such-file' } });
      expect(await refused(shopper.socket)).toMatchObject({ code: 'not_found' });
    });

    test('an agent sees it and sends one back', async () => {
      const shopper = await enter(server);
      const { id } = await sent(shopper);
      const desk = await signInToDesk(server);
      shopper.socket.send({ type: 'send', id: 'ask', body: { kind: 'text', text: '转人工' } });
      await shopper.socket.next('event', (frame) => JSON.stringify(frame).includes('"queued"'));
      desk.send({ type: 'claim', conversation: shopper.conversation });
      await desk.next('assigned');
      const headers = { cookie: await cookieOf(server), origin: server.url };
      expect((await fetch(`${server.url}/v1/files/${id}`, { headers })).status).toBe(200);
      const upload = await fetch(`${server.url}/v1/files?conversation=${shopper.conversation}`, {
        method: 'POST',
        headers,
        body: bytes(),
      });
      const { id: back } = (await upload.json()) as { id: string };
      const body = { kind: 'file', file: back };
      desk.send({ type: 'send', conversation: shopper.conversation, id: 'back', body });
      expect(await desk.next('ack')).toMatchObject({ id: 'back' });
      expect((await get(back, shopper.token)).status).toBe(200);
    });

    test('a page of another origin cannot use an agent’s cookie', async () => {
      const headers = { cookie: await cookieOf(server), origin: 'https://evil.example' };
      const answer = await fetch(`${server.url}/v1/files?conversation=x`, {
        method: 'POST',
        headers,
        body: bytes(),
      });
      expect(answer.status).toBe(403);
    });

    test.each([
      ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415],
      ['a page', '<!doctype html><script>alert(1)</script>', 415],
      ['nothing', '', 415],
      ['more than 10 MiB', 'x'.repeat(10 * 1024 * 1024 + 1), 413],
    ])('%s is not taken', async (_what, body, status) => {
      const shopper = await enter(server);
      const answer = await post(shopper.token, body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('problem+json');
    });
  });
}

async function cookieOf(server: TestServer): Promise<string> {
  return (await signIn(server, { name: 'admin', password: server.secrets.adminPassword })).cookie;
}
