import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInToDesk } from '../testing/desk.ts';
import { openSocket, startTestServer, type TestServer } from '../testing/test-server.ts';
import { testStores } from '../testing/test-store.ts';

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`metrics on ${kind.name}`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer(kind);
    });
    afterAll(() => server.dispose());

    const read = async (headers: Record<string, string> = {}) => fetch(`${server.url}/metrics`, { headers });
    const figures = async () => {
      const found = new Map<string, number>();
      for (const line of (await (await read()).text()).split('\n')) {
        const [, name, value] = /^(\S+) (\S+)$/.exec(line) ?? [];
        if (name && !name.startsWith('#')) found.set(name, Number(value));
      }
      return (name: string) => found.get(name) ?? 0;
    };

    test('what happened is counted: sockets, acks, answers, refusals, commits, who waits', async () => {
      const shopper = await openSocket(`${server.url}/v1/chat`);
      shopper.send({ type: 'hello', site: 'demo' });
      await shopper.next('live');
      shopper.send({ type: 'send', id: 'canary-1', body: { kind: 'text', text: '转人工' } });
      await shopper.next('ack');
      await shopper.next('event', (frame) => JSON.stringify(frame).includes('"queued"'));
      shopper.send({ type: 'send', id: 'canary-1', body: { kind: 'text', text: 'canary 13800001234' } });
      await shopper.next('error');
      await fetch(`${server.url}/v1/orders/1`);

      const of = await figures();
      expect(of('zaine_sockets{kind="chat"}')).toBe(1);
      expect(of('zaine_sockets{kind="desk"}')).toBe(0);
      expect(of('zaine_ack_seconds_count{by="shopper"}')).toBe(1);
      expect(of('zaine_answer_seconds_count')).toBe(1);
      expect(of('zaine_turns_total{band="answer",intent="contact_human"}')).toBe(1);
      expect(of('zaine_refusals_total{edge="socket",code="conflict"}')).toBe(1);
      expect(of('zaine_refusals_total{edge="http",code="unauthenticated"}')).toBe(1);
      expect(of('zaine_http_request_seconds_count{method="GET",status="4xx"}')).toBe(1);
      expect(of('zaine_commit_units_sum')).toBeGreaterThanOrEqual(3);
      expect(of('zaine_commit_seconds_sum')).toBeGreaterThan(0);
      expect(of('zaine_queue_length{site="demo"}')).toBe(1);
      expect(of('zaine_agents_online{site="demo"}')).toBe(0);
      expect(of('process_resident_memory_bytes')).toBeGreaterThan(0);

      const text = await (await read()).text();
      expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
      expect(text).not.toMatch(/canary|13800001234/);
      shopper.close();
      await shopper.closed;
      await expect.poll(async () => (await figures())('zaine_sockets{kind="chat"}')).toBe(0);
    });

    test('how long people waited for an agent is counted when one takes them', async () => {
      const shopper = await openSocket(`${server.url}/v1/chat`);
      shopper.send({ type: 'hello', site: 'demo' });
      const { conversation } = await shopper.next('welcome');
      shopper.send({ type: 'send', id: 'person', body: { kind: 'text', text: '转人工' } });
      await shopper.next('event', (frame) => JSON.stringify(frame).includes('"queued"'));
      const { db } = server.data.store;
      const since = Date.now() - 100_000;
      await db
        .updateTable('conversation')
        .set({ queued_at: since })
        .where('id', '=', String(conversation))
        .execute();
      const before = await figures();
      const desk = await signInToDesk(server);
      for (let tries = 0; tries < 2; tries++) desk.send({ type: 'claim', conversation });
      await desk.next('assigned');
      await desk.next('error');
      const after = await figures();
      const grown = (name: string) => after(name) - before(name);
      expect(grown('zaine_queue_wait_seconds_count')).toBe(1);
      expect(grown('zaine_queue_wait_seconds_bucket{le="60"}')).toBe(0);
      expect(grown('zaine_queue_wait_seconds_bucket{le="120"}')).toBe(1);
      desk.close();
      shopper.close();
    });

    test('changes that are run again because somebody else has changed a conversation are counted', async () => {
      if (kind.name !== 'postgres') return;
      const shopper = await openSocket(`${server.url}/v1/chat`);
      shopper.send({ type: 'hello', site: 'demo' });
      const { conversation } = await shopper.next('welcome');
      const answered = async (id: string, seq: number) => {
        shopper.send({ type: 'send', id, body: { kind: 'text', text: '你好' } });
        await shopper.next('event', (frame) => (frame.event as { seq: number }).seq === seq);
      };
      await answered('first', 2);
      const before = await figures();
      const { db } = server.data.store;
      const id = String(conversation);
      await db.updateTable('conversation').set({ locale: 'en' }).where('id', '=', id).execute();
      await answered('second', 4);
      const after = await figures();
      const outdated = 'zaine_commit_retries_total{reason="outdated"}';
      expect(after(outdated) - before(outdated)).toBe(1);
      shopper.close();
    });

    test('notices that may have been lost are counted and told to the operator', async () => {
      if (kind.name !== 'postgres') return;
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'`.execute(server.data.store.db);
      await expect.poll(() => server.log.filter((line) => line.startsWith('bus_gap'))).toHaveLength(1);
      expect((await figures())('zaine_bus_gaps_total')).toBe(1);
    });

    test('what a proxy brings from elsewhere needs the key', async () => {
      const through = { 'X-Forwarded-For': '203.0.113.9' };
      expect((await read(through)).status).toBe(401);
      expect((await read({ ...through, Authorization: 'Bearer zk_of_somebody_else' })).status).toBe(401);
      const keyed = await read({ ...through, Authorization: `Bearer ${server.secrets.apiKey}` });
      expect(keyed.status).toBe(200);
      expect(keyed.headers.get('content-type')).toContain('version=0.0.4');
    });
  });
}
