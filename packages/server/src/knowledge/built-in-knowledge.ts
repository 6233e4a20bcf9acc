import type { Article } from '@zaine/protocol';
import type { Store } from '../store/store.ts';
import { type ArticleIndex, indexArticles } from './article-index.ts';
import { createDocuments, type Documents } from './documents.ts';
import { keepUnanswered } from './keep-unanswered.ts';
import type { ArticlePage, Knowledge } from './knowledge.ts';

const PAGE = 50;
const LARGEST_PAGE = 200;
/** How long, in milliseconds, another process's changes may go unnoticed. */
const FRESH_FOR = 1000;

/** The knowledge base kept in the store. Searches run in memory, on what is at most a second old. */
export function createKnowledge(store: Store, now: () => number): Knowledge {
  const articles = createDocuments<Article>(store.db, 'article', now);
  const indexes = new SiteIndexes(articles, now);
  return {
    async put(site, article) {
      await articles.put(site, article);
      indexes.changed(site);
    },
    article: articles.get,
    async remove(site, id) {
      const removed = await articles.remove(site, id);
      indexes.changed(site);
      return removed;
    },
    list: (site, { limit = PAGE, after }: ArticlePage = {}) =>
      articles.list(site, { limit: Math.min(limit, LARGEST_PAGE), ...(after !== undefined && { after }) }),
    async tagged(site, tag) {
      return (await indexes.of(site)).tagged(tag);
    },
    async search(site, question, options) {
      return (await indexes.of(site)).search(question, options);
    },
    async recordUnanswered(question) {
      await store.run(keepUnanswered, { ...question, at: now() });
    },
  };
}

interface Held {
  index: ArticleIndex;
  /** The same, for those who wait for it. */
  ready: Promise<ArticleIndex>;
  version: string;
  checkedAt: number;
}

/** One index a site, rebuilt when its articles are no longer those it was built of. */
class SiteIndexes {
  readonly #articles: Documents<Article>;
  readonly #now: () => number;
  readonly #held = new Map<string, Held>();
  readonly #looking = new Map<string, Promise<ArticleIndex>>();

  constructor(articles: Documents<Article>, now: () => number) {
    this.#articles = articles;
    this.#now = now;
  }

  /** The next question looks at the store again. */
  changed(site: string): void {
    const held = this.#held.get(site);
    if (held) held.checkedAt = Number.NEGATIVE_INFINITY;
    this.#looking.delete(site);
  }

  of(site: string): Promise<ArticleIndex> {
    const held = this.#held.get(site);
    const at = this.#now();
    if (held && at - held.checkedAt < FRESH_FOR) return held.ready;
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
    const version = await this.#articles.version(site);
    if (held?.version === version) {
      held.checkedAt = at;
      return held.index;
    }
    const index = await indexArticles(await this.#articles.list(site));
    // The version was read first: what changed in between is found by the next look.
    this.#held.set(site, { index, ready: Promise.resolve(index), version, checkedAt: at });
    return index;
  }
}
