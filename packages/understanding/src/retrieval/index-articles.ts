import { type Term, termsOf } from './terms.ts';

/** An article to be found. Texts of several languages are articles of several ids, or one text after the other. */
export interface IndexedArticle {
  id: string;
  title: string;
  body: string;
  tags?: readonly string[];
}

/** A place in a title or body that the question names. */
export interface Highlight {
  field: 'title' | 'body';
  start: number;
  end: number;
}

/** An article found: `coverage` is the share of the question's terms, weighed by rarity, that it has. */
export interface FoundArticle {
  id: string;
  score: number;
  coverage: number;
  highlights: Highlight[];
}

/** Finds articles by a question. It is not changed by later changes of the articles. */
export interface ArticleIndex {
  search(question: string, options?: { limit?: number }): FoundArticle[];
}

/** The usual constants of BM25 (Robertson and Zaragoza 2009), with a word in a title worth three in a body. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
const BOOSTS = { title: 3, tags: 2, body: 1 };
/** A lone Han character says less than a pair. */
const LONE_HAN = 0.25;
const FEW = 5;
const MOST_QUESTION_TERMS = 200;

interface Postings {
  articles: Int32Array;
  weights: Float32Array;
}

/** Indexes articles by the weighted frequency of their terms (BM25F); tens of thousands take seconds. */
export function createIndex(articles: readonly IndexedArticle[]): ArticleIndex {
  const { postings, lengths } = collect(articles);
  const average = lengths.reduce((sum, length) => sum + length, 0) / (articles.length || 1) || 1;
  const scores = new Float64Array(articles.length);
  const covered = new Float64Array(articles.length);
  return {
    search(question, { limit = FEW } = {}) {
      const wanted = [...new Set(termsOf(question).map(({ term }) => term))].slice(0, MOST_QUESTION_TERMS);
      const touched = new Set<number>();
      let whole = 0;
      for (const term of wanted) {
        const found = postings.get(term);
        const rarity = rarityOf(term, found?.articles.length ?? 0, articles.length);
        whole += rarity;
        found?.articles.forEach((article, i) => {
          const weight = found.weights[i] as number;
          const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[article] as number)) / average;
          const score = (rarity * weight * (SATURATION + 1)) / (weight + SATURATION * length);
          scores[article] = (scores[article] as number) + score;
          covered[article] = (covered[article] as number) + rarity;
          touched.add(article);
        });
      }
      const best = [...touched]
        .map((article) => ({
          article,
          score: scores[article] as number,
          coverage: (covered[article] as number) / whole,
        }))
        .sort((a, b) => b.score - a.score || a.article - b.article)
        .slice(0, limit);
      for (const article of touched) scores[article] = covered[article] = 0;
      return best.map(({ article, score, coverage }) => {
        const { id, title, body } = articles[article] as IndexedArticle;
        return { id, score, coverage, highlights: highlightsOf({ title, body }, new Set(wanted)) };
      });
    },
  };
}

function rarityOf(term: string, seen: number, count: number): number {
  const rarity = Math.log(1 + (count - seen + 0.5) / (seen + 0.5));
  return /^\p{Script=Han}$/u.test(term) ? rarity * LONE_HAN : rarity;
}

function collect(articles: readonly IndexedArticle[]): {
  postings: Map<string, Postings>;
  lengths: Float32Array;
} {
  const lists = new Map<string, { articles: number[]; weights: number[] }>();
  const lengths = new Float32Array(articles.length);
  articles.forEach((article, number) => {
    const weights = new Map<string, number>();
    const add = (terms: readonly Term[], boost: number) => {
      for (const { term } of terms) weights.set(term, (weights.get(term) ?? 0) + boost);
      lengths[number] = (lengths[number] as number) + terms.length;
    };
    add(termsOf(article.title), BOOSTS.title);
    add(termsOf(article.body), BOOSTS.body);
    add(termsOf((article.tags ?? []).join(' ; ')), BOOSTS.tags);
    for (const [term, weight] of weights) {
      const list = lists.get(term) ?? { articles: [], weights: [] };
      list.articles.push(number);
      list.weights.push(weight);
      lists.set(term, list);
    }
  });
  const postings = new Map<string, Postings>();
  for (const [term, list] of lists) {
    postings.set(term, {
      articles: Int32Array.from(list.articles),
      weights: Float32Array.from(list.weights),
    });
  }
  return { postings, lengths };
}

function highlightsOf(texts: { title: string; body: string }, wanted: ReadonlySet<string>): Highlight[] {
  const highlights: Highlight[] = [];
  for (const field of ['title', 'body'] as const) {
    for (const { term, start, end } of termsOf(texts[field])) {
      if (!wanted.has(term)) continue;
      const last = highlights.at(-1);
      // Neighbours run together: pairs of Han characters overlap.
      if (last?.field === field && start <= last.end) last.end = Math.max(last.end, end);
      else highlights.push({ field, start, end });
    }
  }
  return highlights;
}
