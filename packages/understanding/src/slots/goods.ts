import { type Claims, slotPattern } from './claims.ts';
import { NUMBER, NUMBER_WORD, parseNumber } from './numbers.ts';

const QUANTITY = slotPattern(
  new RegExp(
    `(?<![第\\d.])(?<n>${NUMBER}) ?[个件双套只条盒箱瓶包袋台本张支把枚罐顶床串对份](?!月|星期|礼拜|小时|钟|人|多月|半|工作|字|问题|地址|电话|订单|快递|包裹|客服|[一-九]?点)`,
    'g',
  ),
);
const QUANTITY_WORD = slotPattern(
  new RegExp(
    `(?<![a-z0-9])(?<n>${NUMBER_WORD}) (?:pcs|pieces?|items?|pairs?|sets?|units?|boxes|box|packs?|bottles?|copies|of (?:them|these|those))(?![a-z])`,
    'g',
  ),
);
const TIMES = slotPattern(
  /(?<![a-z0-9])x ?(?<n>\d{1,3})(?![a-z0-9])|(?<![a-z0-9])(?<m>\d{1,3}) ?x(?![a-z0-9])/g,
);

/** Claims how many of something, in Arabic or Chinese numbers or English words. */
export function findQuantities(claims: Claims): void {
  for (const pattern of [QUANTITY, QUANTITY_WORD, TIMES]) {
    claims.claimMatches('quantity', pattern, ({ groups }) => {
      const number = parseNumber(groups?.n ?? groups?.m ?? '');
      return number === undefined ? undefined : String(number);
    });
  }
}

const SIZE_NAMES: Record<string, string> = {
  特大号: 'XXL',
  加大: 'XL',
  大号: 'L',
  中号: 'M',
  小号: 'S',
  加小: 'XS',
  均码: 'ONE SIZE',
  'one size': 'ONE SIZE',
  small: 'S',
  medium: 'M',
  large: 'L',
  'extra large': 'XL',
};
const LETTERED = '(?:[2-6]xl|x{1,4}l|x{1,2}s|[sml])';
const SIZES = [
  new RegExp(`(?<![a-z0-9])(?<it>${LETTERED})(?= ?[码号])`, 'g'),
  new RegExp(
    `(?<![a-z0-9])(?:size|sized|尺码|尺寸|码数) ?(?:is|a|an|是|选|:)? ?(?<it>${LETTERED}|\\d{1,3}(?:\\.5)?)(?![a-z0-9])`,
    'g',
  ),
  /(?<![\d.])(?<it>\d{2,3}(?:\.5)?) ?码/g,
  /(?<![a-z])(?:eu|uk|us(?! ?\d{1,2} [a-z])) ?(?<it>\d{1,2}(?:\.5)?)(?![\d.]*[a-z0-9])/g,
  /(?<![a-z0-9])(?:[2-6]xl|x{1,4}l|x{1,2}s)(?![a-z0-9])/g,
  /(?:特大号|大号|中号|小号|加大|均码|one size)|(?<=\b(?:in|a|an|the|size) )(?:extra large|small|medium|large)(?![a-z])(?! (?!one|size|please|instead|for|or|and|if)[a-z])/g,
  // A lone letter is a size only where it stands in capitals among Chinese, see below.
  /(?<=[\p{Script=Han} ]|^)[sml](?=[\p{Script=Han}])/gu,
].map((pattern) => slotPattern(pattern));

/** Claims sizes: letters (XL), numbers (42码, EU 42) and names (大号). */
export function findSizes(claims: Claims): void {
  for (const pattern of SIZES) {
    claims.claimMatches('size', pattern, (match) => {
      const found = match.groups?.it ?? match[0];
      return SIZE_NAMES[found] ?? found.toUpperCase();
    });
  }
}

const COLORS: Record<string, string> = {
  黑: 'black',
  白: 'white',
  红: 'red',
  蓝: 'blue',
  绿: 'green',
  黄: 'yellow',
  灰: 'grey',
  粉: 'pink',
  紫: 'purple',
  橙: 'orange',
  棕: 'brown',
  咖啡: 'brown',
  褐: 'brown',
  米: 'beige',
  卡其: 'khaki',
  金: 'gold',
  银: 'silver',
  墨绿: 'dark green',
  深蓝: 'navy',
  藏青: 'navy',
  天蓝: 'sky blue',
  酒红: 'burgundy',
  杏: 'apricot',
};
const NAMES = Object.keys(COLORS).sort((a, b) => b.length - a.length);
const COLOR = slotPattern(
  new RegExp(
    `(?:${NAMES.join('|')})色|(?:黑|(?<![明空])白|红|蓝|绿|黄|灰|(?<![奶面花])粉|紫|棕)(?=[的款])`,
    'g',
  ),
);
const COLOR_WORD = slotPattern(
  /(?<![a-z])(?:(?:dark|light|navy|sky) )?(?:black|white|red|blue|green|yellow|gr[ae]y|pink|purple|orange|brown|beige|khaki|gold|silver|navy|burgundy|apricot)(?![a-z])/g,
);

/** Claims colours by their English names, in British spelling. */
export function findColors(claims: Claims): void {
  claims.claimMatches('color', COLOR, ([found]) => COLORS[found.replace(/色$/, '')]);
  claims.claimMatches('color', COLOR_WORD, ([found]) => found.replace('gray', 'grey'));
}
