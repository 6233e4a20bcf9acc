import { type LocalizedText, localized, type OrderItem } from '@zaine/protocol';
import { isSameText, rangeOf } from '../../shop/stock.ts';
import { text } from '../turn.ts';
import type { Said } from '../turn-input.ts';
import { askWords, freeWords, type Option, slotsOf, wordsOf } from './question.ts';
import type { OrderJob, Question } from './work.ts';

/** What goods can come in besides what they are. */
export type OptionName = 'color' | 'size';
/** What somebody wants goods to be, in the catalogue's own texts where it knows them: 苔绿, 大. */
export type Wish = Partial<Record<OptionName, LocalizedText>>;
/** What goods come in, where the shop's catalogue tells. */
export type Range = Partial<Record<OptionName, readonly LocalizedText[]>>;

const NAMES = ['color', 'size'] as const;
/** "改成苔绿的", "change it to moss", "the moss one": what stands there is the wish. */
const INTO =
  /(?:改成|换成|改为|换为|换个|换一?只|改到|要)(?:一?[个件只条双]?)?\s*([\p{Script=Han}A-Za-z0-9–\-/ ]{1,20}?)(?:的|色的|吧|可以吗|行吗|吗|呢)?\s*(?=$|[，。,.;；!！?？])|\b(?:to|into|for)\s+(?:an? |the )?([a-z0-9–\-/ ]{1,24}?)(?: one)?(?: please)?\s*(?=$|[,.;!?])/iu;
const LONGEST = 30;
const LONGEST_HAN = 10;
const HAN = /\p{Script=Han}/u;

/** The wish kept under a detail of a work; what else may be kept there wishes nothing. */
export function wishOf(told = ''): Wish {
  return told.startsWith('{') ? (JSON.parse(told) as Wish) : {};
}

/** What the catalogue knows a line of an order to come in. */
export async function rangeOfLine({ turn }: OrderJob, { sku }: OrderItem): Promise<Range> {
  const product = await turn.ports.catalogue.product(turn.input.site, sku);
  return product ? rangeOf(product) : {};
}

/** A wish in words: 苔绿，大. */
export function wishWords({ turn }: OrderJob, wish: Wish): string {
  const words = NAMES.flatMap((name) => (wish[name] === undefined ? [] : [turn.read(wish[name])]));
  return words.join(turn.phrases.comma);
}

/** Which options a message wants, and what they are to be. */
export function optionsIn(said: Said, { options = {} }: OrderItem, range: Range = {}): Wish | undefined {
  const possible = NAMES.filter((name) => options[name] !== undefined || (range[name]?.length ?? 0) > 0);
  const wish = wishIn(said.text);
  const found: Wish = {};
  for (const name of possible) {
    const known = inRange(said.text, range[name], options[name]);
    const slot = slotsOf(said, name).at(-1)?.text;
    if (known !== undefined) found[name] = known;
    // What the catalogue does not hold is not guessed at.
    else if (range[name] === undefined && slot !== undefined) found[name] = slot;
  }
  const { color, size = '' } = found;
  // 苔绿 says more than the 绿 that was found in it.
  if (typeof color === 'string' && typeof size === 'string' && wish?.includes(color)) {
    found.color = wish.replace(size, '').trim() || color;
  }
  if (Object.keys(found).length > 0) return found;
  const [only, ...more] = possible;
  const fits = wish !== undefined && only && more.length === 0 && range[only] === undefined;
  return fits && isPlain(wish) ? { [only]: wish } : undefined;
}

/** What is wished, unless it is a number or a place. */
function wishIn(words: string): string | undefined {
  const [, chinese, english] = INTO.exec(words) ?? [];
  const wish = (chinese ?? english)?.trim();
  return wish && !/\d{3}/.test(wish) ? wish : undefined;
}

/** The one of a range that words name, other than what the goods are now where they name both. */
function inRange(
  words: string,
  range: readonly LocalizedText[] | undefined,
  now: LocalizedText | undefined,
): LocalizedText | undefined {
  const named = (range ?? []).filter((value) => LANGUAGES.some((language) => names(words, value, language)));
  const other = named.filter((value) => !now || !sameText(value, localized(now, 'zh')));
  const found = other.length > 0 ? other : named;
  // The longest: XL is not L.
  return [...found].sort((a, b) => localized(b, 'zh').length - localized(a, 'zh').length)[0];
}

const LANGUAGES = ['zh', 'en'] as const;

function names(words: string, value: LocalizedText, language: 'zh' | 'en'): boolean {
  const wanted = plain(localized(value, language));
  const said = plain(words);
  if (/^\p{Script=Han}$/u.test(wanted)) return new RegExp(`${wanted}(?:[号码的吧]|$)`).test(said);
  if (/\p{Script=Han}/u.test(wanted)) return said.includes(wanted);
  return new RegExp(`(?<![a-z0-9])${wanted.replace(/[^a-z0-9 ]/g, '\\$&')}(?![a-z0-9])`).test(said);
}

function plain(words: string): string {
  return words.normalize('NFKC').toLowerCase().replace(/[–—]/g, '-').trim();
}

interface AsksOption {
  what: OptionName;
  words: string;
  range?: Range;
  options?: readonly Option[];
  /** What may be picked in place of the whole range. */
  instead?: readonly Option[];
}

/** Asks into what an option is to be changed. What is sold out, where the shop tells, is said at once. */
export function newOption(
  job: OrderJob,
  line: OrderItem,
  { what, words, range = {}, options = [], instead }: AsksOption,
): Question {
  const { turn } = job;
  const { order: phrases } = turn.phrases.changes;
  const glean = (said: Said) => {
    const told = optionsIn(said, line, range);
    const entries = Object.entries(told ?? {}).filter(
      ([name, to]) => !isSame(line, name as OptionName, localized(to, 'zh')),
    );
    const to = JSON.stringify(Object.fromEntries(entries));
    return entries.length === 0 || to === job.values.to ? undefined : { to };
  };
  return askWords(job, 'to', {
    words,
    options: instead ?? [...offered(job, line, { what, range }), ...options],
    glean,
    merge: (before, now) => JSON.stringify({ ...wishOf(before), ...wishOf(now) }),
    read: () => {
      if (wordsOf(turn) === undefined || !freeWords(turn, 'to')) return undefined;
      const found = glean({ text: turn.plain, slots: turn.input.understanding.slots });
      if (found) return { values: found };
      const to = turn.plain.replace(AROUND, '').trim();
      if (isSame(line, what, to)) return { wrong: text(phrases.same) };
      const among = range[what];
      if (among && isPlain(to)) return { wrong: text(phrases.onlyIn(listOf(job, among))) };
      return !among && isPlain(to) ? { values: { to: JSON.stringify({ [what]: to }) } } : undefined;
    },
  });
}

const MOST_OFFERED = 8;

/** What the goods come in, without what they are. */
function offered({ turn }: OrderJob, line: OrderItem, { what, range }: Pick<AsksOption, 'what' | 'range'>) {
  return (range?.[what] ?? [])
    .filter((value) => !isSame(line, what, localized(value, 'zh')))
    .slice(0, MOST_OFFERED)
    .map((value): Option => [JSON.stringify({ [what]: value }), turn.read(value)]);
}

/** What is left that comes nearest to a wish that has run out, in whole. */
export async function nearest(job: OrderJob, line: OrderItem, wish: Wish): Promise<Option[]> {
  const { catalogue } = job.turn.ports;
  const product = await catalogue.product(job.turn.input.site, line.sku);
  const wanted = Object.entries(wish);
  const likeness = (options: Wish) =>
    wanted.filter(([name, to]) => isSameText(options[name as OptionName] ?? '', to)).length;
  return (product?.variants ?? [])
    .filter(({ stock }) => stock !== 0)
    .map(({ options }) => options as Wish)
    .filter((options) => NAMES.some((name) => !isSame(line, name, localized(options[name] ?? '', 'zh'))))
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, MOST_NEAR)
    .map((options): Option => [JSON.stringify(options), wishWords(job, options)]);
}

const MOST_NEAR = 3;

function listOf({ turn }: OrderJob, among: readonly LocalizedText[]): string {
  return among.map((value) => turn.read(value)).join(turn.language === 'zh' ? '、' : ', ');
}

/** What may stand around a colour or size: 换成…的, …吧. */
const AROUND = /^(我?想?要|换成?|改成?|就)|(色?的|吧|,? please)$/g;
/** What stands in sentences and not in the name of a colour or size. */
const NO_OPTION =
  /[?？!！。，,]|[你您我他她它们吗呢么]|有没有|多少|多久|几|怎|可以|不|没|好的|确认|^(好|行|对|是|嗯|要|改|换)+$|\b(you|your|i|it|my|is|are|do|does|can|could|have|what|how|when|where|why|the|not|yes|no|ok|okay|yeah|yep|sure|please|confirm|submit|right|fine|thanks?)\b/i;
const MOST_WORDS = 4;

function isPlain(words: string): boolean {
  return (
    words !== '' &&
    words.length <= (HAN.test(words) ? LONGEST_HAN : LONGEST) &&
    !/\d{3}/.test(words) &&
    !NO_OPTION.test(words) &&
    words.split(/\s+/).length <= MOST_WORDS
  );
}

function isSame({ options = {} }: OrderItem, what: OptionName, to: string): boolean {
  const now = options[what];
  return now !== undefined && sameText(now, to);
}

function sameText(one: LocalizedText, other: string): boolean {
  return LANGUAGES.some((language) => plain(localized(one, language)) === plain(other));
}

/** True where the shop tells that none is left. */
export async function isSoldOut(
  { turn }: OrderJob,
  { sku, options: now }: OrderItem,
  wish: Wish,
): Promise<boolean> {
  const { site } = turn.input;
  const words = Object.entries({ ...now, ...wish }).map(([name, option]) => [name, turn.read(option)]);
  return (await turn.ports.shop.actions.stock(site, { sku, options: Object.fromEntries(words) })) === 0;
}
