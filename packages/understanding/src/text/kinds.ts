/** Han characters that Unicode has had from the beginning, all of which are their own normal form. */
export const HAN = 1 << 0;
/** Letters of ASCII. */
export const LETTER = 1 << 1;
/** Capital letters of ASCII; they are letters, too. */
export const CAPITAL = 1 << 2;
/** Digits of ASCII. */
export const DIGIT = 1 << 3;
/** Marks of ASCII and of Chinese that are their own normal form. */
export const MARK = 1 << 4;
/** Marks of ASCII in full width. */
export const WIDE_MARK = 1 << 5;
/** Characters of which one stands in every face that is drawn with the kinds above. */
export const DRAWN = 1 << 6;
/** Any other character but a space, which is of no kind. */
export const STRANGE = 1 << 7;
/** A space after a space. */
export const GAP = 1 << 8;
/** A UTF-16 unit three times in a row. */
export const RUN = 1 << 9;

const SPACE_CODE = 0x20;
const table = new Uint16Array(0x1_0000).fill(STRANGE);
table[SPACE_CODE] = 0;
fill(HAN, '一龥');
fill(MARK, '!~');
fill(LETTER, 'az');
fill(LETTER | CAPITAL, 'AZ');
fill(DIGIT, '09');
for (const mark of '。、《》〈〉「」『』【】“”‘·—') fill(MARK, mark + mark);
for (const range of ['！／', '：＠', '［｀', '｛～']) fill(WIDE_MARK, range);
for (const drawn of '^_:;=<>益皿tTqQ') {
  const code = drawn.charCodeAt(0);
  table[code] = (table[code] as number) | DRAWN;
}

function fill(kind: number, range: string): void {
  table.fill(kind, range.charCodeAt(0), range.charCodeAt(1) + 1);
}

/** The kind of a UTF-16 unit. */
export function kindOf(code: number): number {
  return table[code] as number;
}

/**
 * Which kinds of characters a text has, as a sum of the constants above. One look at each character saves most
 * messages most of the patterns that are made for the unusual.
 */
export function kindsOf(text: string): number {
  let kinds = 0;
  let last = -1;
  let lastButOne = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    kinds |= table[code] as number;
    if (code === last) {
      if (code === SPACE_CODE) kinds |= GAP;
      if (code === lastButOne) kinds |= RUN;
    }
    lastButOne = last;
    last = code;
  }
  return kinds;
}

/** Whether a text, given by its kinds, has a character of any of some kinds. */
export function hasAny(kinds: number, wanted: number): boolean {
  return (kinds & wanted) !== 0;
}
