import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAudit } from '../../audit/audit.ts';
import { enter } from '../../conversation/enter.ts';
import { shopperSend } from '../../conversation/send.ts';
import { createKnowledge } from '../../knowledge/built-in-knowledge.ts';
import { createOwnIntents } from '../../knowledge/own-intents.ts';
import { createBackRoom } from '../../shop/back-room.ts';
import { createChangeWebhook } from '../../shop/change-webhook.ts';
import { createSeal } from '../../sites/seal.ts';
import { type TestStore, testStores } from '../../testing/test-store.ts';
import { problemHandler } from '../problem.ts';
import { createRest } from './create-rest.ts';

const order = {
  customer: 'c-1',
  placedAt: '2026-11-01T03:20:00Z',
  status: 'shipped',
  items: [{ sku: 'MUG-01', title: { zh: '马克杯', en: 'Mug' }, quantity: 2, price: 3900 }],
  currency: 'CNY',
  total: 7800,
  phone: '13800001234',
};
const parcel = {
  carrier: '顺丰',
  status: 'in_transit',
  events: [{ at: '2026-11-02T08:00:00Z', place: '杭州', text: '已揽收' }],
};

async function listen(opened: TestStore): Promise<Server> {
  const now = () => Date.UTC(2026, 10, 25);
  const room = createBackRoom(opened.store, now);
  const app = express();
  app.use((request, response, next) => {
    response.locals.site = request.get('x-site') ?? 'demo';
    next();
  });
  app.use(
    '/v1',
    createRest({
      store: opened.store,
      room,
      webhook: createChangeWebhook({
        store: opened.store,
        outbound: async () => ({ status: 200, headers: {}, body: Buffer.alloc(0) }),
        seal: createSeal('a key of this test'),
        now,
        report: () => {},
      }),
      knowledge: createKnowledge(opened.store, now),
      intents: createOwnIntents(opened.store.db, now),
      audit: createAudit({ store: opened.store, now, newId: nanoid }),
      newId: nanoid,
      tell: () => {},
    }),
  );
  app.use(problemHandler(() => {}));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`REST on ${kind.name}`, () => {
    let opened: TestStore;
    let server: Server;
    const call = async (method: string, path: string, body?: unknown, site = 'demo') => {
      const { port } = server.address() as AddressInfo;
      const response = await fetch(`http://127.0.0.1:${port}/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'x-site': site },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text === '' ? undefined : JSON.parse(text),
      };
    };
    const refused = (path: string, message: unknown = expect.any(String)) => ({
      code: 'invalid',
      status: 422,
      errors: expect.arrayContaining([{ path, message }]),
    });
    beforeAll(async () => {
      opened = await kind.open();
      server = await listen(opened);
    });
    afterAll(async () => {
      server.close();
      await opened.dispose();
    });

    test('a customer is put, read back, and unknown in another site', async () => {
      const customer = { name: '林晓雯', email: 'lin@example.com', phone: '13800001234', tier: 'high' };
      const put = await call('PUT', '/customers/c-1', customer);
      expect([put.status, put.body]).toEqual([200, { id: 'c-1', ...customer }]);
      expect((await call('GET', '/customers/c-1')).body).toEqual({ id: 'c-1', ...customer });
      const elsewhere = await call('GET', '/customers/c-1', undefined, 'other');
      expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'not_found']);
    });

    test('a product is put, listed, read back and removed', async () => {
      const mug = { title: { zh: '马克杯', en: 'Mug' }, price: 3900, currency: 'CNY', stock: 4 };
      const put = await call('PUT', '/products/MUG-01', mug);
      expect([put.status, put.body]).toEqual([200, { sku: 'MUG-01', ...mug }]);
      expect((await call('GET', '/products')).body.items).toEqual([{ sku: 'MUG-01', ...mug }]);
      expect((await call('PUT', '/products/MUG-01', { ...mug, stock: -1 })).body).toMatchObject(
        refused('stock'),
      );
      expect((await call('DELETE', '/products/MUG-01')).status).toBe(204);
      const gone = await call('GET', '/products/MUG-01');
      expect([gone.status, gone.body.detail]).toEqual([404, expect.stringContaining('PUT /v1/products/')]);
    });

    test('an order is put with its number in the path, and read back unmasked with its parcels', async () => {
      expect((await call('PUT', '/orders/ZN1', order)).status).toBe(200);
      const put = await call('PUT', '/orders/ZN1/parcels/SF1', parcel);
      expect([put.status, put.body]).toEqual([200, { tracking: 'SF1', ...parcel }]);
      await call('PUT', '/orders/ZN1', { ...order, number: 'ZN1', status: 'delivered' });
      const read = await call('GET', '/orders/ZN1');
      expect(read.body).toEqual({
        number: 'ZN1',
        ...order,
        status: 'delivered',
        parcels: [{ tracking: 'SF1', ...parcel }],
      });
      expect((await call('GET', '/orders/ZN1', undefined, 'other')).status).toBe(404);
    });

    test('a body that says another number than the path is refused', async () => {
      const wrong = await call('PUT', '/orders/ZN1', { ...order, number: 'ZN2' });
      expect(wrong.body).toMatchObject(refused('number'));
      const tracking = await call('PUT', '/orders/ZN1/parcels/SF1', { ...parcel, tracking: 'SF2' });
      expect(tracking.body).toMatchObject(refused('tracking'));
    });

    test('a parcel of an order that is not there is 404', async () => {
      expect((await call('PUT', '/orders/NONE/parcels/SF1', parcel)).status).toBe(404);
    });

    test('every wrong field is named by its path', async () => {
      const bad = {
        ...order,
        status: 'lost',
        total: 1.5,
        items: [{ ...order.items[0], price: -1, title: { 'not a locale': 'x' } }],
      };
      const { body, headers } = await call('PUT', '/orders/ZN9', bad);
      expect(headers.get('content-type')).toContain('application/problem+json');
      for (const path of ['status', 'total', 'items.0.price']) expect(body).toMatchObject(refused(path));
      expect((await call('PUT', '/orders/ZN9', { ...order, customer: undefined })).body).toMatchObject(
        refused('customer'),
      );
      expect((await call('GET', '/orders/ZN9')).status).toBe(404);
    });

    test('what is no JSON object is refused, and so is text that no store can keep', async () => {
      expect((await call('PUT', '/customers/c-2', '{"name":')).status).toBe(400);
      expect((await call('PUT', '/customers/c-2', '[]')).body).toMatchObject(refused(''));
      expect((await call('PUT', '/customers/c-2', undefined)).status).toBe(422);
      expect((await call('PUT', '/customers/c-2', { name: 'a\0b' })).body).toMatchObject(refused('name'));
      expect((await call('PUT', '/customers/c-2', '{"name":"a\\ud800b"}')).body).toMatchObject(
        refused('name'),
      );
      expect((await call('PUT', '/customers/%00', { name: 'x' })).status).toBe(422);
      expect((await call('PUT', '/customers/%ff', { name: 'x' })).status).toBe(400);
      const large = await call('PUT', '/articles/large', { title: 'x', body: 'x'.repeat(3_000_000) });
      expect([large.status, large.body.code]).toEqual([413, 'too_large']);
    });

    test('a method that is not offered is told which are', async () => {
      const { status, headers } = await call('DELETE', '/orders/ZN1');
      expect([status, headers.get('allow')]).toEqual([405, 'PUT, GET']);
    });

    test('orders of a customer come newest first, page by page', async () => {
      for (const day of [1, 2, 3]) {
        await call('PUT', `/orders/D${day}`, {
          ...order,
          customer: 'c-9',
          placedAt: `2026-11-0${day}T00:00:00Z`,
        });
      }
      const first = await call('GET', '/orders?customer=c-9&limit=2');
      expect(first.body.items.map((each: { number: string }) => each.number)).toEqual(['D3', 'D2']);
      const second = await call('GET', `/orders?customer=c-9&limit=2&after=${first.body.next}`);
      expect(second.body.items.map((each: { number: string }) => each.number)).toEqual(['D1']);
      expect(second.body.next).toBeUndefined();
      expect((await call('GET', '/orders')).body).toMatchObject(refused('customer'));
      expect((await call('GET', '/orders?customer=c-9&limit=0')).body).toMatchObject(refused('limit'));
    });

    test('an article is put, searched, listed and removed', async () => {
      const fee = {
        title: { zh: '运费多少', en: 'What is postage' },
        body: '满 99 包邮。',
        tags: ['delivery_fee'],
      };
      expect((await call('PUT', '/articles/fee', fee)).body).toEqual({ id: 'fee', ...fee });
      await call('PUT', '/articles/gift', { title: '包装', body: '免费包装。' });
      const found = await call('GET', `/articles?q=${encodeURIComponent('运费')}`);
      expect(found.body).toEqual({ items: [{ id: 'fee', ...fee }] });
      const page = await call('GET', '/articles?limit=1');
      expect(page.body).toEqual({ items: [{ id: 'fee', ...fee }], next: 'fee' });
      expect((await call('GET', '/articles?limit=1&after=fee')).body.items[0].id).toBe('gift');
      expect((await call('DELETE', '/articles/fee')).status).toBe(204);
      expect((await call('DELETE', '/articles/fee')).status).toBe(404);
      expect((await call('GET', '/articles/fee')).status).toBe(404);
    });

    test('an intent is taught, listed and forgotten', async () => {
      const wrapping = {
        title: { en: 'Gift wrapping' },
        sentences: ['can you wrap it as a gift', '有礼盒吗'],
      };
      const put = await call('PUT', '/intents/gift_wrapping', wrapping);
      expect(put.body).toEqual({ id: 'gift_wrapping', ...wrapping });
      await call('PUT', '/intents/newsletter', { off: true });
      expect((await call('GET', '/intents/gift_wrapping')).body).toEqual(put.body);
      const page = (await call('GET', '/intents?limit=1')).body;
      expect(page).toEqual({ items: [put.body], next: 'gift_wrapping' });
      expect((await call('GET', `/intents?after=${page.next}`)).body.items).toEqual([
        { id: 'newsletter', off: true },
      ]);
      expect((await call('PUT', '/intents/Gift-Wrapping', wrapping)).body).toMatchObject({
        status: 422,
        errors: [{ path: 'id' }],
      });
      expect((await call('PUT', '/intents/gift', { sentences: [''] })).status).toBe(422);
      expect((await call('DELETE', '/intents/gift_wrapping')).status).toBe(204);
      expect((await call('DELETE', '/intents/gift_wrapping')).status).toBe(404);
      expect((await call('GET', '/intents/gift_wrapping')).status).toBe(404);
    });

    test('conversations are listed by latest activity, and their logs read in order', async () => {
      for (const [index, id] of ['k1', 'k2', 'k3'].entries()) await addConversation(opened, id, index);
      const first = (await call('GET', '/conversations?limit=2')).body;
      expect(first.items.map((each: { id: string }) => each.id)).toEqual(['k3', 'k2']);
      expect(first.items[0]).toMatchObject({ state: { name: 'bot' }, customer: 'c-k3', seq: 2 });
      const second = (await call('GET', `/conversations?limit=2&after=${first.next}`)).body;
      expect(second.items.map((each: { id: string }) => each.id)).toEqual(['k1']);
      expect((await call('GET', '/conversations?state=queued')).body.items).toEqual([]);
      const log = (await call('GET', '/conversations/k1/events?limit=1')).body;
      expect(log).toMatchObject({ items: [{ seq: 1, kind: 'message', body: { text: 'hi 1' } }], next: '1' });
      const rest = (await call('GET', '/conversations/k1/events?after=1')).body;
      expect(rest.items.map((each: { seq: number }) => each.seq)).toEqual([2]);
      expect((await call('GET', '/conversations/k1/events', undefined, 'other')).status).toBe(404);
    });

    test('the OpenAPI document describes every path with its schemas', async () => {
      const { body } = await call('GET', '/openapi.json');
      expect(body.openapi).toBe('3.1.0');
      expect(Object.keys(body.paths)).toContain('/orders/{number}/parcels/{tracking}');
      expect(body.components.schemas.OrderBody.required).toEqual(
        expect.arrayContaining(['customer', 'placedAt', 'status', 'items', 'currency', 'total']),
      );
      expect(body.components.schemas.OrderBody.required).not.toContain('number');
      const named = JSON.stringify(body).match(/#\/components\/schemas\/\w+/g) ?? [];
      for (const name of named) expect(body.components.schemas).toHaveProperty(name.slice(21));
    });
  });
}

async function addConversation({ store }: TestStore, id: string, index: number): Promise<void> {
  const at = Date.UTC(2026, 10, 25) + index * 1000;
  const identity = { customer: `c-${id}`, jti: `j-${id}`, expiresAt: at + 60_000 };
  const fresh = { visitor: `v-${id}`, tokenHash: `h-${id}`, conversation: id };
  await store.run(enter, { site: 'demo', at, fresh, identity, locale: 'zh' });
  for (const nth of [1, 2]) {
    const body = { kind: 'text' as const, text: `hi ${nth}` };
    const said = { site: 'demo', conversation: id, at, cid: `cid-${nth}`, id: `${id}-${nth}`, body };
    await shopperSend(store, said);
  }
}
