import type { Article, LocalizedText } from '@zaine/protocol';
import type { FoundArticle, SearchOptions } from './knowledge.ts';
import { hintsOf, termsOf } from './terms.ts';

/** Finds articles by words, in memory. */
export interface ArticleIndex {
  readonly articles: readonly Article[];
  search(question: string, options?: SearchOptions): FoundArticle[];
}

const TITLE_WEIGHT = 3;
const TAG_WEIGHT = 2;
/** What a single character adds beside the pairs: enough to tell two near articles apart. */
const HINT_WEIGHT = 0.3;
/** The usual constants of BM25 (Robertson and Zaragoza, 2009): how soon repeats stop counting, how much length does. */
const K1 = 1.2;
const B = 0.75;
const FEW = 5;

interface Posting {
  at: number;
  weight: number;
  titled: boolean;
}

interface Hit {
  score: number;
  covered: number;
  terms: number;
  titled: boolean;
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
  /** How each article that has any of the terms fares. */
  const fare = (terms: ReadonlySet<string>, hints: readonly string[]) => {
    const hits = new Map<number, Hit>();
    for (const term of new Set([...terms, ...hints])) {
      const idf = rarity(term);
      for (const { at, weight, titled } of postings.get(term) ?? []) {
        const hit = hits.get(at) ?? { score: 0, covered: 0, terms: 0, titled: false };
        const norm = K1 * (1 - B + (B * (lengths[at] ?? mean)) / mean);
        hit.score += (idf * weight * (K1 + 1)) / (weight + norm);
        hits.set(at, hit);
        if (!terms.has(term)) continue;
        hit.covered += idf;
        hit.terms += 1;
        hit.titled ||= titled;
      }
    }
    return hits;
  };
  return {
    articles,
    search(question, { tag, limit = FEW } = {}) {
      const terms = new Set(termsOf(question));
      const total = [...terms].reduce((sum, term) => sum + rarity(term), 0);
      return [...fare(terms, hintsOf(question))]
        .filter(([, hit]) => hit.terms > 0)
        .map(([at, hit]) => ({ article: articles[at] as Article, hit }))
        .filter(({ article }) => tag === undefined || article.tags?.includes(tag))
        .sort((a, b) => b.hit.score - a.hit.score || a.article.id.localeCompare(b.article.id))
        .slice(0, limit)
        .map(({ article, hit }) => ({
          article,
          coverage: hit.covered / total,
          terms: hit.terms,
          titled: hit.titled,
        }));
    },
  };
}

function addTo(postings: Map<string, Posting[]>, article: Article, at: number): number {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const term of termsOf(text)) weights.set(term, (weights.get(term) ?? 0) + weight);
    for (const hint of hintsOf(text)) weights.set(hint, (weights.get(hint) ?? 0) + weight * HINT_WEIGHT);
  };
  for (const text of textsOf(article.title)) add(text, TITLE_WEIGHT);
  const titled = new Set(weights.keys());
  for (const text of textsOf(article.body)) add(text, 1);
  for (const tag of article.tags ?? []) add(tag.replaceAll('_', ' '), TAG_WEIGHT);
  for (const [term, weight] of weights) {
    postings.set(term, [...(postings.get(term) ?? []), { at, weight, titled: titled.has(term) }]);
  }
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

function textsOf(text: LocalizedText): string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}
