import { localized, type Order } from '@zaine/protocol';

const HAN_PAIR = 2;
const SHORTEST_WORD = 3;
const WORDS = /[a-z]+/g;
/** Words that titles and questions share without being about the goods. */
const TELLS_NOTHING = new Set([
  'order',
  'pair',
  'small',
  'medium',
  'large',
  'with',
  'from',
  'parcel',
  'package',
  'item',
]);

/** Of several orders, those whose goods a message names ("我的马克杯", "the teapot"). */
export function namedIn(message: string, orders: readonly Order[]): readonly Order[] {
  const lower = message.toLowerCase();
  return orders.filter((order) => order.items.some((item) => isNamed(lower, item.title)));
}

function isNamed(message: string, title: Order['items'][number]['title']): boolean {
  const chinese = localized(title, 'zh');
  const english = localized(title, 'en').toLowerCase();
  return hanPairs(chinese).some((pair) => message.includes(pair)) || englishWords(english, message);
}

function hanPairs(title: string): string[] {
  const pairs: string[] = [];
  // What stands after the dot is a size or a count: 粗陶马克杯·两只装.
  for (const [run] of (title.split(/[·（(]/)[0] ?? '').matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + HAN_PAIR <= run.length; at++) pairs.push(run.slice(at, at + HAN_PAIR));
  }
  return pairs;
}

function englishWords(title: string, message: string): boolean {
  const asked = new Set((message.match(WORDS) ?? []).map(singular));
  return (title.match(WORDS) ?? []).some(
    (word) => word.length >= SHORTEST_WORD && !TELLS_NOTHING.has(word) && asked.has(singular(word)),
  );
}

function singular(word: string): string {
  return word.length > SHORTEST_WORD ? word.replace(/s$/, '') : word;
}
