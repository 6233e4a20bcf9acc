import { type Postings, postingsOf } from './postings.ts';
import { type Term, termsOf } from './terms.ts';

/** An article to be found; texts in several languages are several titles and bodies. */
export interface IndexedArticle {
  id: string;
  title: string | readonly string[];
  body: string | readonly string[];
  tags?: readonly string[];
}

/** A place in a title or body that a question names, counted in UTF-16 units. */
export interface Highlight {
  start: number;
  end: number;
}

/**
 * An article found, by its place among those indexed. `coverage` is the share of the question's terms, weighed by
 * rarity, that it has; `terms` how many; `titled` whether its title has one of them.
 */
export interface FoundArticle {
  place: number;
  id: string;
  score: number;
  coverage: number;
  terms: number;
  titled: boolean;
}

/** How a search is narrowed: to `limit` articles (5), and to those whose place passes `among`. */
export interface SearchOptions {
  limit?: number;
  among?: (place: number) => boolean;
}

/** Finds articles by a question. It is not changed by later changes of the articles. */
export interface ArticleIndex {
  search(question: string, options?: SearchOptions): FoundArticle[];
}

/** The usual constants of BM25 (Robertson and Zaragoza 2009), with a word in a title worth three in a body. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
const BOOSTS = { title: 3, tags: 2, body: 1 };
/** What a lone Han character adds beside the pairs. */
const HINT_SHARE = 0.3;
const FEW = 5;
const MOST_QUESTION_TERMS = 200;
/** Articles between two rests. */
const STEP = 20;

/** Indexes articles by the weighted frequency of their terms (BM25F). */
export function createIndex(articles: readonly IndexedArticle[]): ArticleIndex {
  const steps = indexInSteps(articles);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same a few articles at a time: whoever has other things to do does them whenever it yields. */
export function* indexInSteps(articles: readonly IndexedArticle[]): Generator<undefined, ArticleIndex> {
  const postings = postingsOf();
  const lengths = new Float32Array(articles.length);
  for (const [place, article] of articles.entries()) {
    lengths[place] = addArticle(postings.add, article, place);
    if (place % STEP === STEP - 1) yield;
  }
  const finished = yield* postings.finish();
  return searchOver(articles, finished, lengths);
}

const all = (texts: string | readonly string[]) => (typeof texts === 'string' ? [texts] : texts);

/** Adds what an article weighs for each of its terms; gives its length, the sum of it. */
function addArticle(
  add: ReturnType<typeof postingsOf>['add'],
  { title, body, tags = [] }: IndexedArticle,
  place: number,
): number {
  const weights = new Map<string, number>();
  let length = 0;
  const weigh = (text: string, boost: number) => {
    for (const { term, hint } of termsOf(text)) {
      const weight = boost * (hint ? HINT_SHARE : 1);
      weights.set(term, (weights.get(term) ?? 0) + weight);
      length += weight;
    }
  };
  for (const text of all(title)) weigh(text, BOOSTS.title);
  const titled = new Set(weights.keys());
  for (const text of all(body)) weigh(text, BOOSTS.body);
  for (const tag of tags) weigh(tag.replaceAll('_', ' '), BOOSTS.tags);
  for (const [term, weight] of weights) add(term, { place, weight, titled: titled.has(term) });
  return length;
}

function searchOver(
  articles: readonly IndexedArticle[],
  postings: Postings,
  lengths: Float32Array,
): ArticleIndex {
  const count = articles.length;
  const average = lengths.reduce((sum, length) => sum + length, 0) / (count || 1) || 1;
  const scores = new Float32Array(count);
  const covered = new Float64Array(count);
  const terms = new Uint8Array(count);
  const titled = new Uint8Array(count);
  const seen = new Int32Array(count);

  /** Adds what a term of the question is worth to the articles that have it; gives how many have been touched by now. */
  function addTerm({ term, hint }: Pick<Term, 'term' | 'hint'>, rarity: number, touched: number): number {
    const found = postings.find(term);
    for (let at = found.from; at < found.to; at++) {
      const { place, weight, inTitle } = postings.read(at);
      if (scores[place] === 0) seen[touched++] = place;
      const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[place] as number)) / average);
      scores[place] = (scores[place] as number) + (rarity * weight * (SATURATION + 1)) / (weight + norm);
      if (hint) continue;
      covered[place] = (covered[place] as number) + rarity;
      terms[place] = (terms[place] as number) + 1;
      titled[place] = (titled[place] as number) | inTitle;
    }
    return touched;
  }
  return {
    search(question, { limit = FEW, among = () => true } = {}) {
      const wanted = questionTerms(question);
      let whole = 0;
      let touched = 0;
      for (const one of wanted) {
        const { from, to } = postings.find(one.term);
        const rarity = Math.log(1 + (count - (to - from) + 0.5) / (to - from + 0.5));
        if (!one.hint) whole += rarity;
        touched = addTerm(one, rarity, touched);
      }
      const best = bestOf(seen.subarray(0, touched), limit, {
        scores,
        fits: (place) => (terms[place] as number) > 0 && among(place),
        before: (a, b) => (articles[a] as IndexedArticle).id < (articles[b] as IndexedArticle).id,
      });
      const found = best.map((place) => ({
        place,
        id: (articles[place] as IndexedArticle).id,
        score: scores[place] as number,
        coverage: Math.min(1, (covered[place] as number) / whole),
        terms: terms[place] as number,
        titled: titled[place] === 1,
      }));
      for (const array of [scores, covered, terms, titled]) {
        for (let i = 0; i < touched; i++) array[seen[i] as number] = 0;
      }
      return found;
    },
  };
}

/** The terms of a question, each once; a character that is a term somewhere is no hint. */
function questionTerms(question: string): Pick<Term, 'term' | 'hint'>[] {
  const hints = new Map<string, boolean>();
  for (const { term, hint } of termsOf(question)) hints.set(term, hint && (hints.get(term) ?? true));
  return [...hints].slice(0, MOST_QUESTION_TERMS).map(([term, hint]) => ({ term, hint }));
}

interface Ranking {
  scores: Float32Array;
  fits(place: number): boolean;
  /** Which of two with the same score comes first. */
  before(a: number, b: number): boolean;
}

/** The few best places, best first, without sorting all of them. */
function bestOf(places: Int32Array, limit: number, { scores, fits, before }: Ranking): number[] {
  const best: number[] = [];
  const better = (a: number, b: number) =>
    scores[a] === scores[b] ? before(a, b) : (scores[a] as number) > (scores[b] as number);
  for (const place of places) {
    const last = best.at(-1);
    if (best.length === limit && last !== undefined && !better(place, last)) continue;
    if (!fits(place)) continue;
    let at = best.length;
    while (at > 0 && better(place, best[at - 1] as number)) at--;
    best.splice(at, 0, place);
    if (best.length > limit) best.pop();
  }
  return best;
}

/** Where a text has what a question asks for; neighbours run together. */
export function highlight(text: string, question: string): Highlight[] {
  const wanted = new Set(termsOf(question).map(({ term }) => term));
  const places: Highlight[] = [];
  for (const { term, start, end, hint } of termsOf(text)) {
    if (hint || !wanted.has(term)) continue;
    const last = places.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else places.push({ start, end });
  }
  return places;
}
