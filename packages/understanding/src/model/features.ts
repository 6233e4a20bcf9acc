import { tokenise } from '../text/tokenise.ts';

/** Which n-grams are drawn from a text. Lengths are inclusive; `words` are over words and Han characters alike. */
export interface FeatureOptions {
  words: number;
  han: number;
  letters: readonly [shortest: number, longest: number];
}

/** The groups of features, each normalised by itself: n-grams of tokens, and of letters within words. */
export const GROUPS = 2;

/** Called once for every n-gram: its 32-bit hash and its group. */
export type FeatureSink = (hash: number, group: number) => void;

const SEED = 0x811c9dc5;
const BOUNDARY = 0x2402;

function mix(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x01000193);
  return mixed ^ (mixed >>> 15);
}

/** Draws the n-grams of a normalised text. */
export function drawFeatures(text: string, options: FeatureOptions, sink: FeatureSink): void {
  const tokens = tokenise(text);
  const ids: number[] = [mix(SEED, BOUNDARY)];
  const han: boolean[] = [false];
  for (const token of tokens) {
    let id = SEED;
    for (let at = token.start; at < token.end; at++) id = mix(id, text.charCodeAt(at));
    ids.push(id);
    han.push(token.han);
    if (!token.han) drawLetters(text, token.start, token.end, options.letters, sink);
  }
  ids.push(mix(SEED, BOUNDARY));
  han.push(false);
  drawTokens(ids, han, options, sink);
}

function drawTokens(ids: number[], han: boolean[], options: FeatureOptions, sink: FeatureSink): void {
  const longest = Math.max(options.words, options.han);
  for (let start = 0; start < ids.length; start++) {
    let hash = 0x9e3779b9;
    let anyHan = false;
    for (let length = 1; length <= longest && start + length <= ids.length; length++) {
      const at = start + length - 1;
      hash = mix(hash, ids[at] as number);
      anyHan ||= han[at] as boolean;
      if (length <= (anyHan ? options.han : options.words)) sink(hash >>> 0, 0);
    }
  }
}

function drawLetters(
  text: string,
  start: number,
  end: number,
  [shortest, longest]: readonly [number, number],
  sink: FeatureSink,
): void {
  const at = (index: number) => (index < start || index >= end ? BOUNDARY : text.charCodeAt(index));
  for (let from = start - 1; from <= end; from++) {
    let hash = 0x51ed270b;
    for (let length = 1; length <= longest && from + length <= end + 1; length++) {
      hash = mix(hash, at(from + length - 1));
      if (length >= shortest) sink(hash >>> 0, 1);
    }
  }
}
