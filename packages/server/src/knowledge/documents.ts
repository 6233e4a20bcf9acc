import { sql } from 'kysely';
import type { Database } from '../store/schema.ts';

/** What a shop wrote and keeps, by site and by id: whole JSON documents. */
export interface Documents<T extends { id: string }> {
  put(site: string, document: T): Promise<void>;
  get(site: string, id: string): Promise<T | undefined>;
  /** False where there was none. */
  remove(site: string, id: string): Promise<boolean>;
  /** By id; `after` is the last one already seen. */
  list(site: string, page?: { limit?: number; after?: string }): Promise<T[]>;
  /** A text that changes whenever the site's documents do; empty where it has none. */
  version(site: string): Promise<string>;
}

/** Documents in one of the tables made for them. */
export function createDocuments<T extends { id: string }>(
  db: Database,
  kept: 'article' | 'own_intent',
  now: () => number,
): Documents<T> {
  // The tables have the same columns, which a union of names would hide from the query builder.
  const table = kept as 'own_intent';
  return {
    async put(site, document) {
      const data = JSON.stringify(document);
      const at = now();
      const was = sql.ref(`${table}.updated_at`);
      await db
        .insertInto(table)
        .values({ site, id: document.id, data, updated_at: at })
        .onConflict((conflict) =>
          conflict.columns(['site', 'id']).doUpdateSet({
            data,
            // Two changes within a millisecond must still look like two.
            updated_at: sql<number>`case when ${was} >= ${at} then ${was} + 1 else ${at} end`,
          }),
        )
        .execute();
    },
    async get(site, id) {
      const row = await db
        .selectFrom(table)
        .select('data')
        .where('site', '=', site)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && (JSON.parse(row.data) as T);
    },
    async remove(site, id) {
      const { numDeletedRows } = await db
        .deleteFrom(table)
        .where('site', '=', site)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
    async list(site, { limit, after } = {}) {
      let query = db.selectFrom(table).select('data').where('site', '=', site).orderBy('id');
      if (after !== undefined) query = query.where('id', '>', after);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map((row) => JSON.parse(row.data) as T);
    },
    async version(site) {
      const { count, latest, sum } = await db
        .selectFrom(table)
        .select((select) => [
          select.fn.countAll().as('count'),
          select.fn.max('updated_at').as('latest'),
          select.fn.sum('updated_at').as('sum'),
        ])
        .where('site', '=', site)
        .executeTakeFirstOrThrow();
      return Number(count) === 0 ? '' : `${count} ${latest} ${sum}`;
    },
  };
}
