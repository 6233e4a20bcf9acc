import type { Article, LocalizedText } from '@zaine/protocol';
import type { FoundArticle, SearchOptions } from './knowledge.ts';
import { termsOf } from './terms.ts';

/** Finds articles by words, in memory. */
export interface ArticleIndex {
  readonly articles: readonly Article[];
  search(question: string, options?: SearchOptions): FoundArticle[];
}

const TITLE_WEIGHT = 3;
const TAG_WEIGHT = 2;
/** The usual constants of BM25 (Robertson and Zaragoza, 2009): how soon repeats stop counting, how much length does. */
const K1 = 1.2;
const B = 0.75;
const FEW = 5;

interface Posting {
  at: number;
  weight: number;
}

/** Indexes articles in all their languages at once; titles and tags weigh more than bodies. */
export function createArticleIndex(articles: readonly Article[]): ArticleIndex {
  const postings = new Map<string, Posting[]>();
  const lengths = articles.map((article, at) => addTo(postings, article, at));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const rarity = (term: string) => {
    const holders = postings.get(term)?.length ?? 0;
    return Math.log(1 + (articles.length - holders + 0.5) / (holders + 0.5));
  };
  return {
    articles,
    search(question, { tag, limit = FEW } = {}) {
      const terms = new Set(termsOf(question));
      const found = new Map<number, { score: number; covered: number }>();
      let total = 0;
      for (const term of terms) {
        const idf = rarity(term);
        total += idf;
        for (const { at, weight } of postings.get(term) ?? []) {
          const one = found.get(at) ?? { score: 0, covered: 0 };
          const norm = K1 * (1 - B + (B * (lengths[at] ?? mean)) / mean);
          one.score += (idf * weight * (K1 + 1)) / (weight + norm);
          one.covered += idf;
          found.set(at, one);
        }
      }
      return [...found]
        .map(([at, { score, covered }]) => ({
          article: articles[at] as Article,
          score,
          coverage: covered / total,
        }))
        .filter(({ article }) => tag === undefined || article.tags?.includes(tag))
        .sort((a, b) => b.score - a.score || a.article.id.localeCompare(b.article.id))
        .slice(0, limit)
        .map(({ article, coverage }) => ({ article, coverage }));
    },
  };
}

function addTo(postings: Map<string, Posting[]>, article: Article, at: number): number {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const term of termsOf(text)) weights.set(term, (weights.get(term) ?? 0) + weight);
  };
  for (const text of textsOf(article.title)) add(text, TITLE_WEIGHT);
  for (const text of textsOf(article.body)) add(text, 1);
  for (const tag of article.tags ?? []) add(tag.replaceAll('_', ' '), TAG_WEIGHT);
  for (const [term, weight] of weights) {
    postings.set(term, [...(postings.get(term) ?? []), { at, weight }]);
  }
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

function textsOf(text: LocalizedText): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}
