import { DIGIT, HAN, hasAny, kindOf, LETTER, STRANGE } from './kinds.ts';

/** A token of a normalised text: a word, a number or one Han character; offsets in UTF-16 units. */
export interface Token {
  start: number;
  end: number;
  han: boolean;
}

/** Whether a UTF-16 unit is a Han character of the basic planes. */
function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

const STRANGE_LETTER = /[\p{L}\p{N}]/u;

/** Whether a UTF-16 unit is part of a word. Half a surrogate pair is not: rare scripts are passed over. */
function isLetter(code: number): boolean {
  const kind = kindOf(code);
  return hasAny(kind, STRANGE)
    ? STRANGE_LETTER.test(String.fromCharCode(code))
    : hasAny(kind, HAN | LETTER | DIGIT);
}

/** Words, numbers and single Han characters of a text, in order. An apostrophe between letters joins them. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isHan(code)) tokens.push({ start: at, end: ++at, han: true });
    else if (isLetter(code)) {
      const end = wordEnd(text, at);
      tokens.push({ start: at, end, han: false });
      at = end;
    } else at++;
  }
  return tokens;
}

function wordEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const joins = code === 39 && at + 1 < text.length && isLetter(text.charCodeAt(at + 1));
    if (!joins && (isHan(code) || !isLetter(code))) break;
    at++;
  }
  return at;
}
