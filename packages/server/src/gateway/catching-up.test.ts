import { nanoid } from 'nanoid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSocket, startTestServer, type TestServer } from '../testing/test-server.ts';
import { testStores } from '../testing/test-store.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(testStores[0] as (typeof testStores)[0]);
});
afterAll(() => server.dispose());

test('who missed more than a connection takes at once gets all of it, in order', async () => {
  const COUNT = 290;
  const writer = await openSocket(`${server.url}/v1/chat`);
  writer.send({ type: 'hello', site: 'demo' });
  const { visitor } = await writer.next('welcome');
  for (let i = 0; i < COUNT; i++) {
    writer.send({ type: 'send', id: nanoid(), body: { kind: 'rating', score: 5, text: '长'.repeat(3900) } });
  }
  for (let i = 0; i < COUNT; i++) await writer.next('ack');

  const late = await openSocket(`${server.url}/v1/chat`);
  late.send({ type: 'hello', site: 'demo', visitor });
  await late.next('live');
  const seqs = late.frames.flatMap(({ type, event }) =>
    type === 'event' ? [(event as { seq: number }).seq] : [],
  );
  expect(seqs).toEqual(Array.from({ length: COUNT }, (_, i) => i + 1));
  writer.close();
  late.close();
});
