import { once } from 'node:events';
import { connect } from 'node:net';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openSocket,
  startTestServer,
  type TestServer,
} from '../../packages/server/src/testing/test-server.ts';
import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { enter, identityOf, signIn } from './people.ts';

const [sqlite] = testStores;

describe('at the edge', () => {
  let server: TestServer;
  beforeAll(async () => {
    if (!sqlite) throw new Error('nothing to test with');
    server = await startTestServer(sqlite, { demo: true });
  });
  afterAll(() => server?.dispose());

  test.each(['/console/', '/'])('the page %s may load and run its own files only', async (path) => {
    const answer = await fetch(`${server.url}${path}`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    const page = await answer.text();
    // Nothing inline that the policy would have to allow.
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|javascript:/i);
  });

  test('answers about people are kept by nobody on the way', async () => {
    const { cookie } = await signIn(server, { name: 'admin', password: server.secrets.adminPassword });
    const asked = await fetch(`${server.url}/v1/session`, { headers: { cookie } });
    expect(asked.headers.get('cache-control')).toBe('no-store');
    expect(asked.headers.get('x-powered-by')).toBeNull();
  });

  /** What a connection hears that sends this and then nothing. */
  async function heard(text: string): Promise<string> {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(text);
    await once(socket, 'close');
    return answer.split('\r\n')[0] ?? '';
  }

  test('headers without end, in size or in time, are cut off while others are served', async () => {
    expect(await heard(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}`)).toMatch(/431/);
    expect(await heard('NONSENSE\r\n\r\n')).toMatch(/400/);
    const slow = Array.from({ length: 50 }, () => heard('GET / HTTP/1.1\r\nhost: x\r\n'));
    const started = performance.now();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(new Set(await Promise.all(slow))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  }, 30_000);

  test('a flood of frames that say nothing ends the socket', async () => {
    const { socket } = await enter(server);
    for (let i = 0; i < 400; i++) socket.sendRaw('{"type":');
    expect(await socket.closed).toBe(4008);
  });

  test('of a conversation three hundred sockets are open at most, and another one when one closes', async () => {
    const { token, socket: first } = await enter(server);
    const rest = await Promise.all(Array.from({ length: 299 }, () => enter(server, { visitor: token })));
    const more = await openSocket(`${server.url}/v1/chat`);
    more.send({ type: 'hello', site: 'demo', visitor: token });
    expect(await more.next('error')).toMatchObject({ code: 'rate_limited' });
    expect(await more.closed).toBe(4008);
    first.close();
    await first.closed;
    await enter(server, { visitor: token });
    for (const { socket } of rest) socket.close();
  });

  test('bodies that anybody may send are read sixty-four at a time, and again when those are gone', async () => {
    const { hostname, port } = new URL(server.url);
    const begin = () => {
      const socket = connect(Number(port), hostname).on('error', () => {});
      socket.write('POST /v1/carriers/demo HTTP/1.1\r\nhost: x\r\ncontent-length: 200000\r\n\r\nx');
      return socket;
    };
    const held = Array.from({ length: 64 }, begin);
    const send = () => fetch(`${server.url}/v1/carriers/demo`, { method: 'POST', body: '{}' });
    await expect.poll(async () => (await send()).status).toBe(429);
    for (const socket of held) socket.destroy();
    await expect.poll(async () => (await send()).status).toBe(401);
  });

  test('whoever keeps on guessing cannot fill the audit trail', async () => {
    const count = async () => (await server.data.store.db.selectFrom('audit').select('id').execute()).length;
    const before = await count();
    for (let i = 0; i < 60; i++)
      await fetch(`${server.url}/v1/settings`, { headers: { authorization: `Bearer zk_guess_${i}` } });
    expect((await count()) - before).toBe(10);
  });

  test('a network brings so many new visitors a minute and no more; who is known and other networks come in', async () => {
    if (!sqlite) return;
    let clock = Date.now();
    const limited = await startTestServer(sqlite, {
      env: { ZAINE_NEWCOMERS: '3', ZAINE_PUBLIC_URL: 'https://chat.shop.example' },
      now: () => clock,
    });
    const hello = async (network: string, visitor?: unknown) => {
      const socket = await openSocket(`${limited.url}/v1/chat`, { headers: { 'x-forwarded-for': network } });
      socket.send({ type: 'hello', site: 'demo', ...(visitor !== undefined && { visitor }) });
      const first = await Promise.race([socket.next('welcome'), socket.next('error')]);
      return { first, closed: socket.closed };
    };
    const known = (await hello('203.0.113.7')).first.visitor;
    for (let i = 0; i < 2; i++) expect((await hello('203.0.113.7')).first.type).toBe('welcome');
    const count = async () =>
      (await limited.data.store.db.selectFrom('visitor').select('id').execute()).length;
    const before = await count();
    for (const made of [undefined, 'vt_made_up']) {
      const { first, closed } = await hello('203.0.113.7', made);
      expect(first).toMatchObject({ code: 'rate_limited', retryAfter: expect.any(Number) });
      expect(await closed).toBe(4008);
    }
    expect(await count()).toBe(before);
    expect((await hello('203.0.113.7', known)).first.type).toBe('welcome');
    expect((await hello('203.0.113.8')).first.type).toBe('welcome');
    clock += 60_000;
    expect((await hello('203.0.113.7')).first.type).toBe('welcome');
    await limited.dispose();
  });

  test('a credential in an address opens nothing', async () => {
    const { apiKey } = server.secrets;
    for (const name of ['key', 'api_key', 'access_token', 'authorization', 'token']) {
      const answer = await fetch(`${server.url}/v1/customers/c-1001?${name}=${encodeURIComponent(apiKey)}`);
      expect(answer.status, name).toBe(401);
    }
    const shopper = await enter(server);
    const query = `visitor=${shopper.token}&token=${shopper.token}&conversation=${shopper.conversation}`;
    const socket = await openSocket(`${server.url}/v1/chat?${query}`);
    socket.send({ type: 'hello', site: 'demo' });
    expect((await socket.next('welcome')).conversation).not.toBe(shopper.conversation);
    const { cookie } = await signIn(server, { name: 'admin', password: server.secrets.adminPassword });
    const desk = openSocket(`${server.url}/v1/desk?${cookie}`, { headers: { origin: server.url } });
    await expect(desk).rejects.toThrow('401');
    const file = await fetch(`${server.url}/v1/files/none?visitor=${shopper.token}`);
    expect(file.status).toBe(401);
  });

  test('fields that are not the shop’s to set are not taken over', async () => {
    const put = await fetch(`${server.url}/v1/customers/c-mass`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${server.secrets.apiKey}` },
      body: '{"name":"N","site":"other","updated_at":1,"__proto__":{"tier":"high"},"constructor":{"prototype":{"x":1}}}',
    });
    expect(await put.json()).toEqual({ id: 'c-mass', name: 'N' });
    expect(({} as { x?: number }).x).toBeUndefined();
    const settings = await fetch(`${server.url}/v1/settings`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${server.secrets.apiKey}`, 'content-type': 'application/json' },
      body: '{"identity_secret":"mine","__proto__":{"name":"x"}}',
    });
    expect(settings.status).toBe(422);
  });

  test.each(["' or '1'='1", 'c-1001"; drop table customer; --', '{"$gt":""}', 'c-1001%00'])(
    'the id %s is a text and nothing else',
    async (id) => {
      const answer = await fetch(`${server.url}/v1/customers/${encodeURIComponent(id)}`, {
        headers: { authorization: `Bearer ${server.secrets.apiKey}` },
      });
      expect([404, 422]).toContain(answer.status);
      expect(
        (await server.data.store.db.selectFrom('customer').selectAll().execute()).length,
      ).toBeGreaterThan(3);
    },
  );

  test('no line of the log holds a name, a number, a word or a credential', async () => {
    const canaries = {
      name: 'Canary Wisteria',
      phone: '13977310042',
      email: 'canary@mail.example',
      words: 'canary words 7731',
      page: 'canary-page',
    };
    const secret = server.secrets.identitySecret;
    const identity = await identityOf('c-log-canary', { secret, name: canaries.name });
    const rest = (path: string, body: object | string) =>
      fetch(`${server.url}/v1${path}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${server.secrets.apiKey}` },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    await rest('/customers/c-log-canary', canaries);
    await rest('/customers/c-log-canary', `{"name":"${canaries.name}" broken`);
    await rest('/orders/ZN1', { customer: canaries.name, phone: canaries.phone });
    const shopper = await enter(server, { identity, page: { url: `https://x.example/${canaries.page}` } });
    for (const text of [canaries.words, canaries.phone, '转人工'])
      shopper.socket.send({ type: 'send', id: nanoid(), body: { kind: 'text', text } });
    shopper.socket.sendRaw(`{"type":"send","body":{"kind":"text","text":"${canaries.words}`);
    shopper.socket.send({ type: 'send', id: 'x', body: { kind: 'file', file: canaries.words } });
    await shopper.socket.next('event', (frame) => JSON.stringify(frame).includes('"queued"'));
    await enter(server, { visitor: shopper.token, identity });
    const refused = await openSocket(`${server.url}/v1/chat`);
    refused.send({ type: 'hello', site: 'demo', identity });
    await refused.closed;
    await signIn(server, { name: canaries.name, password: canaries.words });
    // A store that fails in the middle says so to the operator, and not what it was about.
    await server.data.store.db.schema.alterTable('unanswered').renameTo('away').execute();
    shopper.socket.send({ type: 'end' });
    const again = await enter(server);
    again.socket.send({
      type: 'send',
      id: nanoid(),
      body: { kind: 'text', text: `${canaries.words} ${canaries.phone}` },
    });
    await again.socket.next('event', (frame) => JSON.stringify(frame).includes('"bot"'));
    await expect.poll(() => server.log.join('\n')).toMatch(/unanswered/);
    await server.data.store.db.schema.alterTable('away').renameTo('unanswered').execute();
    const log = server.log.join('\n');
    const kept = [
      ...Object.values(canaries),
      shopper.token,
      identity,
      secret,
      server.secrets.apiKey,
      server.secrets.adminPassword,
    ];
    for (const word of kept) expect(log.includes(word), word).toBe(false);
  });
});
