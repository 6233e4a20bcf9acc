import { HashTable } from '../model/hash-table.ts';
import { HAN, hasAny, kindsOf, STRANGE } from '../text/kinds.ts';
import type { Token } from '../text/tokenise.ts';
import { type Choice, likeliest } from './likeliest.ts';
import { lookAlikes } from './look-alikes.ts';
import { createSounds } from './sounds.ts';
import { readingsOf, splitSyllables } from './syllables.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A Han character, or a Latin word that is a few syllables of pinyin. */
interface Piece {
  start: number;
  end: number;
  latin: boolean;
  units: readonly (readonly Choice[])[];
}

/** How often a character is the wrong one, and what a similar look costs beyond a same sound. */
const SLIPS = 0.005;
const SAME_LOOK = 1;
/** What typed pinyin costs where it sounds only nearly like the character. */
const NEARLY = 1;
/** A pair that stands in fewer texts does not prove that pinyin was meant so, or that a character was. */
const [PINYIN_PROOF, CHARACTER_PROOF] = [2, 5];
/** A Latin word that stands in fewer texts may be pinyin. */
const KNOWN_WORD = 3;
/** Longer runs are read as they stand. */
const MOST_UNITS = 80;
const LETTERS = /^[a-z]{2,}$/;
const HAN_LETTER = /\p{Script=Han}/u;

/** Reads a text by its tokens. */
export type Hear = (text: string, tokens: readonly Token[]) => string;

/**
 * Makes a corrector of Chinese: pinyin among characters or alone ("tui huo"), and characters that make no
 * sense to their neighbours but sound or look like some that do (块递). What a model has read decides.
 */
export function createHearing({ words, pairs }: Vocabulary): Hear {
  if (pairs.size === 0) return (text) => text;
  const sounds = createSounds(pairs);
  const doubt = costOfDoubt(pairs);
  const pairTable = new HashTable(Uint32Array.from(pairs.keys(), (pair) => pairAt(pair, 0)));

  /** Whether a character makes sense to a neighbour, as far as the model has read. */
  function isKnown(text: string, { start }: Token): boolean {
    return pairTable.find(pairAt(text, start - 1)) >= 0 || pairTable.find(pairAt(text, start)) >= 0;
  }
  function readPiece(text: string, token: Token, spelt: boolean): Piece | undefined {
    const { start, end, han } = token;
    const written = text.slice(start, end);
    if (han) {
      const choices = isKnown(text, token) ? [{ character: written, cost: 0 }] : choicesFor(written);
      return { start, end, latin: false, units: [choices] };
    }
    if (!spelt || !LETTERS.test(written)) return undefined;
    const syllables = splitSyllables(written, sounds.syllables);
    return syllables && { start, end, latin: true, units: syllables.map(choicesForSyllable) };
  }
  function choicesFor(written: string): Choice[] {
    const heard = readingsOf(written)
      .flatMap((sound) => sounds.of(sound).filter(({ exact }) => exact))
      .map(({ character }) => ({ character, cost: doubt }));
    const seen = lookAlikes(written).map((character) => ({ character, cost: doubt + SAME_LOOK }));
    return [{ character: written, cost: 0 }, ...heard, ...seen];
  }
  function choicesForSyllable(syllable: string): Choice[] {
    return sounds.of(syllable).map(({ character, exact }) => ({ character, cost: exact ? 0 : NEARLY }));
  }
  /** Whether Latin words may be pinyin: unknown ones beside Han, and a whole message that can be read so. */
  function canBePinyin(text: string, tokens: readonly Token[]): (word: string) => boolean {
    const strange = (word: string) => (words.get(word) ?? 0) < KNOWN_WORD;
    if (hasHan(text)) return strange;
    const wordOf = ({ start, end }: Token) => text.slice(start, end);
    const isPinyin = (word: string) => LETTERS.test(word) && splitSyllables(word, sounds.syllables);
    const all = tokens.every((token) => isPinyin(wordOf(token)));
    return all && tokens.some((token) => strange(wordOf(token))) ? () => true : () => false;
  }
  return (text, tokens) => {
    const spelt = canBePinyin(text, tokens);
    const asWritten = tokens.every((token) =>
      token.han ? isKnown(text, token) : !spelt(text.slice(token.start, token.end)),
    );
    if (asWritten) return text;
    const runs: Piece[][] = [[]];
    for (const token of tokens) {
      const piece = readPiece(text, token, token.han || spelt(text.slice(token.start, token.end)));
      const run = runs.at(-1) as Piece[];
      const last = run.at(-1);
      if (!piece || (last && text.slice(last.end, piece.start).trim() !== ''))
        runs.push(piece ? [piece] : []);
      else run.push(piece);
    }
    let heard = '';
    let at = 0;
    for (const run of runs) {
      for (const { start, end, meant } of hearRun(run, pairs)) {
        heard += text.slice(at, start) + meant;
        at = end;
      }
    }
    return heard + text.slice(at);
  };
}

/** Two UTF-16 units as one number; where there is only one, a number that no pair has. */
function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)) >>> 0;
}

function hasHan(text: string): boolean {
  const kinds = kindsOf(text);
  return hasAny(kinds, HAN) || (hasAny(kinds, STRANGE) && HAN_LETTER.test(text));
}

/**
 * What must speak against a character before it is doubted, as a logarithm: the rarer pairs are that were never
 * read (Good and Turing: the share of those read once), the more two of them side by side look like a slip.
 */
function costOfDoubt(pairs: ReadonlyMap<string, number>): number {
  let once = 0;
  let all = 0;
  for (const seen of pairs.values()) {
    all += seen;
    if (seen === 1) once++;
  }
  return Math.max(0, Math.log((once / all) ** 2 / SLIPS));
}

/** The pieces of a run that are to be read as something else. */
function hearRun(
  run: readonly Piece[],
  pairs: ReadonlyMap<string, number>,
): { start: number; end: number; meant: string }[] {
  const units = run.flatMap((piece) => piece.units);
  const plain = run.every(({ latin, units: own }) => !latin && own[0]?.length === 1);
  if (plain || units.length > MOST_UNITS) return [];
  const path = likeliest(units, pairs);
  const seen = (from: number) => pairs.get(path.slice(Math.max(0, from), from + 2).join('')) ?? 0;
  let unit = 0;
  return run.flatMap(({ start, end, latin, units: own }) => {
    const first = unit;
    unit += own.length;
    const changed = latin || path[first] !== own[0]?.[0]?.character;
    const proof = latin ? PINYIN_PROOF : CHARACTER_PROOF;
    const proven = own.every((_, i) => seen(first + i - 1) >= proof || seen(first + i) >= proof);
    if (!changed || !proven) return [];
    return [{ start, end, meant: path.slice(first, unit).join('') }];
  });
}
