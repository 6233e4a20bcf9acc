import type { Product } from '@zaine/protocol';
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** What a site sells, with prices, what it comes in and how much is left, as far as the shop tells. */
export interface Catalogue {
  product(site: string, sku: string): Promise<Product | undefined>;
  /** All of them by sku; at most a second old, and the same list as long as nothing changed. */
  products(site: string): Promise<readonly Product[]>;
}

/** Which products to list; `after` is the last sku already seen. */
export interface ProductPage {
  limit: number;
  after?: string;
}

/** A catalogue that the shop fills. */
export interface EditableCatalogue extends Catalogue {
  put(site: string, product: Product): Promise<void>;
  /** False where there is no such product. */
  remove(site: string, sku: string): Promise<boolean>;
  list(site: string, page: ProductPage): Promise<Product[]>;
}

/** How long, in milliseconds, another process's changes may go unnoticed. */
const FRESH_FOR = 1000;
/** More than these are not looked through for a name. */
const MOST_PRODUCTS = 2000;

interface Kept {
  version: Promise<string>;
  products: Promise<Product[]>;
  readAt: number;
}

/** The catalogue kept in the store. */
export function createCatalogue({ db }: Store, now: () => number): EditableCatalogue {
  const kept = new Map<string, Kept>();
  const read = async (site: string, { limit, after }: ProductPage): Promise<Product[]> => {
    const rows = await db
      .selectFrom('product')
      .select('data')
      .where('site', '=', site)
      .$if(after !== undefined, (query) => query.where('sku', '>', after as string))
      .orderBy('sku')
      .limit(limit)
      .execute();
    return rows.map(({ data }) => JSON.parse(data) as Product);
  };
  /** A text that changes whenever the site's products do. */
  const versionOf = async (site: string): Promise<string> => {
    const { count, sum } = await db
      .selectFrom('product')
      .select((select) => [select.fn.countAll().as('count'), select.fn.sum('updated_at').as('sum')])
      .where('site', '=', site)
      .executeTakeFirstOrThrow();
    return `${count} ${sum}`;
  };
  const products = (site: string): Promise<Product[]> => {
    const known = kept.get(site);
    if (known && now() - known.readAt < FRESH_FOR) return known.products;
    const version = versionOf(site);
    const products = version.then(async (current) =>
      known && current === (await known.version) ? known.products : read(site, { limit: MOST_PRODUCTS }),
    );
    const fresh = { version, products, readAt: now() };
    kept.set(site, fresh);
    fresh.products.catch(() => kept.delete(site));
    return fresh.products;
  };
  return {
    products,
    list: read,
    async product(site, sku) {
      const row = await db
        .selectFrom('product')
        .select('data')
        .where('site', '=', site)
        .where('sku', '=', sku)
        .executeTakeFirst();
      return row && (JSON.parse(row.data) as Product);
    },
    async put(site, product) {
      const data = JSON.stringify(product);
      const updated_at = now();
      await db
        .insertInto('product')
        .values({ site, sku: product.sku, data, updated_at })
        .onConflict((on) =>
          on.columns(['site', 'sku']).doUpdateSet({
            data,
            // Two changes within a millisecond must still look like two.
            updated_at: sql<number>`case when product.updated_at >= ${updated_at} then product.updated_at + 1 else ${updated_at} end`,
          }),
        )
        .execute();
      kept.delete(site);
    },
    async remove(site, sku) {
      const { numDeletedRows } = await db
        .deleteFrom('product')
        .where('site', '=', site)
        .where('sku', '=', sku)
        .executeTakeFirstOrThrow();
      kept.delete(site);
      return numDeletedRows > 0n;
    },
  };
}
