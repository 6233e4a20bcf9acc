import { tokenise } from '../text/tokenise.ts';

/**
 * What a model has read, for putting right what it has not: in how many of its texts each word stands, and
 * each pair of neighbouring Han characters.
 */
export interface Vocabulary {
  words: ReadonlyMap<string, number>;
  pairs: ReadonlyMap<string, number>;
}

const WORD = /^[a-z][a-z']{2,23}$/;

/** Counts the words and the pairs of Han characters of normalised texts. */
export function collectVocabulary(texts: readonly string[]): Vocabulary {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const text of texts) {
    const [ofWords, ofPairs] = [new Set<string>(), new Set<string>()];
    const tokens = tokenise(text);
    for (const [index, { start, end, han }] of tokens.entries()) {
      const next = tokens[index + 1];
      if (han && next?.han && next.start === end) ofPairs.add(text.slice(start, next.end));
      else if (!han && WORD.test(text.slice(start, end))) ofWords.add(text.slice(start, end));
    }
    for (const word of ofWords) words.set(word, (words.get(word) ?? 0) + 1);
    for (const pair of ofPairs) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { words, pairs };
}
