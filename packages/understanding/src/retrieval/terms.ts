import { foldInPlace } from '../slots/fold.ts';
import { createStemmer } from '../text/stem.ts';
import { tokenise } from '../text/tokenise.ts';

/** A term of a text and where it stands. */
export interface Term {
  term: string;
  start: number;
  end: number;
}

const stem = createStemmer();
const STOP = new Set(
  'a an and are as at be by can could do does for from had has have how i if in is it its may me my of on or our please so that the their them they this to was we what when where which who will with would you your'.split(
    ' ',
  ),
);
const STOP_HAN = new Set('的了吗呢吧啊是我你您们在有和就都也请问么');

/**
 * The terms of a text for retrieval: stems of its words without the commonest, Han characters and pairs of
 * neighbours. Traditional and full-width count as Simplified and half-width; places are those of the text.
 */
export function termsOf(text: string): Term[] {
  const folded = foldInPlace(text);
  const tokens = tokenise(folded);
  const terms: Term[] = [];
  for (const [index, { start, end, han }] of tokens.entries()) {
    const word = folded.slice(start, end);
    if (!han) {
      if (!STOP.has(word)) terms.push({ term: stem(word), start, end });
      continue;
    }
    if (!STOP_HAN.has(word)) terms.push({ term: word, start, end });
    const next = tokens[index + 1];
    if (next?.han && next.start === end)
      terms.push({ term: folded.slice(start, next.end), start, end: next.end });
  }
  return terms;
}
