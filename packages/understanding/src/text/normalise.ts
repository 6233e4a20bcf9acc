import { CAPITAL, GAP, HAN, hasAny, kindsOf, RUN, STRANGE, WIDE_MARK } from './kinds.ts';
import { simplify } from './simplify.ts';

/** Spaces, and what is not seen: control and bidi characters, accents by themselves, characters that there are none of. */
const BLANK = /[\s\p{Cc}\p{Cf}\p{Mn}\p{Co}\p{Cn}]+/gu;
const LONG_RUN = /([^\d])\1{2,}/gu;
const HAN_LETTER = /\p{Script=Han}/u;
const WIDE = /[！-～]/g;
const WIDER_BY = 0xfee0;

/**
 * A text as the classifier reads it: NFKC, lower case, Simplified Chinese, straight quotes, no
 * control or bidi characters, no more than one space or line's end in a row, and no letter more than twice
 * ("pleeeease", "在吗吗吗吗").
 */
export function normalise(text: string): string {
  const kinds = kindsOf(text);
  const strange = hasAny(kinds, STRANGE);
  const folded = strange || hasAny(kinds, GAP) ? foldAny(text) : foldFamiliar(text, kinds);
  const han = hasAny(kinds, HAN) || (strange && HAN_LETTER.test(folded));
  const plain = han ? simplify(folded) : folded;
  return hasAny(plain === text ? kinds : kindsOf(plain), RUN | STRANGE)
    ? plain.replace(LONG_RUN, '$1$1')
    : plain;
}

function foldAny(text: string): string {
  return text
    .normalize('NFKC')
    .replace(BLANK, (run) => (run.includes('\n') ? '\n' : ' '))
    .toLowerCase()
    .replaceAll('’', "'");
}

/** Does the same for a text without strange characters and without two spaces side by side. */
function foldFamiliar(text: string, kinds: number): string {
  const narrow = hasAny(kinds, WIDE_MARK) ? text.replace(WIDE, narrowed) : text;
  return hasAny(kinds, CAPITAL) ? narrow.toLowerCase() : narrow;
}

function narrowed(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - WIDER_BY);
}
