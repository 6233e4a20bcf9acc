import distances from 'natural/lib/natural/distance/levenshtein_distance.js';

/** Gives the word that was meant, where one of a vocabulary is near enough, or undefined. */
export type FindNearWord = (word: string) => string | undefined;

const SHORTEST = 4;
const LONGEST = 24;
/** From this length on a wrong letter is a slip. */
const MIDDLE = 6;
/** From this length on a word may be two letters off. */
const LONG = 8;
/** A word that stands in fewer texts may be somebody's slip itself. */
const SEEN = 3;
/** And is one, where a near word stands in this many times as many. */
const COMMONER = 20;

/**
 * Makes a finder of near words for words that are not or hardly known: a letter missing, too many, wrong or swapped with its neighbour. Words that
 * become alike when one letter of each is left out are compared by natural's Damerau-Levenshtein distance.
 */
export function createNearWords(words: ReadonlyMap<string, number>): FindNearWord {
  const byShorter = new Map<string, string[]>();
  for (const [word, seen] of words) {
    if (seen < SEEN || word.length < SHORTEST) continue;
    for (const shorter of shortened(word)) {
      const known = byShorter.get(shorter);
      if (known) known.push(word);
      else byShorter.set(shorter, [word]);
    }
  }
  return (word) => {
    const own = words.get(word) ?? 0;
    if (own >= SEEN || word.length < SHORTEST || word.length > LONGEST) return undefined;
    const candidates = new Set(shortened(word).flatMap((shorter) => byShorter.get(shorter) ?? []));
    const most = word.length >= LONG ? 2 : 1.5;
    let best: { word: string; cost: number; seen: number } | undefined;
    for (const candidate of candidates) {
      const seen = words.get(candidate) ?? 0;
      if (seen < own * COMMONER) continue;
      const cost = costOf(word, candidate);
      const better = !best || cost < best.cost || (cost === best.cost && seen > best.seen);
      if (cost <= most && better) best = { word: candidate, cost, seen };
    }
    return best?.word;
  };
}

/** Slips at the first letter are rare; a short word with another letter is another word (clock, block). */
function costOf(word: string, candidate: string): number {
  const distance = distances.DamerauLevenshteinDistance(word, candidate, {
    restricted: true,
    substitution_cost: word.length < MIDDLE ? 2 : 1,
  });
  return distance + (word[0] === candidate[0] ? 0 : 0.5) + (word.length === candidate.length ? 0 : 0.1);
}

/** A word, and what is left of it without one of its letters. */
function shortened(word: string): string[] {
  const all = new Set([word]);
  for (let at = 0; at < word.length; at++) all.add(word.slice(0, at) + word.slice(at + 1));
  return [...all];
}
