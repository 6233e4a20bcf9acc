const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const HAN = /^\p{Script=Han}/u;
/** Words that stand in every question and tell nothing of what it is about. */
const STOP_WORDS = new Set(
  `a about an and any are as at be been but by can could do does did for from had has have how i if in into is it
  its just like me my need of on or our please so some than that the their them then there these they this those to
  us want was we were what when where which who why will with would you your hi hello tell know get got`.split(
    /\s+/,
  ),
);
const STOP_GRAMS = new Set(
  '请问 怎么 什么 你们 我们 我的 可以 可不 不可 以吗 能不 不能 有没 没有 一下 这个 那个 想问 问一 我想 是不 不是 你好 您好'.split(
    ' ',
  ),
);

/**
 * What a text is compared by: pairs of neighbouring characters for Chinese, words without their endings for
 * languages with spaces. The same text always gives the same terms, with repeats.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUNS)) {
    if (HAN.test(run)) terms.push(...pairsOf(run));
    else if (!STOP_WORDS.has(run)) terms.push(stem(run));
  }
  return terms;
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return [];
  return characters
    .slice(1)
    .map((character, index) => `${characters[index]}${character}`)
    .filter((pair) => !STOP_GRAMS.has(pair));
}

/** Takes plural and verb endings off, no more: returns, returned, returning and return are one. */
function stem(word: string): string {
  if (word.length < 4) return word;
  const base = word
    .replace(/ies$/, 'y')
    .replace(/(ss|us|is)$/, '$1#')
    .replace(/(?<=(s|x|z|ch|sh))es$|s$/, '')
    .replace('#', '');
  return base.length > 5 ? base.replace(/(ing|ed)$/, '') : base;
}
