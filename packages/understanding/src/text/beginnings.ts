/** What a part of a pattern begins with, whether it can be empty, and where in the source it ends. */
interface Part {
  begins: string;
  empty: boolean;
  end: number;
}

const DIGITS = '0123456789';
/** Stands for more characters than can be listed; it is none itself. */
const ANY = '\uffff';
const LOOK = /^\(\?<?[=!]/;
const OPENING = /^\((?:\?:|\?<\w+>)?/;
const OPTIONAL = /^(?:[?*]|\{0,\d*\})\??/;
const REPEATED = /^(?:\+|\{[\d,]+\})\??/;

/**
 * The characters that what a pattern matches can begin with, sorted; undefined where they are too many to tell (a
 * dot, a class other than `\d` and lists of characters) and where a match can be empty.
 */
export function beginningsOf({ source, flags }: RegExp): string | undefined {
  const { begins, empty } = readChoice(source, 0);
  if (empty || begins.includes(ANY) || flags.includes('i')) return undefined;
  return [...new Set(begins)].sort().join('');
}

/** Reads alternatives up to the end or the bracket that closes them. */
function readChoice(source: string, start: number): Part {
  const choice = readSequence(source, start);
  while (source[choice.end] === '|') {
    const { begins, empty, end } = readSequence(source, choice.end + 1);
    choice.begins += begins;
    choice.empty ||= empty;
    choice.end = end;
  }
  return choice;
}

function readSequence(source: string, start: number): Part {
  const sequence = { begins: '', empty: true, end: start };
  while (sequence.end < source.length && !'|)'.includes(source.charAt(sequence.end))) {
    const { begins, empty, end } = readRepeated(source, sequence.end);
    if (sequence.empty) sequence.begins += begins;
    sequence.empty &&= empty;
    sequence.end = end;
  }
  return sequence;
}

function readRepeated(source: string, start: number): Part {
  const { begins, empty, end } = readOne(source, start);
  const rest = source.slice(end);
  const optional = OPTIONAL.exec(rest)?.[0];
  const repeated = optional ?? REPEATED.exec(rest)?.[0] ?? '';
  return { begins, empty: empty || optional !== undefined, end: end + repeated.length };
}

function readOne(source: string, start: number): Part {
  const rest = source.slice(start);
  const one = rest.charAt(0);
  if (one === '(') {
    const inner = LOOK.exec(rest)?.[0] ?? OPENING.exec(rest)?.[0] ?? '';
    const { begins, empty, end } = readChoice(source, start + inner.length);
    return LOOK.test(rest) ? nothing(end + 1) : { begins, empty, end: end + 1 };
  }
  if (one === '^' || one === '$') return nothing(start + 1);
  if (one === '[') return readList(source, start + 1);
  if (one === '.') return { begins: ANY, empty: false, end: start + 1 };
  if (one !== '\\') return { begins: one, empty: false, end: start + 1 };
  if (rest[1] === 'b') return nothing(start + 2);
  return { begins: escaped(source, start + 1), empty: false, end: start + 2 };
}

function readList(source: string, start: number): Part {
  let begins = source[start] === '^' ? ANY : '';
  let at = start;
  for (; source[at] !== ']'; at++) {
    if (source[at] === '\\') begins += escaped(source, ++at);
    else if (source[at] === '-' && at > start && source[at + 1] !== ']') begins += upTo(begins, source[++at]);
    else begins += source[at];
  }
  return { begins, empty: false, end: at + 1 };
}

/** What follows the last of some characters, up to another. */
function upTo(begins: string, last = ''): string {
  const from = begins.charCodeAt(begins.length - 1) + 1;
  return String.fromCharCode(...Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, i) => from + i));
}

function escaped(source: string, at: number): string {
  const letter = source.charAt(at);
  if (letter === 'd') return DIGITS;
  if (letter === 'n') return '\n';
  return /\w/.test(letter) ? ANY : letter;
}

const nothing = (end: number): Part => ({ begins: '', empty: true, end });
