import {
  type DayNumber,
  dayFrom,
  formatDay,
  formatRange,
  monthRange,
  nearest,
  partsOf,
  weekdayOf,
} from './calendar.ts';
import { type Claims, slotPattern } from './claims.ts';
import { NUMBER, NUMBER_WORD, parseNumber } from './numbers.ts';

/** A way to write a date: a pattern of the folded text, and what it means seen from today. */
interface DateForm {
  pattern: RegExp;
  value: (match: Record<string, string | undefined>, today: DayNumber) => string | undefined;
}

const day = (found: DayNumber | undefined) => (found === undefined ? undefined : formatDay(found));
const number = (text: string | undefined) => parseNumber(text ?? '') ?? Number.NaN;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEKDAY_WORD = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const RELATIVE: Record<string, number> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨晚: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  今晚: 0,
  今早: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  后天: 2,
  大后天: 3,
  'the day before yesterday': -2,
  yesterday: -1,
  'last night': -1,
  today: 0,
  tonight: 0,
  'this morning': 0,
  tomorrow: 1,
  'the day after tomorrow': 2,
};
const FESTIVALS: Record<string, readonly [month: number, date: number]> = {
  双十一: [11, 11],
  双11: [11, 11],
  双十二: [12, 12],
  双12: [12, 12],
  '618': [6, 18],
  六一八: [6, 18],
  国庆: [10, 1],
  五一: [5, 1],
  元旦: [1, 1],
  圣诞: [12, 25],
  情人节: [2, 14],
  "singles' day": [11, 11],
  'singles day': [11, 11],
  'double 11': [11, 11],
  'double eleven': [11, 11],
  christmas: [12, 25],
  "new year's day": [1, 1],
  "valentine's day": [2, 14],
};

const alternatives = (table: object) =>
  Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .join('|');
const WEEKS: Record<string, number> = {
  上上: -2,
  上个: -1,
  上: -1,
  这个: 0,
  这: 0,
  本: 0,
  下个: 1,
  下: 1,
  下下: 2,
};
const TURNS: Record<string, number> = { last: -1, this: 0, next: 1 };
const CHINESE_WEEKDAYS = '一二三四五六日';

const weekdayNumber = (text: string | undefined) =>
  text === undefined ? 0 : CHINESE_WEEKDAYS.indexOf(text.replace(/[天7]/, '日')) + 1 || Number(text);
const englishWeekday = (text: string | undefined) => WEEKDAYS.indexOf((text ?? '').slice(0, 3)) + 1;
const monthNumber = (text: string | undefined) => MONTHS.indexOf((text ?? '').slice(0, 3)) + 1;

function dated(
  match: Record<string, string | undefined>,
  today: DayNumber,
  month: number,
): string | undefined {
  const date = number(match.d);
  return day(match.y ? dayFrom(Number(match.y), month, date) : nearest(today, month, date));
}

function ago(match: Record<string, string | undefined>, today: DayNumber, past: boolean): string | undefined {
  const unit = match.unit ?? '';
  const days = /周|星期|礼拜|week/.test(unit) ? 7 : /月|month/.test(unit) ? 30 : 1;
  const distance = number(match.n) * days;
  return distance <= 3660 ? day(today + (past ? -distance : distance)) : undefined;
}

function dayOfMonth(match: Record<string, string | undefined>, today: DayNumber): string | undefined {
  const candidates = [-1, 0, 1].map((offset) => {
    const { year, month } = partsOf(monthRange(today, offset)[0]);
    return dayFrom(year, month, number(match.d));
  });
  const found = candidates
    .filter((one) => one !== undefined)
    .sort((a, b) => Math.abs(a - today) - Math.abs(b - today));
  return day(found[0]);
}

function blackFriday(today: DayNumber): string | undefined {
  const first = nearest(today, 11, 1);
  if (first === undefined) return undefined;
  const thursday = first + ((4 - partsOf(first).weekday + 7) % 7) + 21;
  return day(thursday + 1);
}

const forms: readonly DateForm[] = [
  {
    pattern: /(?<![\d-])(?<y>20\d\d)[-/.年] ?(?<m>\d{1,2})[-/.月] ?(?<d>\d{1,2})[日号]?(?![\d-])/g,
    value: (match, today) => dated(match, today, number(match.m)),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?<m>\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?<d>${NUMBER})[日号]?(?!\\d)`,
      'g',
    ),
    value: (match, today) => dated(match, today, number(match.m)),
  },
  {
    pattern: new RegExp(
      `(?<![a-z])(?<m>${MONTH_WORD})\\.? (?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y>20\\d\\d))?(?!\\d)`,
      'g',
    ),
    value: (match, today) => dated(match, today, monthNumber(match.m)),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m>${MONTH_WORD})(?![a-z])(?:,? (?<y>20\\d\\d))?`,
      'g',
    ),
    value: (match, today) => dated(match, today, monthNumber(match.m)),
  },
  {
    pattern: new RegExp(`(?<![a-z])(?:${alternatives(RELATIVE)})(?![a-z])`, 'g'),
    value: (match, today) => day(today + (RELATIVE[match.all ?? ''] ?? 0)),
  },
  { pattern: /(?<![a-z])black friday(?![a-z])|黑色星期五|黑五/g, value: (_, today) => blackFriday(today) },
  {
    pattern: new RegExp(`(?<![a-z\\d])(?:${alternatives(FESTIVALS)})(?![a-z\\d])`, 'g'),
    value: (match, today) =>
      day(nearest(today, ...(FESTIVALS[match.all ?? ''] as readonly [number, number]))),
  },
  {
    pattern:
      /(?<w>上上|下下|上个|下个|这个|上|下|这|本)?(?:周|星期|礼拜)(?<d>[一二三四五六日天1-7])(?![\d个年])/g,
    value: (match, today) => day(weekdayOf(today, WEEKS[match.w ?? '这'] ?? 0, weekdayNumber(match.d))),
  },
  {
    pattern: new RegExp(`(?<![a-z])(?:(?<w>last|this|next|on) )(?<d>${WEEKDAY_WORD})(?![a-z])`, 'g'),
    value: (match, today) => {
      const weekday = englishWeekday(match.d);
      const inWeek = weekdayOf(today, 0, weekday);
      if (match.w === 'last') return day(inWeek < today ? inWeek : inWeek - 7);
      return day(weekdayOf(today, match.w === 'next' ? 1 : 0, weekday));
    },
  },
  {
    pattern: /(?<w>上上|下下|上个|下个|这个|上|下|这|本)(?:周末|周|星期|礼拜)/g,
    value: (match, today) => {
      const offset = WEEKS[match.w ?? ''] ?? 0;
      const first = match.all?.endsWith('末') ? 6 : 1;
      return formatRange(weekdayOf(today, offset, first), weekdayOf(today, offset, 7));
    },
  },
  {
    pattern: /(?<![a-z])(?<w>last|this|next) (?<unit>weekend|week|month)(?![a-z])/g,
    value: (match, today) => {
      const offset = TURNS[match.w ?? ''] ?? 0;
      if (match.unit === 'month') return formatRange(...monthRange(today, offset));
      return formatRange(
        weekdayOf(today, offset, match.unit === 'weekend' ? 6 : 1),
        weekdayOf(today, offset, 7),
      );
    },
  },
  {
    pattern: /(?<w>上上|下下|上个|下个|这个|上|下|本)月(?:(?<d>\d{1,2})[日号])?/g,
    value: (match, today) => {
      const range = monthRange(today, WEEKS[match.w ?? ''] ?? 0);
      return match.d ? day(range[0] + Number(match.d) - 1) : formatRange(...range);
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\d])(?<n>${NUMBER})个?(?<unit>天|周|星期|礼拜|月)(?<way>前|以前|之前|后|以后|之后)`,
      'g',
    ),
    value: (match, today) => ago(match, today, match.way?.endsWith('前') ?? false),
  },
  {
    pattern: new RegExp(`(?<![a-z\\d])(?<n>${NUMBER_WORD}) (?<unit>day|week|month)s? ago(?![a-z])`, 'g'),
    value: (match, today) => ago(match, today, true),
  },
  {
    pattern: new RegExp(`(?<![a-z])in (?<n>${NUMBER_WORD}) (?<unit>day|week|month)s?(?![a-z]|['’])`, 'g'),
    value: (match, today) => ago(match, today, false),
  },
  { pattern: /(?<![\d#.楼栋幢座弄路街室月])(?<d>\d{1,2})[号日](?![\d楼栋幢座线店码])/g, value: dayOfMonth },
];

const FORMS = forms.map(({ pattern, value }) => ({ pattern: slotPattern(pattern), value }));

/** Claims dates, seen from today; without a today none are claimed. */
export function findDates(claims: Claims, today: DayNumber | undefined): void {
  if (today === undefined) return;
  for (const { pattern, value } of FORMS) {
    claims.claimMatches('date', pattern, (match) => value({ ...match.groups, all: match[0] }, today));
  }
}
