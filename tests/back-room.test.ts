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
    const now = () => Date.UTC(2026, 10, 25, 2);
    beforeAll(async () => {
      data = await kind.open();
      server = await startTestServer(kind, { data, now });
      store = await data.again();
      const signedIn = await fetch(`${server.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'admin', password: server.secrets.adminPassword }),
      });
      cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    });
    afterAll(async () => {
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
