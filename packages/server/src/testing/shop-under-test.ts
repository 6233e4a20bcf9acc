import type { Order, OrderStatus } from '@zaine/protocol';
import { nanoid } from 'nanoid';
import { createBuiltInShop } from '../shop/adapters/built-in.ts';
import { type CaseMoves, createCaseMoves } from '../shop/cases/case-moves.ts';
import { createPolicyBook } from '../shop/policy-book.ts';
import type { Shop } from '../shop/shop.ts';
import type { StoreUnderTest } from './test-store.ts';

/** What the shop's own books say of an order. */
export interface Truth {
  status: OrderStatus;
  /** Paid back in all. */
  refunded: number;
  line: string | undefined;
}

/** A shop behind its adapter, with a way to place orders and to look at what became of them. */
export interface ShopUnderTest {
  shop: Shop;
  moves: CaseMoves;
  site: string;
  /** Places a paid order of two pieces and lets it come as far as asked. */
  place(customer: 'one' | 'another', status: 'paid' | 'shipped' | 'delivered'): Promise<Placed>;
  truth(number: string): Promise<Truth>;
  dispose(): Promise<void>;
}

/** An order that was placed. */
export interface Placed {
  number: string;
  customer: string;
  sku: string;
  total: number;
}

/** A moment within every window of an order that was delivered on the day before. */
export const SHOP_NOW = Date.UTC(2026, 10, 25, 2);

/** An order of two mugs as a shop keeps it. */
export function twoMugs(number: string, customer: string, status: 'paid' | 'shipped' | 'delivered'): Order {
  const parcel = {
    tracking: `SF${number}`,
    carrier: '顺丰',
    status: status === 'delivered' ? ('delivered' as const) : ('in_transit' as const),
    events: [{ at: '2026-11-24T08:00:00Z', text: status === 'delivered' ? '已签收' : '已揽收' }],
  };
  return {
    number,
    customer,
    placedAt: '2026-11-20T03:20:00Z',
    paidAt: '2026-11-20T03:21:00Z',
    status,
    items: [{ sku: 'MUG', title: { zh: '马克杯', en: 'Mug' }, quantity: 2, price: 3900 }],
    currency: 'CNY',
    total: 7800,
    phone: '13800001234',
    address: { name: '林晓雯', line: '江汉路 1 号', city: '杭州市' },
    ...(status !== 'paid' && { parcels: [parcel] }),
  };
}

/** Orders kept in Zaine's own store. */
export async function openBuiltIn(kind: StoreUnderTest): Promise<ShopUnderTest> {
  const { store, dispose } = await kind.open();
  const now = () => SHOP_NOW;
  const shop = createBuiltInShop(store, now);
  const site = 'demo';
  return {
    shop,
    moves: createCaseMoves({ store, policies: createPolicyBook(store, now), now }),
    site,
    dispose,
    async place(customer, status) {
      const number = `ZN${nanoid(10).replace(/\W/g, '0').toUpperCase()}`;
      await shop.putOrder(site, twoMugs(number, customer, status));
      return { number, customer, sku: 'MUG', total: 7800 };
    },
    async truth(number) {
      const order = await shop.anyOrder(site, number);
      const refunds = await store.db
        .selectFrom('refund')
        .select('amount')
        .where('site', '=', site)
        .where('order_number', '=', number)
        .execute();
      return {
        status: order?.status ?? 'unpaid',
        refunded: refunds.reduce((sum, { amount }) => sum + amount, 0),
        line: order?.address?.line,
      };
    },
  };
}
