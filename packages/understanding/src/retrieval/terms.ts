import { foldInPlace } from '../slots/fold.ts';
import { createStemmer } from '../text/stem.ts';
import { type Token, tokenise } from '../text/tokenise.ts';

/**
 * A term of a text and where it stands. A `hint` is a single Han character: it tells two near articles apart,
 * but does not count as a term that is covered.
 */
export interface Term {
  term: string;
  start: number;
  end: number;
  hint: boolean;
}

const stem = createStemmer();
/** Words that stand in every question and tell nothing of what it is about. */
const STOP = new Set(
  `a about an and any are as at be been but by can could do does did for from had has have how i if in into is it
  its just like me my need of on or our please so some than that the their them then there these they this those to
  us want was we were what when where which who why will with would you your hi hello tell know get got`.split(
    /\s+/,
  ),
);
const STOP_PAIRS = new Set('一下 一个 第一 第二 这个 那个 这里 那里 想要 多少 哪里 为何 如何'.split(' '));
/** What holds a Chinese sentence together: a pair of characters across it is no word. (么 is folded to 幺.) */
const PARTICLES =
  /可不可以|可以|有没有|能不能|是不是|是否|[吗呢吧啊呀哦嘛的了么幺你您我们请问怎什]|(?<![功智性节技万])能|到(?![货家期])/gu;

/**
 * The terms of a text for retrieval: stems of its words without the commonest, pairs of neighbouring Han
 * characters within what particles leave, and single ones as hints. Traditional and full-width count as
 * Simplified and half-width; places are those of the text.
 */
export function termsOf(text: string): Term[] {
  const folded = foldInPlace(text);
  const terms: Term[] = [];
  let run: Token[] = [];
  const endRun = () => {
    if (run.length > 0) addRun(folded, run, terms);
    run = [];
  };
  for (const token of tokenise(folded)) {
    if (!token.han || (run.at(-1)?.end ?? token.start) !== token.start) endRun();
    if (token.han) run.push(token);
    else addWord(folded, token, terms);
  }
  endRun();
  return terms;
}

function addWord(folded: string, { start, end }: Token, terms: Term[]): void {
  const word = folded.slice(start, end).replace(/'.*$/, '');
  if (!STOP.has(word)) terms.push({ term: stem(word), start, end: start + word.length, hint: false });
}

/** A run of Han characters, cut at particles. */
function addRun(folded: string, run: readonly Token[], terms: Term[]): void {
  const from = (run[0] as Token).start;
  const text = folded.slice(from, (run.at(-1) as Token).end);
  let at = 0;
  for (const match of text.matchAll(PARTICLES)) {
    addPart(text.slice(at, match.index), from + at, terms);
    at = match.index + match[0].length;
  }
  addPart(text.slice(at), from + at, terms);
}

function addPart(part: string, from: number, terms: Term[]): void {
  for (let at = 0; at < part.length; at++) {
    const [start, end] = [from + at, from + at + 1];
    terms.push({ term: part.charAt(at), start, end, hint: part.length > 1 });
    const pair = part.slice(at, at + 2);
    if (pair.length === 2 && !STOP_PAIRS.has(pair))
      terms.push({ term: pair, start, end: end + 1, hint: false });
  }
}
