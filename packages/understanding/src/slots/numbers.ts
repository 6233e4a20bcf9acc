const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

const WORDS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  'a couple of': 2,
  'a dozen': 12,
};

/** A pattern for Chinese and Arabic numbers up to seven places. */
export const NUMBER = '(?:\\d{1,7}|[零〇一二两俩三仨四五六七八九十百千万]{1,7})';
/** A pattern for English number words and Arabic numbers. */
export const NUMBER_WORD = `(?:\\d{1,7}|${Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

/** The number that digits, Chinese numerals (一百二, 两千, 二〇二六) or an English word stand for. */
export function parseNumber(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return WORDS[text] ?? parseChinese(text);
}

function parseChinese(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 1;
  if (text.length > 1 && [...text].every((unit) => unit in DIGITS)) {
    return Number([...text].map((unit) => DIGITS[unit]).join(''));
  }
  for (const unit of text) {
    const scale = UNITS[unit];
    if (unit in DIGITS) digit = DIGITS[unit];
    else if (scale === undefined) return undefined;
    else {
      section += (digit ?? (section === 0 ? 1 : 0)) * scale;
      if (scale === 10_000) {
        total += section;
        section = 0;
      }
      digit = undefined;
      lastUnit = scale;
    }
    if (unit === '零' || unit === '〇') lastUnit = 10;
  }
  // "一百二" is 120, not 102: a last digit counts the next smaller unit.
  return total + section + (digit ?? 0) * (lastUnit >= 100 ? lastUnit / 10 : 1);
}
