import type { Customer, CustomerTier, Order, Parcel } from '@zaine/protocol';
import type { Store } from '../../store/store.ts';
import { createPolicyBook } from '../policy-book.ts';
import type { Shop } from '../shop.ts';
import { createLocalActions } from './local-actions.ts';
import { OrderReader } from './order-reader.ts';
import { putOrderUnit, putParcelUnit } from './order-units.ts';
import { proveOrderUnit } from './proof-unit.ts';

/** A shop kept in Zaine's own store, filled over REST. */
export interface BuiltInShop extends Shop {
  putCustomer(site: string, customer: Customer): Promise<void>;
  /** Creates or replaces. Parcels that come with it replace its parcels; without any they stay. */
  putOrder(site: string, order: Order): Promise<void>;
  /** False where there is no such order. */
  putParcel(site: string, number: string, parcel: Parcel): Promise<boolean>;
  /** An order of whatever customer, for those who hold the shop's key. */
  anyOrder(site: string, number: string): Promise<Order | undefined>;
}

/** The shop over a store. */
export function createBuiltInShop(store: Store, now: () => number): BuiltInShop {
  const orders = new OrderReader(store);
  return {
    actions: createLocalActions({ store, policies: createPolicyBook(store, now), now }),
    customer: (site, id) => readCustomer(store, site, id),
    orders: (site, customer, page) => orders.page(site, customer, page),
    orderCount: (site, customer) => orders.count(site, customer),
    order: (site, customer, number) => orders.owned(site, customer, number),
    anyOrder: (site, number) => orders.exact(site, number),
    putCustomer: (site, customer) => writeCustomer(store, { site, customer, now: now() }),
    async putOrder(site, order) {
      await store.run(putOrderUnit, { site, order, now: now() });
    },
    putParcel: (site, number, parcel) => store.run(putParcelUnit, { site, number, parcel, now: now() }),
    async proveOrder(site, { now: at, ...proof }) {
      const result = await store.run(proveOrderUnit, { site, ...proof, now: at.getTime() });
      if ('reason' in result) return { proved: false, ...result };
      const order = await orders.exact(site, result.number);
      return order ? { proved: true, order } : { proved: false, reason: 'wrong' };
    },
  };
}

async function readCustomer(store: Store, site: string, id: string): Promise<Customer | undefined> {
  const found = await store.db
    .selectFrom('customer')
    .select(['id', 'name', 'email', 'phone', 'tier'])
    .where('site', '=', site)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  const { email, phone, tier } = found;
  return {
    id: found.id,
    name: found.name,
    ...(email !== null && { email }),
    ...(phone !== null && { phone }),
    ...(tier !== null && { tier: tier as CustomerTier }),
  };
}

interface WriteCustomer {
  site: string;
  customer: Customer;
  now: number;
}

async function writeCustomer(store: Store, { site, customer, now }: WriteCustomer): Promise<void> {
  const values = {
    name: customer.name,
    email: customer.email ?? null,
    phone: customer.phone ?? null,
    tier: customer.tier ?? null,
    updated_at: now,
  };
  await store.db
    .insertInto('customer')
    .values({ site, id: customer.id, ...values })
    .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet(values))
    .execute();
}
