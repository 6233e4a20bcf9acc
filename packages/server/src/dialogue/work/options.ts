import { localized, type OrderItem } from '@zaine/protocol';
import { text } from '../turn.ts';
import type { Said } from '../turn-input.ts';
import { askWords, freeWords, type Option, slotsOf, wordsOf } from './question.ts';
import type { OrderJob, Question } from './work.ts';

/** What goods can come in besides what they are. */
export type OptionName = 'color' | 'size';

/** "改成苔绿的", "change it to moss": what stands after it is the wish. */
const INTO =
  /(?:改成|换成|改为|换为|换个|换一?只|改到|要)(?:一?[个件只条双]?)?\s*([\p{Script=Han}A-Za-z0-9–\-/ ]{1,20}?)(?:的|色的|吧|可以吗|行吗|吗|呢)?\s*(?=$|[，。,.;；!！?？])|\b(?:to|into)\s+(?:an? |the )?([a-z0-9–\-/ ]{1,24}?)(?: one)?(?: please)?\s*(?=$|[,.;!?])/iu;
const LONGEST = 30;

/** Which option a message wants changed, and into what. */
export function optionsIn(
  said: Said,
  { options = {} }: OrderItem,
): { what: OptionName; to: string } | undefined {
  const wish = wishIn(said.text);
  for (const what of ['size', 'color'] as const) {
    const slot = slotsOf(said, what).at(-1)?.text;
    // 苔绿 says more than the 绿 that was found in it.
    if (slot !== undefined && options[what] !== undefined)
      return { what, to: wish?.includes(slot) ? wish : slot };
  }
  const only = (['color', 'size'] as const).filter((what) => options[what] !== undefined);
  return wish !== undefined && only.length === 1 && only[0] ? { what: only[0], to: wish } : undefined;
}

/** What is wished, unless it is a number or a place. */
function wishIn(words: string): string | undefined {
  const [, chinese, english] = INTO.exec(words) ?? [];
  const wish = (chinese ?? english)?.trim();
  return wish && !/\d{3}/.test(wish) ? wish : undefined;
}

/** Asks into what an option is to be changed. What is sold out, where the shop tells, is said at once. */
export function newOption(
  job: OrderJob,
  line: OrderItem,
  { what, words, options = [] }: { what: OptionName; words: string; options?: readonly Option[] },
): Question {
  const { turn } = job;
  const { order: phrases } = turn.phrases.changes;
  const glean = (said: Said) => {
    const found = optionsIn(said, line) ?? { what, to: slotsOf(said, what).at(-1)?.text };
    const { to } = found;
    if (to === undefined || to === job.values.to || isSame(line, found.what, to)) return undefined;
    return { to, option: found.what };
  };
  return askWords(job, 'to', {
    words,
    options,
    glean,
    read: () => {
      if (wordsOf(turn) === undefined || !freeWords(turn, 'to')) return undefined;
      const found = glean({ text: turn.plain, slots: turn.input.understanding.slots });
      if (found) return { values: found };
      const to = turn.plain.replace(AROUND, '').trim();
      if (to === '' || to.length > LONGEST) return undefined;
      return isSame(line, what, to) ? { wrong: text(phrases.same) } : { values: { to, option: what } };
    },
  });
}

/** What may stand around a colour or size: 换成…的, …吧. */
const AROUND = /^(我?想?要|换成?|改成?|就)|(色?的|吧|,? please)$/g;

function isSame({ options = {} }: OrderItem, what: OptionName, to: string): boolean {
  const now = options[what];
  if (now === undefined) return false;
  return ['zh', 'en'].some((language) => localized(now, language).toLowerCase() === to.toLowerCase());
}

/** True where the shop tells that none is left. */
export async function isSoldOut(
  { turn }: OrderJob,
  { sku }: OrderItem,
  options: NonNullable<OrderItem['options']>,
): Promise<boolean> {
  const { site } = turn.input;
  const words = Object.entries(options).map(([name, option]) => [name, turn.read(option)]);
  return (await turn.ports.shop.actions.stock(site, { sku, options: Object.fromEntries(words) })) === 0;
}
