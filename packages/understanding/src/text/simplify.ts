import { Converter, Locale } from 'opencc-js/t2cn';

const convert = Converter({ from: 'twp', to: 'cn' });

/** What a UTF-16 unit is to the dictionaries: in none of their words, in some, or such that words with it are rewritten. */
const [FOREIGN, LISTED, REWRITTEN, BEYOND] = [0, 1, 2, 3];
const roles = readRoles(dictionariesOf(Locale.configs.tw2sp));

/** Traditional Chinese, with the words of Taiwan, to Simplified; any other text stays as it is. */
export function simplify(text: string): string {
  let plain = '';
  let copied = 0;
  let start = 0;
  let rewritten = false;
  // No word of the dictionaries goes over a character that is in none: what stands between two is read by itself.
  for (let at = 0; at <= text.length; at++) {
    const role = at < text.length ? (roles[text.charCodeAt(at)] as number) : FOREIGN;
    if (role === BEYOND) return convert(text);
    if (role === REWRITTEN) rewritten = true;
    if (role !== FOREIGN) continue;
    if (rewritten) {
      plain += text.slice(copied, start) + simplifyRun(text.slice(start, at));
      copied = at;
      rewritten = false;
    }
    start = at + 1;
  }
  return copied === 0 ? text : plain + text.slice(copied);
}

/** Longer runs are rare and would fill the memory. */
const LONGEST_REMEMBERED = 8;
const REMEMBERED = 20_000;
const known = new Map<string, string>();

/** A run is two or three characters for the most part, and there are few of them. */
function simplifyRun(run: string): string {
  if (run.length > LONGEST_REMEMBERED) return convert(run);
  const before = known.get(run);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const plain = convert(run);
  known.set(run, plain);
  return plain;
}

function dictionariesOf(config: unknown): string[] {
  if (typeof config === 'string') return [config];
  return Object.values(config ?? {}).flatMap(dictionariesOf);
}

/** Reads the roles from dictionaries of "word replacement" pairs, parted by `|`. */
function readRoles(dictionaries: readonly string[]): Uint8Array {
  const table = new Uint8Array(0x1_0000);
  const longer: string[] = [];
  for (const entry of dictionaries.flatMap((dictionary) => dictionary.split('|'))) {
    const [word = '', replacement] = entry.split(' ');
    for (let at = 0; at < word.length; at++) table[word.charCodeAt(at)] ||= LISTED;
    if (word === replacement) continue;
    if (word.length === 1) table[word.charCodeAt(0)] = REWRITTEN;
    else longer.push(word);
  }
  // A word is rewritten only where all of it stands: one of its characters is enough to tell.
  for (const word of longer) {
    const codes = Array.from(word, (_, at) => word.charCodeAt(at));
    if (!codes.some((code) => table[code] === REWRITTEN)) table[Math.max(...codes)] = REWRITTEN;
  }
  // Half a character, and the marks that describe characters by their parts, which are taken together with what follows.
  table.fill(BEYOND, 0xd800, 0xe000).fill(BEYOND, 0x2ff0, 0x3000);
  return table;
}
