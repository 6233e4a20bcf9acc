import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createChatClient } from '@zaine/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { everyRow } from '../../packages/server/src/testing/every-row.ts';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/test-server.ts';
import { testStores } from '../../packages/server/src/testing/test-store.ts';
import { memoryStorage } from '../faults/memory-storage.ts';
import { enter, identityOf } from './people.ts';

const DAY = 24 * 60 * 60 * 1000;
const bin = fileURLToPath(new URL('../../packages/server/bin/zaine.mjs', import.meta.url));

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`visitor tokens on ${kind.name}`, () => {
    let server: TestServer;
    let clock = Date.now();
    beforeAll(async () => {
      server = await startTestServer(kind, { now: () => clock });
    });
    afterAll(() => server?.dispose());

    /** Comes in with a token and goes again. */
    async function visit(visitor?: string) {
      const { socket, conversation, token } = await enter(server, visitor === undefined ? {} : { visitor });
      socket.close();
      return { conversation, token };
    }

    const uploads = async (token: string, conversation: string) =>
      (
        await fetch(`${server.url}/v1/files?conversation=${conversation}`, {
          method: 'POST',
          headers: { authorization: `Visitor ${token}` },
          body: 'no picture',
        })
      ).status;

    const rest = (path: string) =>
      fetch(`${server.url}/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.secrets.apiKey}` },
      });

    test('one of a month is replaced, and the conversation goes on with the new one', async () => {
      const first = await visit();
      clock += 29 * DAY;
      expect(await visit(first.token)).toEqual(first);
      clock += 2 * DAY;
      const renewed = await visit(first.token);
      expect(renewed.conversation).toBe(first.conversation);
      expect(renewed.token).toMatch(/^vt_[\w-]{32}$/);
      expect(renewed.token).not.toBe(first.token);
      expect(await visit(renewed.token)).toEqual(renewed);
      clock += 29 * DAY;
      expect(await visit(renewed.token)).toEqual(renewed);
    });

    test('who never heard of the new one, or does not care, keeps the conversation with the old one', async () => {
      const first = await visit();
      clock += 31 * DAY;
      const { token: offered } = await visit(first.token);
      for (let years = 1; years <= 3; years++) {
        clock += 365 * DAY;
        expect(await visit(first.token)).toEqual({ conversation: first.conversation, token: offered });
      }
      expect(await visit(offered)).toEqual({ conversation: first.conversation, token: offered });
    });

    test('tabs that come with the old one, at once or late, all end up with the same', async () => {
      const first = await visit();
      clock += 31 * DAY;
      const tabs = await Promise.all([1, 2, 3, 4].map(() => visit(first.token)));
      const [{ token: renewed } = first] = tabs;
      expect(renewed).not.toBe(first.token);
      for (const tab of tabs) expect(tab).toEqual({ conversation: first.conversation, token: renewed });
      const both = await Promise.all([visit(renewed), visit(first.token), visit(renewed)]);
      for (const tab of both) expect(tab).toEqual({ conversation: first.conversation, token: renewed });
      clock += 6 * DAY;
      expect(await visit(first.token)).toEqual({ conversation: first.conversation, token: renewed });
    });

    test('the old one opens nothing any more a week after the new one was shown, neither do made-up ones', async () => {
      const first = await visit();
      clock += 31 * DAY;
      const { token: renewed } = await visit(first.token);
      // Both open the files of the conversation, the new one before it was ever shown on a socket.
      expect(await uploads(renewed, first.conversation)).toBe(415);
      expect(await uploads(first.token, first.conversation)).toBe(415);
      await visit(renewed);
      clock += 7 * DAY;
      const late = await visit(first.token);
      expect(late.conversation).not.toBe(first.conversation);
      expect(await uploads(first.token, first.conversation)).toBe(401);
      expect((await visit(renewed)).conversation).toBe(first.conversation);
      const kept = [...(await everyRow(server.data.store)).values()].join();
      for (const token of [first.token, renewed]) expect(kept.includes(token.slice(3))).toBe(false);
      // Who reads the store has hashes and salts, and no token is made of those alone.
      for (const row of await server.data.store.db.selectFrom('token_renewal').selectAll().execute())
        for (const value of [row.token_hash, row.salt, `vt_${row.salt}`])
          expect((await visit(value)).conversation).not.toBe(first.conversation);
    });

    test('the SDK keeps what it is given', async () => {
      const kept = new Map<string, string>();
      const open = async () => {
        const client = createChatClient({
          url: server.url,
          site: 'demo',
          storage: memoryStorage(kept),
          WebSocket: WebSocket as never,
        });
        client.connect();
        await expect.poll(() => client.snapshot.connection).toBe('online');
        const { conversation } = client.snapshot;
        client.disconnect();
        return { conversation, token: [...kept].find(([name]) => name.endsWith(':visitor'))?.[1] };
      };
      const first = await open();
      clock += 31 * DAY;
      const second = await open();
      expect(second.conversation).toBe(first.conversation);
      expect(second.token).not.toBe(first.token);
      expect(await open()).toEqual(second);
    });

    test('withdrawn over REST or by command they open nothing, what is open closes, and an identity opens it again', async () => {
      const secret = server.secrets.identitySecret;
      clock = Date.now();
      const identity = () => identityOf('c-1', { secret, expires: Math.floor(clock / 1000) + 300 });
      const phone = await enter(server, { identity: await identity() });
      const laptop = await enter(server, { identity: await identity() });
      const [guest, another, bystander] = [await enter(server), await enter(server), await enter(server)];
      expect((await rest('/customers/c-1/sign-out')).status).toBe(204);
      expect((await rest(`/conversations/${guest.conversation}/sign-out`)).status).toBe(204);
      expect((await rest('/customers/c-nobody/sign-out')).status).toBe(404);
      const env = { PATH: process.env.PATH ?? '', ...server.data.env };
      const command = [bin, 'sign-out', '--conversation', another.conversation];
      await promisify(execFile)(process.execPath, command, { env });
      for (const { token, conversation, socket } of [phone, laptop, guest, another]) {
        expect(await socket.closed).toBe(4001);
        expect((await visit(token)).conversation).not.toBe(conversation);
        expect(await uploads(token, conversation)).toBe(401);
      }
      expect((await enter(server, { identity: await identity() })).conversation).toBe(phone.conversation);
      expect((await visit(bystander.token)).conversation).toBe(bystander.conversation);
      bystander.socket.send({ type: 'pull', after: 0 });
      await bystander.socket.next('live');
    }, 20_000);
  });
}
