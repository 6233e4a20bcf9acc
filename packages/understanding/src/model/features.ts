import { conceptOf } from '../text/concepts.ts';
import { createStemmer } from '../text/stem.ts';
import { tokenise } from '../text/tokenise.ts';

/**
 * Which n-grams are drawn from a text, by their greatest lengths: of `words`, of Han characters (`han`),
 * and the range of `letters` within a word. `pairs` is how far apart two words may stand to be taken as a
 * pair, 0 for none. With `concepts`, the English words that
 * shoppers use for one thing count as one.
 */
export interface FeatureOptions {
  words: number;
  han: number;
  letters: readonly [shortest: number, longest: number];
  pairs: number;
  concepts?: boolean;
}

/** The groups of features, each normalised by itself. */
export const groups = { tokens: 0, letters: 1, pairs: 2 } as const;
/** How many groups there are. */
export const groupCount = 3;

/** Called once for every n-gram: its hash, a signed number of 32 bits, and its group. */
export type FeatureSink = (hash: number, group: number) => void;

const SEED = 0x811c9dc5;
const BOUNDARY = 0x2402;
/** Starting values that keep the kinds of features apart. */
const [SEQUENCE, LETTERS, PAIR, WORD] = [0x9e3779b9, 0x51ed270b, 0x2545f491, 0x7f4a7c15];
const stem = createStemmer();

function mix(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x01000193);
  return mixed ^ (mixed >>> 15);
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

/**
 * Draws the n-grams of a normalised text. Text without Han is taken by words: n-grams of words, of the
 * letters within each, and pairs of stems. Text with Han is taken by characters, marks and digits among
 * them, with its words of other scripts by letters too.
 */
export function drawFeatures(text: string, options: FeatureOptions, sink: FeatureSink): void {
  const words: string[] = [];
  let han = false;
  for (const token of tokenise(text)) {
    if (token.han) han = true;
    else words.push(text.slice(token.start, token.end));
  }
  for (const word of words) drawLetters(word, options.letters, sink);
  if (han) {
    drawSequence(characterIds(text), options.han, sink);
    for (const word of words) sink(hashOf(word, WORD), groups.tokens);
  } else {
    drawSequence(wordIds(words), options.words, sink);
    if (options.pairs === 0) return;
    const stems = words.map(stem);
    if (options.concepts) drawConcepts(stems.map(conceptOf), options.pairs, sink);
    else drawPairs(stems, options.pairs, sink);
  }
}

/** What stands before the first and after the last of a sequence. */
const EDGE = mix(SEED, BOUNDARY);

function characterIds(text: string): number[] {
  const ids = [EDGE];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32) ids.push(mix(SEED, code));
  }
  ids.push(EDGE);
  return ids;
}

function wordIds(words: readonly string[]): number[] {
  const ids = [EDGE];
  for (const word of words) ids.push(hashOf(word, SEED));
  ids.push(EDGE);
  return ids;
}

function drawSequence(ids: readonly number[], longest: number, sink: FeatureSink): void {
  for (let start = 0; start < ids.length; start++) {
    let hash = SEQUENCE;
    for (let length = 1; length <= longest && start + length <= ids.length; length++) {
      hash = mix(hash, ids[start + length - 1] as number);
      sink(hash, groups.tokens);
    }
  }
}

function drawLetters(word: string, [shortest, longest]: readonly [number, number], sink: FeatureSink): void {
  for (let from = -1; from <= word.length; from++) {
    let hash = LETTERS;
    for (let length = 1; length <= longest && from + length <= word.length + 1; length++) {
      const at = from + length - 1;
      hash = mix(hash, at < 0 || at >= word.length ? BOUNDARY : word.charCodeAt(at));
      if (length >= shortest) sink(hash, groups.letters);
    }
  }
}

function drawConcepts(concepts: string[], reach: number, sink: FeatureSink): void {
  for (const concept of concepts) {
    if (concept.startsWith('~')) sink(hashOf(concept, WORD), groups.tokens);
  }
  drawPairs(concepts, reach, sink);
}

function drawPairs(words: string[], reach: number, sink: FeatureSink): void {
  const stems = words.map((word) => hashOf(word, PAIR));
  for (let i = 0; i < stems.length; i++) {
    const one = stems[i] as number;
    for (let j = i + 1; j < stems.length && j <= i + reach; j++) {
      const other = stems[j] as number;
      if (one !== other) sink(mix(mix(PAIR, Math.min(one, other)), Math.max(one, other)), groups.pairs);
    }
  }
}
