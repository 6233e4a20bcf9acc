import { type Attributes, type Span, trace } from '@opentelemetry/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSocket, startTestServer, type TestServer } from '../testing/test-server.ts';
import { testStores } from '../testing/test-store.ts';
import { startTracing, wantsTraces } from './start-tracing.ts';
import { tracingOver } from './tracing-over.ts';

const [sqlite] = testStores;
const ended: { name: string; attributes: Attributes }[] = [];

/** What an SDK would register, as far as it is used. */
function startSpan(name: string, { attributes }: { attributes: Attributes }): Span {
  const all = { ...attributes };
  const span = {
    setAttributes: (more: Attributes) => Object.assign(all, more),
    setStatus: () => span,
    end: () => ended.push({ name, attributes: all }),
  };
  return span as unknown as Span;
}

let server: TestServer;
beforeAll(async () => {
  trace.setGlobalTracerProvider({
    getTracer: () => ({ startSpan, startActiveSpan: () => undefined }) as never,
  });
  if (!sqlite) throw new Error('no store');
  server = await startTestServer(sqlite, { tracing: tracingOver() });
});
afterAll(async () => {
  await server.dispose();
  trace.disable();
});

test('a turn and a request are a span each, and neither says whose', async () => {
  const shopper = await openSocket(`${server.url}/v1/chat`);
  shopper.send({ type: 'hello', site: 'demo' });
  const { conversation } = await shopper
    .next('live')
    .then(() => shopper.frames[0] as { conversation?: string });
  shopper.send({ type: 'send', id: 'one', body: { kind: 'text', text: 'canary' } });
  await shopper.next('event', ({ event }) => JSON.stringify(event).includes('"bot"'));
  await expect.poll(() => ended).toContainEqual({ name: 'turn', attributes: { 'zaine.site': 'demo' } });
  const headers = { Authorization: `Bearer ${server.secrets.apiKey}` };
  await fetch(`${server.url}/v1/conversations/${conversation}/events`, { headers });
  await expect
    .poll(() => ended)
    .toContainEqual({
      name: 'HTTP GET',
      attributes: {
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'http.route': '/v1/conversations/:id/events',
      },
    });
  expect(JSON.stringify(ended)).not.toMatch(new RegExp(`canary|${conversation}`));
  shopper.close();
});

test('traces are sent where the standard variables ask for them, and a missing SDK is told', async () => {
  expect(wantsTraces({})).toBe(false);
  expect(wantsTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' })).toBe(true);
  expect(wantsTraces({ OTEL_TRACES_EXPORTER: 'otlp', OTEL_SDK_DISABLED: 'true' })).toBe(false);
  const told: string[] = [];
  const log = { info: () => {}, warn: (line: string) => void told.push(line), error: () => {} };
  expect(await startTracing({ OTEL_TRACES_EXPORTER: 'otlp' }, log, '@opentelemetry/none')).toBeUndefined();
  expect(told).toEqual([expect.stringContaining('npm install @opentelemetry/none@0.223')]);
});
