import { pinyin } from 'pinyin-pro';

const readings = new Map<string, readonly string[]>();

/** The syllables, without tones, that a Han character may be read as; v stands for ü. */
export function readingsOf(character: string): readonly string[] {
  let known = readings.get(character);
  if (!known) {
    const all = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true });
    known = [...new Set(all)];
    readings.set(character, known);
  }
  return known;
}

/** What many speakers do not tell apart is one: zh and z, ch and c, sh and s, -ng and -n. */
export function foldSyllable(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');
}

const LONGEST_SYLLABLE = 6;
const LONGEST_WORD = 30;

/** Splits Latin letters into syllables of a set, as few as there can be ("tuihuo" is tui huo), or gives undefined. */
export function splitSyllables(letters: string, syllables: ReadonlySet<string>): string[] | undefined {
  if (letters.length > LONGEST_WORD) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const before = best[start];
      const syllable = letters.slice(start, end);
      if (!before || !syllables.has(syllable)) continue;
      if (before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY))
        best[end] = [...before, syllable];
    }
  }
  return best[letters.length];
}
