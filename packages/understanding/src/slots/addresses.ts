import { type Claims, slotPattern } from './claims.ts';

const HAN = '[\\p{Script=Han}a-z0-9-]';
/** At least a place and something smaller in it: 杭州市西湖区文三路100号3栋501. */
const CHINESE = slotPattern(
  new RegExp(
    `${HAN}{2,8}?(?:省|市|自治区|区|县)${HAN}{0,40}?(?:路|街|道|巷|弄|小区|村|镇|大厦|广场|花园|公寓)(?:${HAN}{0,12}(?:号楼|号|栋|幢|座|单元|楼|室|户))?\\d{0,5}`,
    'gu',
  ),
  /[省市区县]/,
);
const NAMED = slotPattern(
  /(?:地址|收货地)(?:改成|改到|改为|换成|换到|换为|是|为|:|：|更正为)(?:到|在)? ?(?<it>[^，。,;；!！?？\n]{4,60})/g,
);
const ENGLISH = slotPattern(
  /(?<![\w-])\d{1,5}[a-z]?,? (?:[a-z'.-]{1,20} ){1,4}?(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|close|court|ct|square|sq|place|pl|terrace)(?![a-z])\.?(?:,? (?:apt|unit|flat|apartment|suite) ?\w{1,5})?(?:, [a-z .'-]{2,30}?(?=[,.]|$))?(?:,? [a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}|,? [a-z]{2} \d{5})?/g,
);

/** Leading words that belong to the sentence and not to the place. */
const LEAD = /^(?:.{0,12}?(?:改成|改到|改为|换成|换到|寄到|送到|发到|地址是|住在|地址))/;

/** Claims postal addresses: Chinese ones from the larger place to the smaller, English ones by house number and street. */
export function findAddresses(claims: Claims): void {
  claims.claimMatches('address', NAMED, ({ groups }) => groups?.it?.trim());
  for (const match of claims.matchesOf(CHINESE)) {
    const lead = LEAD.exec(match[0])?.[0].length ?? 0;
    const [start, end] = [match.index + lead, match.index + match[0].length];
    claims.claim('address', claims.text.slice(start, end), [start, end]);
  }
  for (const match of claims.matchesOf(ENGLISH)) {
    const [start, end] = [match.index, match.index + match[0].length];
    claims.claim('address', claims.text.slice(start, end), [start, end]);
  }
}
