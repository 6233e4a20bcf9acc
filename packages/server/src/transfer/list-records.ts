import type { Article, Customer, Order, OwnIntent, Parcel } from '@zaine/protocol';
import type { Database } from '../store/schema.ts';

const PAGE = 200;

/** All articles of a site, by id, a page at a time. */
export async function* listArticles(db: Database, site: string): AsyncGenerator<Article> {
  for (let after = ''; ; ) {
    const found = await db
      .selectFrom('article')
      .select(['id', 'data'])
      .where('site', '=', site)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { data } of found) yield JSON.parse(data) as Article;
    if (found.length < PAGE) return;
    after = found.at(-1)?.id ?? after;
  }
}

/** All that a site taught, by intent. */
export async function* listIntents(db: Database, site: string): AsyncGenerator<OwnIntent> {
  const found = await db
    .selectFrom('own_intent')
    .select('data')
    .where('site', '=', site)
    .orderBy('id')
    .execute();
  for (const { data } of found) yield JSON.parse(data) as OwnIntent;
}

/** All customers of a site, by id. */
export async function* listCustomers(db: Database, site: string): AsyncGenerator<Customer> {
  for (let after = ''; ; ) {
    const found = await db
      .selectFrom('customer')
      .select(['id', 'name', 'email', 'phone', 'tier'])
      .where('site', '=', site)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const row of found) {
      yield Object.fromEntries(
        Object.entries(row).filter(([, value]) => value !== null),
      ) as unknown as Customer;
    }
    if (found.length < PAGE) return;
    after = found.at(-1)?.id ?? after;
  }
}

/** All orders of a site with their parcels, by number. */
export async function* listOrders(db: Database, site: string): AsyncGenerator<Order> {
  for (let after = ''; ; ) {
    const found = await db
      .selectFrom('shop_order')
      .select(['number', 'data'])
      .where('site', '=', site)
      .where('number', '>', after)
      .orderBy('number')
      .limit(PAGE)
      .execute();
    const numbers = found.map(({ number }) => number);
    const parcels = await parcelsOf(db, site, numbers);
    for (const { number, data } of found) {
      const own = parcels.get(number);
      yield { ...(JSON.parse(data) as Order), ...(own === undefined ? {} : { parcels: own }) };
    }
    if (found.length < PAGE) return;
    after = numbers.at(-1) ?? after;
  }
}

async function parcelsOf(db: Database, site: string, numbers: string[]): Promise<Map<string, Parcel[]>> {
  const byOrder = new Map<string, Parcel[]>();
  if (numbers.length === 0) return byOrder;
  const rows = await db
    .selectFrom('parcel')
    .select(['order_number', 'data'])
    .where('site', '=', site)
    .where('order_number', 'in', numbers)
    .orderBy('created_at')
    .orderBy('tracking')
    .execute();
  for (const { order_number, data } of rows) {
    const own = byOrder.get(order_number) ?? [];
    own.push(JSON.parse(data) as Parcel);
    byOrder.set(order_number, own);
  }
  return byOrder;
}
