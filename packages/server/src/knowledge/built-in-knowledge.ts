import type { Article } from '@zaine/protocol';
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import { type ArticleIndex, indexArticles } from './article-index.ts';
import type { ArticlePage, Knowledge } from './knowledge.ts';

const PAGE = 50;
const LARGEST_PAGE = 200;
/** How long, in milliseconds, another process's changes may go unnoticed. */
const FRESH_FOR = 1000;

/** The knowledge base kept in the store. Searches run in memory, on what is at most a second old. */
export function createKnowledge(store: Store, now: () => number): Knowledge {
  const indexes = new SiteIndexes(store, now);
  return {
    async put(site, article) {
      await putArticle(store, { site, article, now: now() });
      indexes.changed(site);
    },
    async article(site, id) {
      const row = await store.db
        .selectFrom('article')
        .select('data')
        .where('site', '=', site)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && (JSON.parse(row.data) as Article);
    },
    async remove(site, id) {
      const { numDeletedRows } = await store.db
        .deleteFrom('article')
        .where('site', '=', site)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      indexes.changed(site);
      return numDeletedRows > 0n;
    },
    list: (site, page) => listArticles(store, site, page),
    async tagged(site, tag) {
      return (await indexes.of(site)).articles.filter((article) => article.tags?.includes(tag));
    },
    async search(site, question, options) {
      return (await indexes.of(site)).search(question, options);
    },
    async recordUnanswered(question) {
      await store.db
        .insertInto('unanswered')
        .values({ ...question, at: now() })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
  };
}

interface PutArticle {
  site: string;
  article: Article;
  now: number;
}

async function putArticle(store: Store, { site, article, now }: PutArticle): Promise<void> {
  const data = JSON.stringify(article);
  await store.db
    .insertInto('article')
    .values({ site, id: article.id, data, updated_at: now })
    .onConflict((conflict) =>
      conflict.columns(['site', 'id']).doUpdateSet({
        data,
        // Two changes within a millisecond must still look like two.
        updated_at: sql<number>`case when article.updated_at >= ${now} then article.updated_at + 1 else ${now} end`,
      }),
    )
    .execute();
}

async function listArticles(
  store: Store,
  site: string,
  { limit = PAGE, after }: ArticlePage = {},
): Promise<Article[]> {
  let query = store.db.selectFrom('article').select('data').where('site', '=', site);
  if (after !== undefined) query = query.where('id', '>', after);
  const rows = await query.orderBy('id').limit(Math.min(limit, LARGEST_PAGE)).execute();
  return rows.map((row) => JSON.parse(row.data) as Article);
}

interface Held {
  index: ArticleIndex;
  version: string;
  checkedAt: number;
}

/** One index a site, rebuilt when its articles are no longer those it was built of. */
class SiteIndexes {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #held = new Map<string, Held>();
  readonly #looking = new Map<string, Promise<ArticleIndex>>();

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** The next question looks at the store again. */
  changed(site: string): void {
    const held = this.#held.get(site);
    if (held) held.checkedAt = Number.NEGATIVE_INFINITY;
    this.#looking.delete(site);
  }

  async of(site: string): Promise<ArticleIndex> {
    const held = this.#held.get(site);
    const at = this.#now();
    if (held && at - held.checkedAt < FRESH_FOR) return held.index;
    // However many ask at once, one looks.
    let looking = this.#looking.get(site);
    if (!looking) {
      const one: Promise<ArticleIndex> = this.#look(site, held, at).finally(() => {
        if (this.#looking.get(site) === one) this.#looking.delete(site);
      });
      this.#looking.set(site, one);
      looking = one;
    }
    return looking;
  }

  async #look(site: string, held: Held | undefined, at: number): Promise<ArticleIndex> {
    const version = await this.#version(site);
    if (held?.version === version) {
      held.checkedAt = at;
      return held.index;
    }
    const rows = await this.#store.db
      .selectFrom('article')
      .select('data')
      .where('site', '=', site)
      .orderBy('id')
      .execute();
    const index = await indexArticles(rows.map((row) => JSON.parse(row.data) as Article));
    // The version was read first: what changed in between is found by the next look.
    this.#held.set(site, { index, version, checkedAt: at });
    return index;
  }

  async #version(site: string): Promise<string> {
    const { count, latest, sum } = await this.#store.db
      .selectFrom('article')
      .select((select) => [
        select.fn.countAll().as('count'),
        select.fn.max('updated_at').as('latest'),
        select.fn.sum('updated_at').as('sum'),
      ])
      .where('site', '=', site)
      .executeTakeFirstOrThrow();
    return `${count} ${latest} ${sum}`;
  }
}
