import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/test-server.ts';
import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { signIn } from './people.ts';

const [sqlite] = testStores;

describe('a page that opens a socket', () => {
  let server: TestServer;
  let cookie: string;
  let host: string;
  beforeAll(async () => {
    if (!sqlite) throw new Error('nothing to test with');
    server = await startTestServer(sqlite, { env: { ZAINE_ORIGINS: 'https://shop.example' } });
    cookie = (await signIn(server, { name: 'admin', password: server.secrets.adminPassword })).cookie;
    host = new URL(server.url).host;
  });
  afterAll(() => server?.dispose());

  /** The status with which an upgrade is answered, 101 where the socket is open. */
  function upgrade(path: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const asked = request(`${server.url}${path}`, {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          'sec-websocket-protocol': 'zaine.v1',
          cookie,
          ...headers,
        },
      });
      asked.on('upgrade', (answer, socket) => {
        socket.destroy();
        resolve(answer.statusCode ?? 0);
      });
      asked.on('response', (answer) => resolve(answer.statusCode ?? 0));
      asked.on('error', reject);
      asked.end();
    });
  }

  const strange: ((host: string) => string)[] = [
    () => 'null',
    () => '*',
    () => ' ',
    () => 'about:blank',
    () => 'file://',
    () => 'data:text/html,x',
    () => 'https://evil.example',
    () => 'http://evil.example',
    () => 'https://shop.example.evil.example',
    () => 'https://evil.example/https://shop.example',
    () => 'https://evil.example#https://shop.example',
    () => 'https://evil.example?https://shop.example',
    () => 'https://shop.example@evil.example',
    () => 'https://evilshop.example',
    () => 'https://sub.shop.example',
    () => 'http://shop.example',
    () => 'https://shop.example:8443',
    () => 'https://shop.example.',
    () => 'https://shop.example/',
    () => 'HTTPS://SHOP.EXAMPLE/x',
    () => 'https://shop.example, https://evil.example',
    () => 'wss://shop.example',
    (own) => `https://${own}`,
    (own) => `http://${own}.evil.example`,
    (own) => `http://evil.example/${own}`,
    (own) => `http://${own}@evil.example`,
    (own) => `http://${own}/`,
    () => 'http://127.0.0.1',
    () => 'http://127.0.0.1:1',
    () => 'http://0x7f000001',
    () => 'http://[::ffff:127.0.0.1]',
    () => 'http://localhost.evil.example',
  ];

  test.each(strange.map((make) => [make('own-host'), make] as const))(
    'of %s gets no socket',
    async (_name, make) => {
      const headers = { origin: make(host) };
      expect(await upgrade('/v1/chat', headers)).toBe(403);
      expect(await upgrade('/v1/desk', headers)).toBe(403);
    },
  );

  test('of the shop talks to shoppers, and not to the desk with an agent’s cookie', async () => {
    const headers = { origin: 'https://shop.example' };
    expect(await upgrade('/v1/chat', headers)).toBe(101);
    expect(await upgrade('/v1/desk', headers)).toBe(403);
  });

  test('of the server itself opens both', async () => {
    const headers = { origin: server.url };
    expect(await upgrade('/v1/chat', headers)).toBe(101);
    expect(await upgrade('/v1/desk', headers)).toBe(101);
  });

  test('of a name that was pointed here is no own page', async () => {
    const headers = { host: 'evil.example', origin: 'http://evil.example' };
    expect(await upgrade('/v1/chat', headers)).toBe(403);
    expect(await upgrade('/v1/desk', headers)).toBe(403);
  });

  test('that hides its origin gets no desk', async () => {
    expect(await upgrade('/v1/desk', {})).toBe(403);
  });
});
