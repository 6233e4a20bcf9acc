import { type Claims, slotPattern } from './claims.ts';
import { NUMBER, NUMBER_WORD, parseNumber } from './numbers.ts';

const CURRENCIES: Record<string, string> = {
  '¥': 'CNY',
  '￥': 'CNY',
  rmb: 'CNY',
  元: 'CNY',
  块: 'CNY',
  块钱: 'CNY',
  yuan: 'CNY',
  $: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  usd: 'USD',
  美元: 'USD',
  美金: 'USD',
  '£': 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  gbp: 'GBP',
  英镑: 'GBP',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  eur: 'EUR',
  欧元: 'EUR',
  港币: 'HKD',
  hkd: 'HKD',
};
const FIGURE = '\\d{1,3}(?:,\\d{3}){1,3}(?:\\.\\d{1,2})?|\\d{1,8}(?:\\.\\d{1,2})?';
const BEFORE = slotPattern(
  new RegExp(`(?<sign>[¥￥$£€]|rmb|usd|gbp|eur|hkd) ?(?<figure>${FIGURE})(?!\\d)`, 'g'),
);
const AFTER = slotPattern(
  new RegExp(
    `(?<![\\d.])(?<figure>${FIGURE}|${NUMBER}) ?(?<sign>块钱|元|块(?!儿)|美元|美金|英镑|欧元|港币|(?:rmb|yuan|dollars?|bucks|usd|pounds?|quid|gbp|euros?|hkd)(?![a-z]))`,
    'g',
  ),
);
const WORDED = slotPattern(
  new RegExp(
    `(?<![a-z])(?<figure>${NUMBER_WORD}) (?<sign>dollars?|bucks|pounds?|quid|euros?|yuan)(?![a-z])`,
    'g',
  ),
);

/** Claims amounts of money as a decimal number and the ISO code of its currency: `199 CNY`. */
export function findAmounts(claims: Claims): void {
  for (const pattern of [BEFORE, AFTER, WORDED]) {
    claims.claimMatches('amount', pattern, (match) => {
      const { figure = '', sign = '' } = match.groups ?? {};
      const number = parseNumber(figure.replaceAll(',', ''));
      return number === undefined ? undefined : `${number} ${CURRENCIES[sign]}`;
    });
  }
}
