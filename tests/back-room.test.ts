import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBackRoom } from '../packages/server/src/shop/back-room.ts';
import type { Store } from '../packages/server/src/store/store.ts';
import { twoMugs } from '../packages/server/src/testing/shop-under-test.ts';
import {
  openSocket,
  type RawFrame,
  startTestServer,
  type TestServer,
} from '../packages/server/src/testing/test-server.ts';
import { type TestStore, testStores } from '../packages/server/src/testing/test-store.ts';

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`cases and tickets behind a conversation, on ${kind.name}`, () => {
    let data: TestStore;
    let store: Store;
    let server: TestServer;
    let cookie: string;
    let at = Date.UTC(2026, 10, 25, 2);
    const now = () => at;
    /** The shop's own system: what it was told, and what it answers. */
    let shop: Server;
    let answer = 503;
    const heard: { body: string; signature: string }[] = [];
    beforeAll(async () => {
      shop = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk) => chunks.push(chunk));
        request.on('end', () => {
          const signature = String(request.headers['zaine-signature']);
          heard.push({ body: Buffer.concat(chunks).toString(), signature });
          response.writeHead(answer).end();
        });
      }).listen(0, '127.0.0.1');
      await once(shop, 'listening');
      data = await kind.open();
      const env = { ZAINE_OUTBOUND_ALLOW: '127.0.0.1' };
      server = await startTestServer(kind, { data, now, env });
      store = await data.again();
      const signedIn = await fetch(`${server.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'admin', password: server.secrets.adminPassword }),
      });
      cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    });
    afterAll(async () => {
      shop.close();
      await server.dispose();
      await store.close();
      await data.dispose();
    });

    async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const key = { authorization: `Bearer ${server.secrets.apiKey}` };
      const answer = await fetch(`${server.url}/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(headers.cookie ? headers : key) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
    }

    /** A shopper in a conversation, and a return of theirs that waits for a review. */
    async function shopper(locale = 'zh-CN') {
      const socket = await openSocket(`${server.url}/v1/chat`);
      socket.send({ type: 'hello', site: 'demo', locale });
      const { conversation } = (await socket.next('welcome')) as RawFrame & { conversation: string };
      // A conversation is in the store from its first message on.
      socket.send({
        type: 'send',
        id: nanoid(),
        body: { kind: 'text', text: locale === 'en' ? 'hello' : '你好' },
      });
      await socket.next('event', (frame) => (frame.event as { seq: number }).seq === 2);
      const order = twoMugs(`ZN${nanoid()}`, `c-${nanoid()}`, 'delivered');
      const { number, customer, ...rest } = order;
      await call('PUT', `/orders/${number}`, { ...rest, customer });
      const on = { key: nanoid(), site: 'demo', customer, order: number, conversation };
      const room = createBackRoom(store, now);
      const opened = await room.shop.actions.openCase({ ...on, type: 'return', reason: 'quality' });
      if (!opened.done) throw new Error(opened.why);
      return { socket, conversation, customer, number, id: opened.case.id };
    }

    const isCase = (frame: RawFrame) =>
      (frame.event as { body?: { kind: string } } | undefined)?.body?.kind === 'case';

    test('a case moved over REST shows up in its conversation, once', async () => {
      const { socket, id, conversation } = await shopper();
      const moved = await call('PATCH', `/cases/${id}`, { state: 'approved' });
      expect([moved.status, moved.body.state]).toEqual([200, 'approved']);
      expect(await socket.next('event', isCase)).toMatchObject({
        event: {
          author: { role: 'bot' },
          body: {
            kind: 'case',
            case: { id, type: 'return', state: 'approved' },
            text: expect.stringMatching(/^退货通过了，请在.+前把东西寄回来，运费我们出。/),
          },
        },
      });
      expect((await call('PATCH', `/cases/${id}`, { state: 'approved' })).status).toBe(200);
      await call('PATCH', `/cases/${id}`, { state: 'sent_back', tracking: 'SF123' });
      expect(await socket.next('event', isCase)).toMatchObject({
        event: { body: { case: { state: 'sent_back' } } },
      });
      const log = await call('GET', `/conversations/${conversation}/events`);
      const cards = log.body.items.filter(
        (event: { body?: { kind: string } }) => event.body?.kind === 'case',
      );
      expect(cards).toHaveLength(2);
      socket.close();
    });

    test('a move that a case may not make is refused with where it may go', async () => {
      const { socket, id } = await shopper();
      const paid = await call('PATCH', `/cases/${id}`, { state: 'refunded' });
      expect([paid.status, paid.body.code]).toEqual([409, 'illegal']);
      expect(paid.body.detail).toContain('It may go to reviewing, approved, refused, closed.');
      const bare = await call('PATCH', `/cases/${id}`, { state: 'refused' });
      expect([bare.status, bare.body.errors]).toEqual([422, [expect.objectContaining({ path: 'note' })]]);
      expect((await call('PATCH', '/cases/ASNONE', { state: 'approved' })).status).toBe(404);
      socket.close();
    });

    test('an agent moves a case with a button, in the shopper’s language', async () => {
      const { socket, id, customer, number } = await shopper('en');
      const move = (body: unknown) => call('POST', `/desk/cases/${id}`, body, { cookie });
      const refused = await move({ state: 'refused', note: 'the photos show another mug' });
      expect(refused.body).toMatchObject({ state: 'refused', next: ['reviewing', 'closed'] });
      expect(await socket.next('event', isCase)).toMatchObject({
        event: {
          body: {
            text: "Your return could not be approved: the photos show another mug. If that seems wrong, tell me and we'll look again.",
          },
        },
      });
      expect((await call('POST', `/desk/cases/${id}`, { state: 'closed' }, { cookie: 'x=1' })).status).toBe(
        401,
      );
      const listed = await call('GET', `/cases?order=${number}`);
      expect(listed.body.items[0]).toMatchObject({
        id,
        customer,
        history: [{}, { by: 'agent', name: 'admin' }],
      });
      socket.close();
    });

    test('a ticket for the warehouse is told to the shopper whenever it moves', async () => {
      const { socket, conversation, customer, number } = await shopper();
      const asked = {
        department: 'warehouse',
        subject: '查库存',
        body: '红色 L',
        order: number,
        customer,
        conversation,
      };
      const opened = await call('POST', '/tickets', { ...asked, key: 'a' });
      expect(opened.body).toMatchObject({ state: 'open', priority: 'normal', department: 'warehouse' });
      expect((await call('POST', '/tickets', { ...asked, key: 'a' })).body.id).toBe(opened.body.id);
      const change = { state: 'done', note: '红色 L 码还有 3 件。' };
      const done = await call('PATCH', `/desk/tickets/${opened.body.id}`, change, { cookie });
      expect(done.body.moves.at(-1)).toMatchObject({ state: 'done', by: 'admin' });
      expect(await socket.next('event', isCase)).toMatchObject({
        event: {
          body: { text: '您的事办好了。红色 L 码还有 3 件。', case: { type: 'follow_up', state: 'closed' } },
        },
      });
      const page = await call('GET', '/tickets?department=warehouse&limit=1');
      expect(page.body.items).toHaveLength(1);
      expect((await call('PATCH', '/tickets/TKNONE', { state: 'done' })).status).toBe(404);
      socket.close();
    });

    test('what was told to nobody before the server stopped is told when it is back', async () => {
      const { socket, id, conversation } = await shopper();
      socket.close();
      const room = createBackRoom(store, now);
      await room.moves.moveCase('demo', id, { to: 'reviewing', by: 'agent' });
      const second = await startTestServer(kind, { data, now });
      await second.stop();
      const log = await call('GET', `/conversations/${conversation}/events`);
      expect(log.body.items.at(-1)).toMatchObject({ body: { case: { state: 'reviewing' } } });
    });

    test('policies are read, changed field by field, and wrong ones are named', async () => {
      expect((await call('GET', '/policies')).body).toMatchObject({ version: 0, returnDays: 7 });
      const patched = await call('PATCH', '/policies', { returnDays: 15, freight: { no_reason: 'shop' } });
      expect(patched.body).toMatchObject({
        version: 1,
        returnDays: 15,
        freight: { no_reason: 'shop', price_drop: 'customer' },
      });
      const wrong = await call('PATCH', '/policies', { returnDays: -1, colour: 'red' });
      expect(wrong.status).toBe(422);
      expect((await call('GET', '/policies/versions')).body.items).toHaveLength(1);
    });

    test('who changed policies, the webhook, a ticket or a case is written down, and not what was written', async () => {
      const { socket, id } = await shopper();
      socket.close();
      type Entry = { id: string; at: string };
      const trail = async (): Promise<Entry[]> => (await call('GET', '/audit?limit=100')).body.items;
      const before = (await trail()).map((entry) => entry.id);
      await call('PATCH', '/policies', { goodwillDays: 20 });
      await call('PUT', '/webhook', { url: 'https://shop.example/hook', secret: 'a secret of the shop' });
      await call('DELETE', '/webhook');
      const asked = { department: 'warehouse', subject: '私事', body: '不写下来' };
      const ticket = (await call('POST', '/tickets', asked)).body.id;
      await call('PATCH', `/tickets/${ticket}`, { priority: 'high' });
      await call('PATCH', `/desk/tickets/${ticket}`, { state: 'done', note: '私事办好' }, { cookie });
      await call('PATCH', `/cases/${id}`, { state: 'reviewing' });
      await call('POST', `/desk/cases/${id}`, { state: 'approved' }, { cookie });
      // Refused, and so not done.
      await call('PATCH', `/cases/${id}`, { state: 'refused' });
      await call('PATCH', '/policies', { goodwillDays: -1 });
      const added = (await trail()).filter((entry) => !before.includes(entry.id));
      const entries = added.map(({ id: _id, at: _at, ...entry }) => entry);
      expect(entries).toHaveLength(8);
      const expected = [
        { action: 'policies_changed', actor: 'key', detail: { fields: 'goodwillDays' } },
        { action: 'webhook_set', actor: 'key', detail: { fields: 'url secret' } },
        { action: 'webhook_removed', actor: 'key', detail: { fields: '' } },
        {
          action: 'ticket_opened',
          actor: 'key',
          subject: ticket,
          detail: { fields: 'department subject body' },
        },
        { action: 'ticket_changed', actor: 'key', subject: ticket, detail: { fields: 'priority' } },
        {
          action: 'ticket_changed',
          actor: 'agent:admin',
          subject: ticket,
          detail: { fields: 'state note', state: 'done' },
        },
        { action: 'case_moved', actor: 'key', subject: id, detail: { fields: 'state', state: 'reviewing' } },
        {
          action: 'case_moved',
          actor: 'agent:admin',
          subject: id,
          detail: { fields: 'state', state: 'approved' },
        },
      ];
      expect(entries).toEqual(expect.arrayContaining(expected));
    });

    test('a shop that reads the feed learns what was done, and says when it has done it, too', async () => {
      await call('GET', '/changes');
      const order = twoMugs(`ZN${nanoid()}`, 'c-feed', 'paid');
      const { number, ...rest } = order;
      await call('PUT', `/orders/${number}`, rest);
      const { actions } = createBackRoom(store, now).shop;
      const on = { key: nanoid(), site: 'demo', customer: 'c-feed', order: number };
      expect(await actions.cancelOrder({ ...on, reason: '拍错了' })).toMatchObject({ requested: false });
      const feed = (await call('GET', '/changes?limit=100')).body.items;
      expect(feed.map(({ seq }: { seq: number }) => seq)).toEqual(feed.map((_: unknown, i: number) => i + 1));
      const last = feed.at(-1);
      expect(last).toMatchObject({
        kind: 'order.cancelled',
        order: number,
        data: { key: on.key, reason: '拍错了', refund: { amount: 7800, currency: 'CNY' } },
      });
      expect((await call('PUT', `/orders/${number}`, rest)).body.status).toBe('cancelled');
      expect((await call('POST', '/changes/acknowledge', { upTo: last.seq })).status).toBe(204);
      expect((await call('PUT', `/orders/${number}`, rest)).body.status).toBe('paid');
      expect((await call('GET', `/changes?after=${last.seq - 1}`)).body.items[0]).toMatchObject({
        outcome: 'done',
      });
    });

    test('a webhook is told of every change in order, signed, until it has taken it', async () => {
      const { port } = shop.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}/zaine`;
      const { body } = await call('PUT', '/webhook', { url });
      expect(body.secret).toMatch(/^whsec_/);
      const order = twoMugs(`ZN${nanoid()}`, 'c-hook', 'paid');
      await call('PUT', `/orders/${order.number}`, order);
      const { actions } = createBackRoom(store, now).shop;
      const on = { site: 'demo', customer: 'c-hook', order: order.number };
      await actions.changeOrder({ ...on, key: nanoid(), change: { phone: '13900005678' } });
      await actions.cancelOrder({ ...on, key: nanoid(), reason: 'x' });
      const kinds = () => heard.map((each) => JSON.parse(each.body).kind);
      // Any move of a case or ticket has what is due delivered; without one the next sweep does it.
      const ticket = (await call('POST', '/tickets', { department: 'service', subject: 'x', body: 'x' }))
        .body;
      const nudge = () => call('PATCH', `/tickets/${ticket.id}`, {});
      await nudge();
      await expect.poll(kinds, { timeout: 10_000 }).toEqual(['order.changed']);
      await expect
        .poll(async () => (await call('GET', '/webhook')).body, { timeout: 5000 })
        .toMatchObject({ attempts: 1, error: 'It answered 503.', next: expect.any(String) });
      answer = 200;
      at += 5000;
      await expect
        .poll(kinds, { timeout: 15_000 })
        .toEqual(['order.changed', 'order.changed', 'order.cancelled']);
      for (const each of heard) {
        const [, time] = /^t=(\d+),v1=/.exec(each.signature) ?? [];
        const mac = createHmac('sha256', body.secret).update(`${time}.${each.body}`).digest('hex');
        expect(each.signature).toBe(`t=${time},v1=${mac}`);
      }
      await expect
        .poll(async () => (await call('GET', '/changes?limit=100')).body.items.at(-1))
        .toMatchObject({ kind: 'order.cancelled', outcome: 'done' });
      expect((await call('DELETE', '/webhook')).status).toBe(204);
      expect((await call('GET', '/webhook')).status).toBe(404);
    });

    test('a carrier’s scans are added once and in order, if they are signed', async () => {
      const { body } = await call('PUT', '/webhook', { url: 'https://shop.example/zaine' });
      const order = twoMugs(`ZN${nanoid()}`, 'c-carrier', 'shipped');
      await call('PUT', `/orders/${order.number}`, order);
      const tracking = order.parcels?.[0]?.tracking ?? '';
      const scan = (at: string, text: string) => ({ at, text });
      const send = (news: unknown, secret = body.secret, skew = 0) => {
        const text = JSON.stringify(news);
        const time = Math.floor(now() / 1000) - skew;
        const mac = createHmac('sha256', secret).update(`${time}.${text}`).digest('hex');
        const headers = { 'zaine-signature': `t=${time},v1=${mac}` };
        return fetch(`${server.url}/v1/carriers/demo`, { method: 'POST', headers, body: text });
      };
      const delivered = { tracking, status: 'delivered', events: [scan('2026-11-25T01:00:00Z', '已签收')] };
      expect((await send(delivered)).status).toBe(204);
      const late = { tracking, status: 'out_for_delivery', events: [scan('2026-11-24T23:00:00Z', '派送中')] };
      expect((await send(late)).status).toBe(204);
      expect((await send(delivered)).status).toBe(204);
      const parcel = (await call('GET', `/orders/${order.number}`)).body.parcels[0];
      expect(parcel.status).toBe('delivered');
      expect(parcel.events.map((event: { text: string }) => event.text)).toEqual([
        '已揽收',
        '派送中',
        '已签收',
      ]);
      expect((await send(delivered, 'another secret altogether')).status).toBe(401);
      expect((await send(delivered, body.secret, 3600)).status).toBe(401);
      expect((await send({ ...delivered, tracking: 'NONE' })).status).toBe(404);
      expect((await send({ tracking, events: [{ at: 'yesterday', text: 'x' }] })).status).toBe(422);
      // The secret is changed while carriers still sign with the one before.
      const renewed = (await call('PUT', '/webhook', { url: 'https://shop.example/zaine' })).body.secret;
      expect(renewed).not.toBe(body.secret);
      for (const secret of [body.secret, renewed]) expect((await send(delivered, secret)).status).toBe(204);
      at += 25 * 3_600_000;
      expect((await send(delivered)).status).toBe(401);
      expect((await send(delivered, renewed)).status).toBe(204);
      await call('DELETE', '/webhook');
    });

    test('what the shop cannot do goes to the duty manager, and the shopper hears of it', async () => {
      const { socket, conversation } = await shopper();
      const order = twoMugs(`ZN${nanoid()}`, 'c-refused', 'paid');
      const { number, ...rest } = order;
      await call('PUT', `/orders/${number}`, rest);
      const { actions } = createBackRoom(store, now).shop;
      const on = { site: 'demo', customer: 'c-refused', order: number, conversation };
      await actions.cancelOrder({ ...on, key: nanoid(), reason: 'x' });
      const { seq } = (await call('GET', '/changes?limit=100')).body.items.at(-1);
      expect((await call('POST', '/changes/acknowledge', { seq, refused: 'left an hour ago' })).status).toBe(
        204,
      );
      expect(await socket.next('event', isCase)).toMatchObject({
        event: { body: { text: expect.stringMatching(/^这件事转给值班经理了/) } },
      });
      const tickets = (await call('GET', '/tickets?department=duty')).body.items;
      expect(tickets[0]).toMatchObject({ order: number, priority: 'high' });
      expect((await call('POST', '/changes/acknowledge', { seq, refused: 'again' })).status).toBe(404);
      socket.close();
    });
  });
}
