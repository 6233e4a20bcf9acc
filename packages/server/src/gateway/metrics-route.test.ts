import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
