import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHOP_NOW, twoMugs } from '../testing/shop-under-test.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import type { ActionOn, CaseRequest } from './actions.ts';
import { type BuiltInShop, createBuiltInShop } from './adapters/built-in.ts';
import { createPolicyBook, type EditablePolicyBook } from './policy-book.ts';
import { createTickets } from './tickets/create-tickets.ts';
import type { Tickets } from './tickets.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`the back room on ${kind.name}`, () => {
    let opened: TestStore;
    let shop: BuiltInShop;
    let book: EditablePolicyBook;
    let tickets: Tickets;
    let now = SHOP_NOW;
    beforeAll(async () => {
      opened = await kind.open();
      shop = createBuiltInShop(opened.store, () => now);
      book = createPolicyBook(opened.store, () => now);
      tickets = createTickets(opened.store, book, () => now);
    });
    afterAll(() => opened.dispose());

    async function place(status: 'paid' | 'shipped' | 'delivered', site = nanoid()): Promise<ActionOn> {
      now = SHOP_NOW;
      const order = twoMugs(`ZN${nanoid()}`, `c-${nanoid()}`, status);
      await shop.putOrder(site, order);
      return { key: nanoid(), site, customer: order.customer, order: order.number };
    }
    const open = (on: ActionOn, request: Partial<CaseRequest>) =>
      shop.actions.openCase({ type: 'return', reason: 'no_reason', ...request, ...on, key: nanoid() });

    test('seven days after the goods came they can no longer be sent back for nothing', async () => {
      const on = await place('delivered');
      now = Date.parse('2026-11-24T08:00:00Z') + 7 * DAY + 1;
      expect(await open(on, {})).toEqual({ done: false, why: 'too_late', at: '2026-12-01T08:00:00.000Z' });
      expect(await open(on, { reason: 'quality' })).toMatchObject({ done: true });
    });

    test('a shop that gives thirty days gives thirty days, and what held before can be read', async () => {
      const on = await place('delivered');
      now += 20 * DAY;
      expect(await open(on, {})).toMatchObject({ done: false, why: 'too_late' });
      expect(await book.patch(on.site, { returnDays: 30, promises: { reviewing: 4 } }, 'key')).toMatchObject({
        version: 1,
        returnDays: 30,
        exchangeDays: 15,
        promises: { reviewing: 4, received: 24 },
      });
      expect(await open(on, {})).toMatchObject({ done: true });
      await book.patch(on.site, { returnDays: 14 }, '小周');
      const versions = await book.versions(on.site);
      expect(versions.map(({ version, author, policies }) => [version, author, policies.returnDays])).toEqual(
        [
          [2, '小周', 14],
          [1, 'key', 30],
        ],
      );
      expect((await book.policiesOf('elsewhere')).version).toBe(0);
    });

    test('a plain return needs no review, one for a fault does, and who pays the freight is known', async () => {
      const plain = await open(await place('delivered'), {});
      expect(plain).toMatchObject({
        done: true,
        case: { state: 'approved', freight: 'customer', amount: 7800 },
      });
      const fault = await open(await place('delivered'), { reason: 'damaged' });
      expect(fault).toMatchObject({ done: true, case: { state: 'submitted', freight: 'shop' } });
    });

    test('a small refund for a fault is paid at once, the next one is reviewed', async () => {
      const on = await place('delivered');
      const small = { type: 'refund', reason: 'damaged', amount: 1500 } as const;
      expect(await open(on, small)).toMatchObject({ done: true, case: { state: 'refunded', amount: 1500 } });
      const next = twoMugs(`ZN${nanoid()}`, on.customer, 'delivered');
      await shop.putOrder(on.site, next);
      expect(await open({ ...on, order: next.number }, small)).toMatchObject({
        done: true,
        case: { state: 'submitted' },
      });
    });

    test('what has not come cannot be sent back, but a lost parcel can be sent again', async () => {
      const on = await place('shipped');
      expect(await open(on, {})).toEqual({ done: false, why: 'not_received' });
      expect(await open(on, { type: 'resend', reason: 'lost' })).toMatchObject({ done: true });
      expect(await open(await place('paid'), {})).toEqual({ done: false, why: 'not_shipped' });
    });

    test('goods that are not of the order, and more than there are, cannot be sent back', async () => {
      const on = await place('delivered');
      for (const items of [[{ sku: 'TOWEL', quantity: 1 }], [{ sku: 'MUG', quantity: 3 }]]) {
        expect(await open(on, { items })).toEqual({ done: false, why: 'not_allowed' });
      }
      expect(await open(on, { type: 'refund', reason: 'damaged', amount: 7801 })).toEqual({
        done: false,
        why: 'over_limit',
      });
    });

    test('an order is hurried along once a day, and the warehouse has a ticket', async () => {
      const on = await place('paid');
      const urge = () => shop.actions.urge({ ...on, key: nanoid(), conversation: 'k-1' });
      expect(await urge()).toMatchObject({ done: true, already: false });
      now += 23 * HOUR;
      expect(await urge()).toMatchObject({ done: true, already: true });
      now += 2 * HOUR;
      expect(await urge()).toMatchObject({ done: true, already: false });
      const found = await tickets.tickets(on.site, { department: 'warehouse' });
      expect(found).toHaveLength(2);
      expect(found[0]).toMatchObject({ order: on.order, priority: 'normal', conversation: 'k-1' });
    });

    test('a coupon stays within the limit, once an order and not again to the same customer', async () => {
      const on = await place('delivered');
      const give = (amount: number, order = on.order) =>
        shop.actions.grantCoupon({ ...on, order, amount, key: nanoid() });
      expect(await give(1001)).toEqual({ done: false, why: 'over_limit' });
      expect(await give(500)).toMatchObject({ done: true, amount: 500, code: expect.stringMatching(/^ZN-/) });
      expect(await give(500)).toEqual({ done: false, why: 'already' });
      const next = twoMugs(`ZN${nanoid()}`, on.customer, 'delivered');
      await shop.putOrder(on.site, next);
      expect(await give(500, next.number)).toMatchObject({ done: false, why: 'too_early' });
    });

    test('an invoice is asked for once, and shown once it is there', async () => {
      const on = await place('delivered');
      const ask = () =>
        shop.actions.requestInvoice({ ...on, key: nanoid(), title: '木禾科技', taxNumber: '91' });
      expect(await ask()).toMatchObject({ done: true });
      expect(await ask()).toEqual({ done: false, why: 'already' });
      const order = twoMugs(on.order, on.customer, 'delivered');
      await shop.putOrder(on.site, { ...order, invoiceUrl: 'https://shop.example/i/1.pdf' });
      expect(await ask()).toEqual({ done: true, requested: false, link: 'https://shop.example/i/1.pdf' });
    });

    test('fewer pieces of a paid order: the difference goes back; more of it is for a person', async () => {
      const on = await place('paid');
      const change = (quantity: number) =>
        shop.actions.changeOrder({ ...on, key: nanoid(), change: { items: [{ sku: 'MUG', quantity }] } });
      expect(await change(3)).toEqual({ done: false, why: 'not_allowed' });
      expect(await change(1)).toMatchObject({ done: true, order: { total: 3900 }, refund: { amount: 3900 } });
      const cancelled = await shop.actions.cancelOrder({ ...on, reason: 'x' });
      expect(cancelled).toMatchObject({ done: true, refund: { amount: 3900 } });
    });

    test('what the shop has not learnt yet, its next record does not undo', async () => {
      const on = await place('paid');
      const before = twoMugs(on.order, on.customer, 'paid');
      const change = { phone: '13900005678', address: { line: '文三路 9 号' } };
      expect(await shop.actions.changeOrder({ ...on, key: nanoid(), change })).toMatchObject({
        requested: true,
      });
      await shop.putOrder(on.site, before);
      expect(await shop.anyOrder(on.site, on.order)).toMatchObject({
        phone: '13900005678',
        address: { line: '文三路 9 号', city: '杭州市' },
      });
      await shop.actions.cancelOrder({ ...on, reason: 'x' });
      await shop.putOrder(on.site, before);
      expect(await shop.anyOrder(on.site, on.order)).toMatchObject({ status: 'cancelled' });
      // A record that shows the cancellation says that the shop has learnt of it.
      await shop.putOrder(on.site, { ...before, status: 'cancelled' });
      await shop.putOrder(on.site, before);
      expect(await shop.anyOrder(on.site, on.order)).toMatchObject({ status: 'paid' });
    });

    test('where no system listens a person is asked to carry it out, and when that is done it is done', async () => {
      const on = await place('paid');
      expect(await shop.actions.cancelOrder({ ...on, reason: '拍错了' })).toMatchObject({ requested: true });
      const [ticket] = await tickets.tickets(on.site);
      expect(ticket).toMatchObject({ department: 'warehouse', priority: 'high', order: on.order });
      expect(ticket?.conversation).toBeUndefined();
      await tickets.moveTicket(on.site, ticket?.id ?? '', { state: 'done', by: '小周' });
      await shop.putOrder(on.site, twoMugs(on.order, on.customer, 'paid'));
      expect(await shop.anyOrder(on.site, on.order)).toMatchObject({ status: 'paid' });
    });

    test('a ticket is opened once for its key, moves with its promise, and is listed page by page', async () => {
      const site = nanoid();
      const request = {
        site,
        department: 'quality',
        priority: 'normal',
        subject: '查质检',
        body: '有划痕',
      } as const;
      const first = await tickets.openTicket({ ...request, key: 'a' });
      expect(await tickets.openTicket({ ...request, key: 'a', subject: 'x' })).toEqual(first);
      now += HOUR;
      const second = await tickets.openTicket({ ...request, key: 'b' });
      const moved = await tickets.moveTicket(site, first.id, {
        priority: 'urgent',
        note: '已加急',
        by: '小周',
      });
      expect(moved).toMatchObject({ priority: 'urgent', promise: new Date(now + HOUR).toISOString() });
      expect(moved?.moves.at(-1)).toMatchObject({ priority: 'urgent', note: '已加急', by: '小周' });
      expect(await tickets.moveTicket(site, 'TKNONE', { state: 'done' })).toBeUndefined();
      expect((await tickets.tickets(site, { limit: 1 })).map(({ id }) => id)).toEqual([second.id]);
      expect((await tickets.tickets(site, { before: second.id })).map(({ id }) => id)).toEqual([first.id]);
    });
  });
}
