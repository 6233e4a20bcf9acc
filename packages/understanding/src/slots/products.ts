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
  length: number;
}

interface Place {
  key: string;
  start: number;
  end: number;
}

const TYPO_LENGTH = 5;
const WHOLE = 3;
const MOST_OF = 0.7;

/** Makes an index of a catalogue. A name is found with a letter wrong, missing or too many in words of five letters on. */
export function createProductIndex(products: readonly CatalogueProduct[]): ProductIndex {
  const stem = createStemmer();
  const byKey = new Map<string, Set<number>>();
  const nearKeys = new Map<string, string>();
  const names: Name[] = [];
  const placesOf = (text: string): Place[] =>
    tokenise(text).map(({ start, end, han }) => {
      const word = text.slice(start, end).toLowerCase();
      return { key: han ? word : stem(word), start, end };
    });

  for (const { sku, titles } of products) {
    for (const title of titles) {
      const keys = new Set(placesOf(normalise(title)).map(({ key }) => key));
      const name = names.push({ sku, length: keys.size }) - 1;
      for (const key of keys) {
        byKey.set(key, (byKey.get(key) ?? new Set()).add(name));
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
    find: (text) => bestNames(placesOf(text), { names, byKey, corrected }),
  };
}

interface Lookup {
  names: Name[];
  byKey: Map<string, Set<number>>;
  corrected: (key: string) => string;
}

function bestNames(places: Place[], { names, byKey, corrected }: Lookup): ReturnType<ProductIndex['find']> {
  const hits = new Map<number, { keys: Set<string>; start: number; end: number }>();
  for (const { key, start, end } of places) {
    const right = corrected(key);
    for (const name of byKey.get(right) ?? []) {
      const hit = hits.get(name) ?? { keys: new Set(), start, end };
      hit.keys.add(right);
      hit.end = end;
      hits.set(name, hit);
    }
  }
  return [...hits]
    .map(([name, hit]) => ({
      ...(names[name] as Name),
      ...hit,
      share: hit.keys.size / (names[name] as Name).length,
    }))
    .filter(({ keys, share }) => share === 1 || (keys.size >= WHOLE && share >= MOST_OF))
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
