/** Says moments the way a person would, on the shop's wall clock. */
export interface Calendar {
  /** 今天, 明天, 11月26日（周四）; today, tomorrow, Thu 26 Nov. Takes an ISO time or a date. */
  day(iso: string): string;
  /** A day with its hour: 今天 08:26, 11月24日 08:26; today 08:26, 24 Nov 08:26. */
  moment(iso: string): string;
  /** When something is due: with the hour where there is one. */
  due(iso: string): Due;
  /** How many hours ago, negative for what is to come. */
  hoursSince(iso: string): number;
}

/** A deadline in words. */
export interface Due {
  day: string;
  /** 18:00, where the hour is known. */
  time?: string;
  /** True where the day (or hour) has gone by. */
  past: boolean;
  /** True for today, tomorrow and the like, which in English take no "on". */
  near: boolean;
}

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const HOUR = 3_600_000;
const NEAR = {
  zh: { '-2': '前天', '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
} as const;

interface Day {
  year: string;
  month: string;
  day: string;
  weekday: string;
  time: string;
  /** Days since 1970. */
  count: number;
}

/** A calendar standing at `now` in a time zone, speaking a language. */
export function createCalendar(now: Date, timeZone: string, language: 'zh' | 'en'): Calendar {
  return new WallCalendar(now, timeZone, language);
}

/** Every turn has one and many ask it nothing: the day it stands at is read when it is needed. */
class WallCalendar implements Calendar {
  readonly #now: Date;
  readonly #timeZone: string;
  readonly #language: 'zh' | 'en';
  #standsAt: Day | undefined;

  constructor(now: Date, timeZone: string, language: 'zh' | 'en') {
    this.#now = now;
    this.#timeZone = timeZone;
    this.#language = language;
  }

  day(iso: string): string {
    return this.#nameOf(this.#read(iso));
  }

  moment(iso: string): string {
    const day = this.#read(iso);
    return `${this.#nearName(day) ?? shortDay(day, this.#today, this.#language)} ${day.time}`;
  }

  due(iso: string): Due {
    const day = this.#read(iso);
    const dated = DATE_ONLY.test(iso);
    const past = dated ? day.count < this.#today.count : Date.parse(iso) < this.#now.getTime();
    const due: Due = { day: this.#nameOf(day), past, near: this.#nearName(day) !== undefined };
    if (!dated) due.time = day.time;
    return due;
  }

  hoursSince(iso: string): number {
    return (this.#now.getTime() - Date.parse(iso)) / HOUR;
  }

  get #today(): Day {
    this.#standsAt ??= this.#read(this.#now.toISOString());
    return this.#standsAt;
  }

  #read(iso: string): Day {
    return readDay(iso, this.#timeZone, this.#language);
  }

  #nearName(day: Day): string | undefined {
    return (NEAR[this.#language] as Record<string, string>)[day.count - this.#today.count];
  }

  #nameOf(day: Day): string {
    const long = this.#language === 'zh' ? longChinese : longEnglish;
    return this.#nearName(day) ?? long(day, this.#today);
  }
}

/** Month and day, as short as a label needs it: 11月20日, 20 Nov. */
export function shortDate(iso: string, timeZone: string, language: 'zh' | 'en'): string {
  const day = readDay(iso, timeZone, language);
  return shortDay(day, day, language);
}

/** The day on the wall of a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, iso: string): string {
  const { count } = readDay(iso, timeZone, 'en');
  return new Date(count * 86_400_000).toISOString().slice(0, 10);
}

function shortDay(day: Day, today: Day, language: 'zh' | 'en'): string {
  const sameYear = day.year === today.year;
  if (language === 'zh') return `${sameYear ? '' : `${day.year}年`}${day.month}月${day.day}日`;
  return `${day.day} ${day.month}${sameYear ? '' : ` ${day.year}`}`;
}

function longChinese(day: Day, today: Day): string {
  return `${shortDay(day, today, 'zh')}（${day.weekday}）`;
}

function longEnglish(day: Day, today: Day): string {
  return `${day.weekday} ${shortDay(day, today, 'en')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string, language: 'zh' | 'en'): Intl.DateTimeFormat {
  const key = `${timeZone} ${language}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(key, format);
  }
  return format;
}

/** Days that were read, by zone, language and minute; taking a moment apart is the dearest thing an answer does. */
const days = new Map<string, Day>();
const MOST_DAYS = 5000;

function readDay(iso: string, timeZone: string, language: 'zh' | 'en'): Day {
  const minute = iso.endsWith('Z') ? iso.slice(0, 16) : iso;
  const key = `${timeZone} ${language} ${minute}`;
  let day = days.get(key);
  if (!day) {
    if (days.size >= MOST_DAYS) days.clear();
    day = dayOf(iso, timeZone, language);
    days.set(key, day);
  }
  return day;
}

function dayOf(iso: string, timeZone: string, language: 'zh' | 'en'): Day {
  // A date without an hour is a day on everybody's wall, whatever the zone.
  const dated = DATE_ONLY.test(iso);
  const at = new Date(dated ? `${iso}T12:00:00Z` : iso);
  const zone = dated ? 'UTC' : timeZone;
  const parts = Object.fromEntries(
    formatOf(zone, language)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const numeric = Object.fromEntries(
    formatOf(zone, 'zh')
      .formatToParts(at)
      .map(({ type, value }) => [type, Number.parseInt(value, 10)]),
  );
  const { year = 0, month = 1, day = 1 } = numeric;
  return {
    year: String(year),
    month: parts.month ?? '',
    day: String(day),
    weekday: parts.weekday ?? '',
    time: `${parts.hour}:${parts.minute}`,
    count: Date.UTC(year, month - 1, day) / 86_400_000,
  };
}
