import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, startServerProcess } from '../packages/server/src/testing/server-process.ts';
import { openSocket } from '../packages/server/src/testing/test-server.ts';

/** A span as OTLP's JSON has it, as far as it is looked at. */
interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

/** A collector: takes what an exporter sends over OTLP/HTTP. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.url === '/v1/traces') bodies.push(body);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, bodies };
}

const spansIn = (bodies: readonly string[]): Span[] =>
  bodies.flatMap((body) =>
    JSON.parse(body).resourceSpans.flatMap((resource: { scopeSpans: { spans: Span[] }[] }) =>
      resource.scopeSpans.flatMap(({ spans }) => spans),
    ),
  );

const KEY = 'zk_canary_key_0123456789';
/** The trace of whoever calls, as the W3C's Trace Context writes it. */
const caller = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };
describe('traces of a server that was started from the build', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zaine-traces-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A shopper says something, the shop asks for it, and the server stops; returns the conversation's id. */
  async function talk(name: string, env: Record<string, string>): Promise<string> {
    const settings = { ZAINE_DATA: join(folder, name), PORT: String(await freePort()), ZAINE_API_KEY: KEY };
    const server = await startServerProcess({ ...settings, ...env });
    try {
      const shopper = await openSocket(`${server.url}/v1/chat`);
      shopper.send({ type: 'hello', site: 'demo', page: { url: 'https://shop.example/canary' } });
      const { conversation } = await shopper.next('welcome');
      await shopper.next('live');
      shopper.send({ type: 'send', id: 'one', body: { kind: 'text', text: 'canary 13800001234' } });
      await shopper.next('event', ({ event }) => JSON.stringify(event).includes('"bot"'));
      const headers = { authorization: `Bearer ${KEY}` };
      await fetch(`${server.url}/v1/conversations/${conversation}/events?after=0`, { headers });
      for (const traceparent of [`00-${caller.trace}-${caller.span}-01`, `00-canary-${caller.span}-01`])
        await fetch(`${server.url}/v1/orders/none`, { headers: { ...headers, traceparent } });
      shopper.close();
      return String(conversation);
    } finally {
      expect(await server.stop()).toBe(0);
    }
  }

  test('arrive at a collector, each part within its turn, and name nobody', async () => {
    const collector = await startCollector();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' };
    const conversation = await talk('traced', env).finally(() => collector.server.close());
    const spans = spansIn(collector.bodies);
    const [turn, ...more] = spans.filter(({ name }) => name === 'turn');
    expect(more).toEqual([]);
    expect(turn).toMatchObject({ attributes: [{ key: 'zaine.site', value: { stringValue: 'demo' } }] });
    expect(turn?.parentSpanId ?? '').toBe('');
    const parts = spans.filter(({ parentSpanId }) => parentSpanId === turn?.spanId);
    expect(parts.map(({ name }) => name)).toEqual(['decide', 'append']);
    for (const part of parts) {
      expect(part.traceId).toBe(turn?.traceId);
      expect(BigInt(part.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(turn?.startTimeUnixNano ?? 0));
      expect(BigInt(part.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(turn?.endTimeUnixNano ?? 0));
    }
    const asked = spans.find(({ attributes }) =>
      attributes.some(({ value }) => value.stringValue === '/v1/conversations/:id/events'),
    );
    expect(asked).toMatchObject({ name: 'HTTP GET' });
    expect(asked?.traceId).not.toBe(turn?.traceId);
    expect(asked?.parentSpanId ?? '').toBe('');
    const called = spans.filter(({ attributes }) =>
      attributes.some(({ value }) => value.stringValue === '/v1/orders/:number'),
    );
    expect(called).toHaveLength(2);
    expect(called[0]).toMatchObject({ traceId: caller.trace, parentSpanId: caller.span });
    // What is no trace is none.
    expect(called[1]?.traceId).not.toBe(caller.trace);
    expect(called[1]?.parentSpanId ?? '').toBe('');
    const told = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...told].sort()).toEqual([
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'zaine.site',
    ]);
    for (const secret of ['canary', '13800001234', conversation, KEY])
      expect(collector.bodies.join().includes(secret), secret).toBe(false);
  }, 60_000);

  test('cost nothing where nobody asks for them: not a module of the SDK is loaded', async () => {
    const loaded = join(folder, 'loaded');
    await talk('untraced', { NODE_V8_COVERAGE: loaded });
    const files = await readdir(loaded);
    const texts = await Promise.all(files.map((file) => readFile(join(loaded, file), 'utf8')));
    const scripts = texts.flatMap((text) => (JSON.parse(text) as { result: { url: string }[] }).result);
    // prom-client loads the API, which does nothing by itself.
    const tracing = scripts
      .map(({ url }) => /(@opentelemetry\/(?!api\/)|\/metrics\/(start-)?tracing).*/.exec(url)?.[0])
      .filter((part) => part !== undefined);
    expect([...new Set(tracing)]).toEqual(['/metrics/start-tracing.js']);
  }, 60_000);
});
