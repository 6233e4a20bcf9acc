import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StoreError } from '../store/store.ts';
import { Problem, problemHandler } from './problem.ts';

const reported: unknown[] = [];
const app = express();
app.use(express.json({ limit: '1kb' }));
app.post('/echo', (request, response) => response.json(request.body));
app.get('/taken', () => {
  throw new Problem('conflict', {
    detail: 'That number is taken.',
    errors: [{ path: 'number', message: 'taken' }],
  });
});
app.get('/full', async () => {
  throw new StoreError('unavailable', 'SQLITE_FULL: database or disk is full');
});
app.get('/broken', async () => {
  throw new Error('secret detail');
});
app.use(problemHandler((error) => reported.push(error)));
const server = app.listen(0, '127.0.0.1');
let base = '';

beforeAll(async () => {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function post(body: string): Promise<Response> {
  return fetch(`${base}/echo`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}

test('a refusal says in a problem document what is wrong and where', async () => {
  const response = await fetch(`${base}/taken`);
  expect(response.status).toBe(409);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toEqual({
    type: 'urn:zaine:problem:conflict',
    title: 'The same id was used before with another content.',
    status: 409,
    code: 'conflict',
    detail: 'That number is taken.',
    errors: [{ path: 'number', message: 'taken' }],
  });
});

test('a body that is no JSON is 400, one that is too large 413', async () => {
  const broken = await post('{"a":');
  expect([broken.status, (await broken.json()).code]).toEqual([400, 'invalid']);
  const large = await post(JSON.stringify({ text: 'x'.repeat(2000) }));
  expect([large.status, (await large.json()).code]).toEqual([413, 'too_large']);
});

test('a full disk is told as unavailable, with a time to come back', async () => {
  const response = await fetch(`${base}/full`);
  expect([response.status, (await response.json()).code]).toEqual([503, 'unavailable']);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('what nobody foresaw is reported, and its details stay inside', async () => {
  const response = await fetch(`${base}/broken`);
  const body = await response.text();
  expect(response.status).toBe(500);
  expect(body).not.toContain('secret');
  expect(String(reported.at(-1))).toContain('secret detail');
});
