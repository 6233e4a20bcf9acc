import type { OwnIntent } from '@zaine/protocol';
import { sql } from 'kysely';
import type { Database } from '../store/schema.ts';

/** What the shops taught, by site and by intent. */
export interface OwnIntents {
  put(site: string, intent: OwnIntent): Promise<void>;
  intent(site: string, id: string): Promise<OwnIntent | undefined>;
  /** False where there was none. */
  remove(site: string, id: string): Promise<boolean>;
  /** By id; `after` is the last one already seen. */
  list(site: string, page?: { limit?: number; after?: string }): Promise<OwnIntent[]>;
  /** A text that changes whenever the site teaches something else; empty where it teaches nothing. */
  version(site: string): Promise<string>;
}

/** Own intents in the store. */
export function createOwnIntents(db: Database, now: () => number): OwnIntents {
  return {
    async put(site, intent) {
      const data = JSON.stringify(intent);
      const at = now();
      await db
        .insertInto('own_intent')
        .values({ site, id: intent.id, data, updated_at: at })
        .onConflict((conflict) =>
          conflict.columns(['site', 'id']).doUpdateSet({
            data,
            // Two changes within a millisecond must still look like two.
            updated_at: sql<number>`case when own_intent.updated_at >= ${at} then own_intent.updated_at + 1 else ${at} end`,
          }),
        )
        .execute();
    },
    async intent(site, id) {
      const row = await db
        .selectFrom('own_intent')
        .select('data')
        .where('site', '=', site)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && (JSON.parse(row.data) as OwnIntent);
    },
    async remove(site, id) {
      const { numDeletedRows } = await db
        .deleteFrom('own_intent')
        .where('site', '=', site)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
    async list(site, { limit, after } = {}) {
      let query = db.selectFrom('own_intent').select('data').where('site', '=', site).orderBy('id');
      if (after !== undefined) query = query.where('id', '>', after);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map((row) => JSON.parse(row.data) as OwnIntent);
    },
    async version(site) {
      const { count, latest, sum } = await db
        .selectFrom('own_intent')
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
