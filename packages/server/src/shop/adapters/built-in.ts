import type { Customer, CustomerTier, Order, Parcel } from '@zaine/protocol';
import type { OrderTable } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import { spellingsOf } from '../order-number.ts';
import { createPolicyBook } from '../policy-book.ts';
import type { OrderPage, Shop } from '../shop.ts';
import { createLocalActions } from './local-actions.ts';
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

const PAGE = 20;
const LARGEST_PAGE = 100;

/** Reads orders together with their parcels. */
class OrderReader {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async page(site: string, customer: string, { limit = PAGE, before }: OrderPage = {}): Promise<Order[]> {
    let query = this.#store.db
      .selectFrom('shop_order')
      .select(['number', 'data'])
      .where('site', '=', site)
      .where('customer', '=', customer);
    if (before !== undefined) {
      const last = await this.#placed(site, customer, before);
      if (!last) return [];
      query = query.where((where) =>
        where.or([
          where('placed_at', '<', last.placed_at),
          where.and([where('placed_at', '=', last.placed_at), where('number', '<', last.number)]),
        ]),
      );
    }
    const found = await query
      .orderBy('placed_at', 'desc')
      .orderBy('number', 'desc')
      .limit(Math.min(limit, LARGEST_PAGE))
      .execute();
    return this.#withParcels(site, found);
  }

  async count(site: string, customer: string): Promise<number> {
    const { count } = await this.#store.db
      .selectFrom('shop_order')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('site', '=', site)
      .where('customer', '=', customer)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async exact(site: string, number: string): Promise<Order | undefined> {
    const found = await this.#store.db
      .selectFrom('shop_order')
      .select(['number', 'data'])
      .where('site', '=', site)
      .where('number', '=', number)
      .execute();
    return (await this.#withParcels(site, found))[0];
  }

  async owned(site: string, customer: string, number: string): Promise<Order | undefined> {
    const found = await this.#store.db
      .selectFrom('shop_order')
      .select(['number', 'data'])
      .where('site', '=', site)
      .where('customer', '=', customer)
      .where('number', 'in', spellingsOf(number))
      .execute();
    const best = found.find((each) => each.number === number) ?? found[0];
    return best && (await this.#withParcels(site, [best]))[0];
  }

  #placed(site: string, customer: string, number: string) {
    return this.#store.db
      .selectFrom('shop_order')
      .select(['placed_at', 'number'])
      .where('site', '=', site)
      .where('customer', '=', customer)
      .where('number', '=', number)
      .executeTakeFirst();
  }

  async #withParcels(site: string, found: Pick<OrderTable, 'number' | 'data'>[]): Promise<Order[]> {
    if (found.length === 0) return [];
    const parcels = await this.#store.db
      .selectFrom('parcel')
      .select(['order_number', 'data'])
      .where('site', '=', site)
      .where(
        'order_number',
        'in',
        found.map((each) => each.number),
      )
      .orderBy('created_at')
      .orderBy('tracking')
      .execute();
    const byOrder = new Map<string, Parcel[]>();
    for (const { order_number, data } of parcels) {
      byOrder.set(order_number, [...(byOrder.get(order_number) ?? []), JSON.parse(data) as Parcel]);
    }
    return found.map(({ number, data }) => ({
      ...(JSON.parse(data) as Order),
      parcels: byOrder.get(number) ?? [],
    }));
  }
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
