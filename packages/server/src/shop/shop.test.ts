import type { Order, Parcel } from '@zaine/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { type BuiltInShop, createBuiltInShop } from './adapters/built-in.ts';

const START = Date.UTC(2026, 10, 25, 2);
const MINUTE = 60_000;
const parcel: Parcel = {
  tracking: 'SF1',
  carrier: { zh: '顺丰', en: 'SF Express' },
  status: 'in_transit',
  events: [{ at: '2026-11-24T08:00:00Z', text: '已揽收' }],
};

function order(number: string, more: Partial<Order> = {}): Order {
  return {
    number,
    customer: 'c-1',
    placedAt: '2026-11-20T03:20:00Z',
    status: 'paid',
    items: [{ sku: 'MUG', title: { zh: '马克杯', en: 'Mug' }, quantity: 1, price: 3900 }],
    currency: 'CNY',
    total: 3900,
    phone: '13800001234',
    ...more,
  };
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`the shop on ${kind.name}`, () => {
    let opened: TestStore;
    let shop: BuiltInShop;
    beforeAll(async () => {
      opened = await kind.open();
      shop = createBuiltInShop(opened.store, () => START);
    });
    afterAll(() => opened.dispose());

    test('knows the customers it was told of, each in its site', async () => {
      const customer = { id: 'c-1', name: '林晓雯', phone: '13800001234', tier: 'high' as const };
      await shop.putCustomer('a', { id: 'c-1', name: 'old' });
      await shop.putCustomer('a', customer);
      expect(await shop.customer('a', 'c-1')).toEqual(customer);
      expect(await shop.customer('b', 'c-1')).toBeUndefined();
    });

    test('lists a customer’s own orders, newest first, page by page', async () => {
      const days = ['03', '05', '05', '01'];
      for (const [index, day] of days.entries()) {
        const placedAt = `2026-11-${day}T00:00:00Z`;
        await shop.putOrder('pages', order(`P${index}`, { placedAt }));
      }
      await shop.putOrder('pages', order('X', { customer: 'c-2' }));
      const first = await shop.orders('pages', 'c-1', { limit: 2 });
      expect(first.map((each) => each.number)).toEqual(['P2', 'P1']);
      const second = await shop.orders('pages', 'c-1', { limit: 2, before: 'P1' });
      expect(second.map((each) => each.number)).toEqual(['P0', 'P3']);
      expect(await shop.orderCount('pages', 'c-1')).toBe(4);
      expect(await shop.orders('other', 'c-1')).toEqual([]);
    });

    test('gives an order to its owner alone, however the number is typed', async () => {
      await shop.putOrder('own', order('MH2611220937'));
      const found = await shop.order('own', 'c-1', 'mh-261122 0937');
      expect(found?.number).toBe('MH2611220937');
      expect(await shop.order('own', 'c-2', 'MH2611220937')).toBeUndefined();
      expect(await shop.order('other', 'c-1', 'MH2611220937')).toBeUndefined();
    });

    test('keeps an order’s parcels when it is put again without any, and replaces them when it has some', async () => {
      const second = { ...parcel, tracking: 'SF0' };
      await shop.putOrder('parcels', order('A', { parcels: [parcel, second] }));
      await shop.putOrder('parcels', order('A', { status: 'shipped' }));
      expect(await shop.order('parcels', 'c-1', 'A')).toEqual(
        order('A', { status: 'shipped', parcels: [parcel, second] }),
      );
      await shop.putOrder('parcels', order('A', { parcels: [{ ...second, status: 'delivered' }] }));
      const [left, ...others] = (await shop.order('parcels', 'c-1', 'A'))?.parcels ?? [];
      expect([left?.status, others]).toEqual(['delivered', []]);
    });

    test('takes a parcel only for an order that is there', async () => {
      await shop.putOrder('one', order('A'));
      expect(await shop.putParcel('one', 'A', parcel)).toBe(true);
      expect(await shop.putParcel('one', 'A', { ...parcel, status: 'delivered' })).toBe(true);
      expect(await shop.putParcel('one', 'B', parcel)).toBe(false);
      expect((await shop.order('one', 'c-1', 'A'))?.parcels).toEqual([{ ...parcel, status: 'delivered' }]);
    });

    describe('a guest', () => {
      const prove = (number: string, lastFour: string, from: { address: string; minute?: number }) =>
        shop.proveOrder('guest', {
          number,
          lastFour,
          address: from.address,
          now: new Date(START + (from.minute ?? 0) * MINUTE),
        });
      beforeAll(async () => {
        for (const number of ['G1', 'G2', 'G3']) await shop.putOrder('guest', order(number));
      });

      test('proves an order by its number and the last four digits of its phone', async () => {
        expect(await prove('g1', '1234', { address: '203.0.113.1' })).toMatchObject({
          proved: true,
          order: { number: 'G1' },
        });
      });

      test('is not told whether the number or the digits are wrong', async () => {
        const unknown = await prove('NONE', '1234', { address: '203.0.113.2' });
        const wrong = await prove('G1', '9999', { address: '203.0.113.2' });
        expect(unknown).toEqual({ proved: false, reason: 'wrong' });
        expect(wrong).toEqual(unknown);
      });

      test('waits a quarter of an hour after five wrong tries at an order, from wherever they came', async () => {
        for (let tries = 0; tries < 5; tries++) {
          const address = `198.51.100.${tries}`;
          expect(await prove('G2', '0000', { address })).toEqual({ proved: false, reason: 'wrong' });
        }
        const fresh = { address: '198.51.100.99' };
        const wait = { proved: false, reason: 'wait', retryAfter: 900 };
        expect(await prove('G2', '1234', fresh)).toEqual(wait);
        expect(await prove('g-2', '1234', fresh)).toEqual(wait);
        expect(await prove('G2', '1234', { ...fresh, minute: 16 })).toMatchObject({ proved: true });
      });

      test('waits after five wrong tries from a network address, at whatever orders', async () => {
        const address = '2001:db8::1';
        for (let tries = 0; tries < 5; tries++) await prove(`N${tries}`, '0000', { address });
        const neighbour = { address: '2001:db8::2' };
        expect(await prove('G3', '1234', neighbour)).toMatchObject({ proved: false, reason: 'wait' });
        expect(await prove('G3', '1234', { address: '203.0.113.9' })).toMatchObject({ proved: true });
      });

      test('gets no more than five tries when they all come at once', async () => {
        const tries = Array.from({ length: 12 }, (_, at) =>
          prove('G1', '0000', { address: `192.0.2.${at}` }),
        );
        const results = await Promise.all(tries);
        // One wrong try at G1 was counted above.
        expect(results.filter((each) => !each.proved && each.reason === 'wrong')).toHaveLength(4);
      });
    });
  });
}
