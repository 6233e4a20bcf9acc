import { setImmediate as rest } from 'node:timers/promises';
import type { Article, LocalizedText } from '@zaine/protocol';
import { indexInSteps, type ArticleIndex as WordIndex } from '@zaine/understanding';
import type { FoundArticle, SearchOptions } from './knowledge.ts';

/** Finds articles by words, in memory. */
export interface ArticleIndex {
  /** By id. */
  tagged(tag: string): readonly Article[];
  search(question: string, options?: SearchOptions): FoundArticle[];
}

/** How long, in milliseconds, conversations wait at most while articles are indexed. */
const SLICE = 10;

/** Indexes articles in all their languages at once, and lets others work in between. */
export async function indexArticles(articles: readonly Article[]): Promise<ArticleIndex> {
  const steps = indexInSteps(
    articles.map(({ id, title, body, tags = [] }) => ({
      id,
      title: textsOf(title),
      body: textsOf(body),
      tags,
    })),
  );
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return over(articles, step.value);
    if (performance.now() - since < SLICE) continue;
    await rest();
    since = performance.now();
  }
}

function over(articles: readonly Article[], index: WordIndex): ArticleIndex {
  const byTag = new Map<string, Article[]>();
  for (const article of articles) {
    for (const tag of new Set(article.tags)) {
      const tagged = byTag.get(tag);
      if (tagged) tagged.push(article);
      else byTag.set(tag, [article]);
    }
  }
  return {
    tagged: (tag) => byTag.get(tag) ?? [],
    search(question, { tag, limit } = {}) {
      const found = index.search(question, {
        ...(limit !== undefined && { limit }),
        ...(tag !== undefined && { among: (place) => articles[place]?.tags?.includes(tag) ?? false }),
      });
      return found.map(({ place, coverage, terms, titled }) => ({
        article: articles[place] as Article,
        coverage,
        terms,
        titled,
      }));
    },
  };
}

function textsOf(text: LocalizedText): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}
