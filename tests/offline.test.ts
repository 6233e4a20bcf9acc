import { createChatClient } from '@zaine/client';
import type { MessageEvent } from '@zaine/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { signInToDesk } from '../packages/server/src/testing/desk.ts';
import { startTestServer, type TestServer } from '../packages/server/src/testing/test-server.ts';
import { testStores } from '../packages/server/src/testing/test-store.ts';
import { createWire } from './faults/wire.ts';

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`a shopper who loses the connection, on ${kind.name}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer(kind, { demo: true });
    });
    afterAll(() => server.dispose());

    test('gets the five replies of the meantime on return, in order and once, and their own words arrive', async () => {
      const wire = await createWire(() => [Number(new URL(server.url).port)]);
      const client = createChatClient({
        url: wire.through(server.url),
        site: 'demo',
        locale: 'zh-CN',
        WebSocket: WebSocket as never,
        backoff: { minMs: 20, maxMs: 100 },
      });
      const until = (fits: () => boolean) => expect.poll(fits, { timeout: 10_000, interval: 10 }).toBe(true);
      const desk = await signInToDesk(server);
      client.connect();
      client.send('转人工');
      await until(() => client.snapshot.state.name === 'queued');
      const conversation = client.snapshot.conversation ?? '';
      desk.send({ type: 'claim', conversation });
      await until(() => client.snapshot.state.name === 'agent');

      wire.cut();
      await until(() => client.snapshot.connection === 'offline');
      const replies = ['我看到了', '是昨天那单', '仓库已经找到', '今天就补发', '单号晚点给您'];
      for (const [i, text] of replies.entries()) {
        desk.send({ type: 'send', conversation, id: `reply-${i}`, body: { kind: 'text', text } });
        await desk.next('ack');
      }
      client.send('你还在吗');
      expect(client.snapshot.pending).toHaveLength(1);
      wire.mend();
      await until(() => client.snapshot.connection === 'online' && client.snapshot.pending.length === 0);
      await until(() => said(client.snapshot.events).length === 6);
      expect(said(client.snapshot.events)).toEqual([...replies, '你还在吗']);
      expect(client.snapshot.events.map((event) => event.seq)).toEqual(
        client.snapshot.events.map((_, i) => i + 1),
      );
      client.disconnect();
      desk.close();
      wire.close();
    });
  });
}

/** What was said after the agent came. */
function said(events: readonly { kind: string }[]): string[] {
  const joined = events.findIndex(
    (event) => event.kind === 'state' && (event as { state?: { name: string } }).state?.name === 'agent',
  );
  return events
    .slice(joined + 1)
    .filter((event): event is MessageEvent => event.kind === 'message')
    .map((event) => (event.body as { text: string }).text);
}
