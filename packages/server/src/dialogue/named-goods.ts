import { localized, type Order } from '@zaine/protocol';
import { Recent } from '../store/recent.ts';

const HAN = /\p{Script=Han}/u;
const HAN_PAIR = 2;
const POINTERS = [...'那这个只把件款条套', '我的'];
const OF_IT = ['的快递', '的包裹', '的订单', '那单', '那一单', '呢'];
const SHORTEST_WORD = 3;
const WORDS = /[a-z]+/g;
/** Words that titles and questions share without being about the goods. */
const TELLS_NOTHING = new Set(
  'and the for with from set one two pair order parcel package item small medium large'.split(' '),
);

/** Of several orders, those whose goods a message names ("我的马克杯", "the teapot"). */
export function namedIn(message: string, orders: readonly Order[]): readonly Order[] {
  const said = wordsOf(message);
  return orders.filter((order) => order.items.some((item) => isNamed(said, item.title)));
}

/** True where a message names a line of an order. */
export function namesLine(message: string, { title }: Order['items'][number]): boolean {
  return isNamed(wordsOf(message), title);
}

/** Of many goods, those that a message names. */
export function namedAmong<T extends { title: Title }>(message: string, goods: readonly T[]): T[] {
  const said = wordsOf(message);
  return goods.filter(({ title }) => isNamed(said, title));
}

/** Of many goods, those of a kind that is asked for: 杯子, mugs. A kind in Chinese is what a title ends with. */
export function ofKind<T extends { title: Title }>(kind: string, goods: readonly T[]): T[] {
  if (!HAN.test(kind)) return namedAmong(kind.replace(/\bones?\b/g, ''), goods);
  const noun = kind.replace(/(?<=.)[子儿]$/u, '');
  return goods.filter(({ title }) => {
    const name = mainWords(localized(title, 'zh'));
    return name.endsWith(noun) || (noun.length >= HAN_PAIR && name.includes(noun));
  });
}

type Title = Order['items'][number]['title'];

/** A message in small letters, and the English words in it. */
interface Said {
  text: string;
  english: ReadonlySet<string>;
}

/** What of a title a message can name it by. */
interface Name {
  pairs: readonly string[];
  /** The last character with what points at it. */
  endings: readonly string[];
  english: readonly string[];
}

const NO_WORDS: ReadonlySet<string> = new Set();

function wordsOf(message: string): Said {
  const text = message.toLowerCase();
  const words = text.match(WORDS);
  return { text, english: words ? new Set(words.map(singular)) : NO_WORDS };
}

function isNamed({ text, english }: Said, title: Title): boolean {
  const name = nameOf(title);
  return (
    name.pairs.some((pair) => text.includes(pair)) ||
    name.endings.some((ending) => text.includes(ending)) ||
    name.english.some((word) => english.has(word))
  );
}

/** Titles taken apart lately, by their text: the same goods are asked about with every message. */
const names = new Recent<string, Name>(4096);

function nameOf(title: Title): Name {
  const [zh, en] = [localized(title, 'zh'), localized(title, 'en')];
  const key = `${zh}\n${en}`;
  const known = names.get(key);
  if (known) return known;
  const chinese = mainWords(zh);
  const english = en.toLowerCase().match(WORDS) ?? [];
  const name = {
    pairs: hanPairs(chinese),
    endings: endingsOf(chinese.at(-1) ?? ''),
    english: english.filter((word) => word.length >= SHORTEST_WORD && !TELLS_NOTHING.has(word)).map(singular),
  };
  names.set(key, name);
  return name;
}

/** A noun's last character stands for it after 那个, 我的 and the like: 那个壶. */
function endingsOf(last: string): string[] {
  if (!HAN.test(last)) return [];
  return [...POINTERS.map((pointer) => `${pointer}${last}`), ...OF_IT.map((of) => `${last}${of}`)];
}

/** What stands after the dot is a size or a count: 粗陶马克杯·两只装. */
function mainWords(title: string): string {
  return (title.split(/[·（(]/)[0] ?? '').trim();
}

function hanPairs(title: string): string[] {
  const pairs: string[] = [];
  for (const [run] of title.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + HAN_PAIR <= run.length; at++) pairs.push(run.slice(at, at + HAN_PAIR));
  }
  return pairs;
}

function singular(word: string): string {
  return word.length > SHORTEST_WORD ? word.replace(/s$/, '') : word;
}
