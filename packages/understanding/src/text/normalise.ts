import { simplify } from './simplify.ts';

/** Spaces, and what is not seen: control and bidi characters, accents by themselves, characters that there are none of. */
const BLANK = /[\s\p{Cc}\p{Cf}\p{Mn}\p{Co}\p{Cn}]+/gu;
const LONG_RUN = /([^\d])\1{2,}/gu;
const HAN_LETTER = /\p{Script=Han}/u;

/**
 * A text as the classifier reads it: NFKC, lower case, Simplified Chinese, straight quotes, no
 * control or bidi characters, no more than one space or line's end in a row, and no letter more than twice
 * ("pleeeease", "在吗吗吗吗").
 */
export function normalise(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(BLANK, (run) => (run.includes('\n') ? '\n' : ' '))
    .toLowerCase()
    .replaceAll('’', "'");
  const plain = HAN_LETTER.test(folded) ? simplify(folded) : folded;
  return plain.replace(LONG_RUN, '$1$1');
}
