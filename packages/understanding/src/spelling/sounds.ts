import { foldSyllable, readingsOf } from './syllables.ts';

/** The characters of a model's pairs by how they sound. */
export interface Sounds {
  /** Every syllable that one of them may be read as. */
  syllables: ReadonlySet<string>;
  /** Those that sound like a syllable or nearly so, the commonest first. */
  of(syllable: string): readonly Sounding[];
}

/** A character, and whether it has the very sound that was asked for. */
export interface Sounding {
  character: string;
  exact: boolean;
}

const MOST = 14;

/** Sorts the characters of pairs by their sounds. */
export function createSounds(pairs: ReadonlyMap<string, number>): Sounds {
  const seen = new Map<string, number>();
  for (const [pair, count] of pairs) {
    for (const one of pair) seen.set(one, (seen.get(one) ?? 0) + count);
  }
  const byFold = new Map<string, { character: string; sound: string }[]>();
  const commonest = [...seen].sort((a, b) => b[1] - a[1]);
  for (const [character] of commonest) {
    for (const sound of readingsOf(character)) {
      const fold = foldSyllable(sound);
      const known = byFold.get(fold);
      if (known) known.push({ character, sound });
      else byFold.set(fold, [{ character, sound }]);
    }
  }
  const found = new Map<string, readonly Sounding[]>();
  return {
    syllables: new Set([...byFold.values()].flatMap((all) => all.map(({ sound }) => sound))),
    of(syllable) {
      let known = found.get(syllable);
      if (!known) {
        const all = byFold.get(foldSyllable(syllable)) ?? [];
        known = all
          .map(({ character, sound }) => ({ character, exact: sound === syllable }))
          .sort((a, b) => Number(b.exact) - Number(a.exact))
          .slice(0, MOST);
        found.set(syllable, known);
      }
      return known;
    },
  };
}
