import { normalise } from '../text/normalise.ts';
import { createStemmer } from '../text/stem.ts';
import { tokenise } from '../text/tokenise.ts';
import type { Claims } from './claims.ts';

/** A product as the shop's catalogue names it, in as many languages as it has. */
export interface CatalogueProduct {
  sku: string;
  titles: readonly string[];
}

/** Finds the products a message names; made once for a catalogue. */
export interface ProductIndex {
  find(text: string): { sku: string; start: number; end: number }[];
  skus: ReadonlySet<string>;
}

interface Name {
  sku: string;
  /** How many words or Han characters it has. */
  length: number;
}

/** A word or a Han character of a text, as it is looked up. */
interface Place {
  key: string;
  han: boolean;
  start: number;
  end: number;
}

/** Where a word stands in a name. */
interface Part {
  name: number;
  at: number;
}

const TYPO_LENGTH = 5;
const WHOLE = 3;
const MOST_OF = 0.7;

/**
 * Makes an index of a catalogue. A name is found where its words stand side by side, one other among them at
 * most, and its Han characters one after the other; with a letter wrong, missing or too many in words of five
 * letters on; and where it has four parts or more, by most of them.
 */
export function createProductIndex(products: readonly CatalogueProduct[]): ProductIndex {
  const stem = createStemmer();
  const byKey = new Map<string, Part[]>();
  const nearKeys = new Map<string, string>();
  const names: Name[] = [];
  const placesOf = (text: string): Place[] =>
    tokenise(text).map(({ start, end, han }) => {
      const word = text.slice(start, end).toLowerCase();
      return { key: han ? word : stem(word), han, start, end };
    });

  for (const { sku, titles } of products) {
    for (const title of titles) {
      const keys = placesOf(normalise(title)).map(({ key }) => key);
      const name = names.push({ sku, length: keys.length }) - 1;
      for (const [at, key] of keys.entries()) {
        byKey.set(key, [...(byKey.get(key) ?? []), { name, at }]);
        if (key.length >= TYPO_LENGTH) for (const near of deletions(key)) nearKeys.set(near, key);
      }
    }
  }
  const corrected = (key: string): string => {
    if (byKey.has(key) || key.length < TYPO_LENGTH) return key;
    return (
      [key, ...deletions(key)]
        .map((near) => nearKeys.get(near) ?? (byKey.has(near) ? near : ''))
        .find(Boolean) ?? key
    );
  };
  return {
    skus: new Set(products.map(({ sku }) => sku.toUpperCase())),
    find: (text) => bestRuns(runsOf(placesOf(text), { byKey, corrected }), names),
  };
}

/** Words of one name that stand together in a text. */
interface Run {
  name: number;
  parts: Set<number>;
  /** The last part, and which place of the text it stands at. */
  last: { part: number; place: number; han: boolean };
  start: number;
  end: number;
}

function runsOf(
  places: readonly Place[],
  { byKey, corrected }: { byKey: ReadonlyMap<string, Part[]>; corrected: (key: string) => string },
): Run[] {
  const runs: Run[] = [];
  const open = new Map<number, Run>();
  const goesOnWith = ({ name, at }: Part, place: number, han: boolean) => {
    const run = open.get(name);
    return run !== undefined && goesOn(run, { part: at, place, han });
  };
  for (const [place, { key, han, start, end }] of places.entries()) {
    const found = byKey.get(corrected(key));
    if (!found) continue;
    // A name may have a word twice: the one that goes on from here is meant, and only that.
    for (const part of [...found.filter((each) => goesOnWith(each, place, han)), ...found]) {
      const { name, at } = part;
      const run = open.get(name);
      if (run?.last.place === place) continue;
      const last = { part: at, place, han };
      if (run && goesOn(run, last)) {
        run.parts.add(at);
        Object.assign(run, { last, end });
      } else {
        const fresh = { name, parts: new Set([at]), last, start, end };
        open.set(name, fresh);
        runs.push(fresh);
      }
    }
  }
  return runs;
}

function goesOn({ last, parts }: Run, next: Run['last']): boolean {
  if (last.han && next.han) return next.place === last.place + 1 && next.part === last.part + 1;
  return next.place - last.place <= 2 && !parts.has(next.part);
}

/** The runs that name a product, the most whole and the longest first. */
function bestRuns(runs: readonly Run[], names: readonly Name[]): ReturnType<ProductIndex['find']> {
  return runs
    .map(({ name, parts, start, end }) => {
      const { sku, length } = names[name] as Name;
      return { sku, start, end, length, found: parts.size, share: parts.size / length };
    })
    .filter(({ found, share }) => share === 1 || (found >= WHOLE && share >= MOST_OF))
    .sort((a, b) => b.share - a.share || b.length - a.length)
    .map(({ sku, start, end }) => ({ sku, start, end }));
}

/** All words that one letter less makes of a word. */
function deletions(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Claims the products and article numbers of a catalogue. */
export function findProducts(claims: Claims, products: ProductIndex | undefined): void {
  if (!products) return;
  const claimed = new Set<string>();
  for (const { sku, start, end } of products.find(claims.folded)) {
    if (claimed.has(sku)) continue;
    claimed.add(sku);
    claims.claim('product', sku, [start, end]);
  }
}
