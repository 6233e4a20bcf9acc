const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const HAN_RUNS = /\p{Script=Han}+/gu;
const HAN = /^\p{Script=Han}/u;
/** Words that stand in every question and tell nothing of what it is about. */
const STOP_WORDS = new Set(
  `a about an and any are as at be been but by can could do does did for from had has have how i if in into is it
  its just like me my need of on or our please so some than that the their them then there these they this those to
  us want was we were what when where which who why will with would you your hi hello tell know get got`.split(
    /\s+/,
  ),
);
const STOP_PAIRS = new Set('一下 一个 第一 第二 这个 那个 这里 那里 想要 多少 哪里 为何 如何'.split(' '));
/** What holds a Chinese sentence together: a pair of characters across it is no word. */
const PARTICLES =
  /可不可以|可以|有没有|能不能|是不是|是否|[吗嗎呢吧啊呀哦嘛的了么麼你您我們们请請问問怎什]|(?<![功智性节技万])能|到(?![货家期])/u;

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

/** The single Chinese characters of a text, which hint at what pairs cut through: 丢 in 包裹丢了. */
export function hintsOf(text: string): string[] {
  const runs = text.normalize('NFKC').match(HAN_RUNS) ?? [];
  return runs.flatMap((run) => run.split(PARTICLES).flatMap((part) => [...part]));
}

function pairsOf(run: string): string[] {
  return run.split(PARTICLES).flatMap((part) => {
    const characters = [...part];
    if (characters.length === 1) return characters;
    const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
    return pairs.filter((pair) => !STOP_PAIRS.has(pair));
  });
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
