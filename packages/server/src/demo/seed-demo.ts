import type { Knowledge } from '../knowledge/knowledge.ts';
import type { BuiltInShop } from '../shop/adapters/built-in.ts';
import type { EditableCatalogue } from '../shop/catalogue.ts';
import type { Store } from '../store/store.ts';
import { demoData } from './demo-data.ts';

/** Where the demo shop's data go. */
export interface SeedParts {
  store: Store;
  shop: BuiltInShop;
  knowledge: Knowledge;
  catalogue: EditableCatalogue;
  site: string;
  now: Date;
}

/**
 * Fills the demo shop, once a day: its orders are dated from today, so yesterday's give way to today's.
 * What was done to them in the course of a day stays.
 */
export async function seedDemo({ store, shop, knowledge, catalogue, site, now }: SeedParts): Promise<void> {
  const key = `demo:${site}`;
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const seeded = await store.db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  if (seeded?.value === today) return;
  const { customers, orders, articles, products } = demoData(now);
  const ids = customers.map((customer) => customer.id);
  const old = store.db
    .selectFrom('shop_order')
    .select('number')
    .where('site', '=', site)
    .where('customer', 'in', ids);
  await store.db.deleteFrom('parcel').where('site', '=', site).where('order_number', 'in', old).execute();
  await store.db.deleteFrom('shop_order').where('site', '=', site).where('customer', 'in', ids).execute();
  await Promise.all(customers.map((customer) => shop.putCustomer(site, customer)));
  await Promise.all(orders.map((order) => shop.putOrder(site, order)));
  await Promise.all(articles.map((article) => knowledge.put(site, article)));
  await Promise.all(products.map((product) => catalogue.put(site, product)));
  await store.db
    .insertInto('meta')
    .values({ key, value: today })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: today }))
    .execute();
}
