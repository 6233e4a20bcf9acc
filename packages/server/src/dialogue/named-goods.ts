import { localized, type Order } from '@zaine/protocol';

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
  const lower = message.toLowerCase();
  return orders.filter((order) => order.items.some((item) => isNamed(lower, item.title)));
}

/** True where a message names a line of an order. */
export function namesLine(message: string, { title }: Order['items'][number]): boolean {
  return namesTitle(message, title);
}

/** True where a message names what has that title. */
export function namesTitle(message: string, title: Order['items'][number]['title']): boolean {
  return isNamed(message.toLowerCase(), title);
}

function isNamed(message: string, title: Order['items'][number]['title']): boolean {
  const chinese = mainWords(localized(title, 'zh'));
  const english = localized(title, 'en').toLowerCase();
  const pairs = hanPairs(chinese);
  if (pairs.some((pair) => message.includes(pair))) return true;
  return endsLike(chinese, message) || englishWords(english, message);
}

/** A noun's last character stands for it after 那个, 我的 and the like: 那个壶. */
function endsLike(title: string, message: string): boolean {
  const last = title.at(-1) ?? '';
  if (!HAN.test(last)) return false;
  return (
    POINTERS.some((pointer) => message.includes(`${pointer}${last}`)) ||
    OF_IT.some((of) => message.includes(`${last}${of}`))
  );
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

function englishWords(title: string, message: string): boolean {
  const asked = new Set((message.match(WORDS) ?? []).map(singular));
  return (title.match(WORDS) ?? []).some(
    (word) => word.length >= SHORTEST_WORD && !TELLS_NOTHING.has(word) && asked.has(singular(word)),
  );
}

function singular(word: string): string {
  return word.length > SHORTEST_WORD ? word.replace(/s$/, '') : word;
}
