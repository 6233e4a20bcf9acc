import type { Words } from '../strings/words.ts';

/** Whole days by the calendar from `now` to `date`: 0 is today, 1 tomorrow, -1 yesterday. */
export function daysFrom(now: Date, date: Date): number {
  const midnight = (of: Date) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime();
  // Rounded because a day on which the clocks change has 23 or 25 hours.
  return Math.round((midnight(date) - midnight(now)) / 86_400_000);
}

/** The instant or calendar day a text of the protocol names; a plain day is that day where the shopper is. */
export function dateOf(text: string): Date {
  const [year, month, day] = text.split('-').map(Number);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(year ?? 0, (month ?? 1) - 1, day) : new Date(text);
}

/** The time of day: 10:24, or 10:24 AM where that is the custom. */
export function clock(date: Date, { locale, text }: Words): string {
  return date.toLocaleTimeString(locale, text.clock);
}

/** 今天, tomorrow, or the date, as it stands inside a sentence. */
export function dayInside(date: Date, words: Words, now: Date): string {
  return words.text.near[daysFrom(now, date)] ?? dayOfYear(date, words);
}

/** 今天, Tomorrow, or the date, as it stands alone. */
export function dayName(date: Date, words: Words, now: Date): string {
  return dayInside(date, words, now).replace(/^./u, (first) => first.toLocaleUpperCase(words.locale));
}

/** The date, with its year if that is another than this one. */
export function dayOfYear(date: Date, { locale, text }: Words): string {
  if (text.date) return text.date(date);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...(year && { year }) });
}

/** The day of the week, short. */
export function weekday(date: Date, { locale }: Words): string {
  return date.toLocaleDateString(locale, { weekday: 'short' });
}

/** Day and time, as they stand above a stretch of conversation. */
export function stamp(date: Date, words: Words, now: Date): string {
  return words.more.stamp(dayName(date, words, now), clock(date, words));
}

/** When a parcel passed a stop: the time alone if it was today, else with the day, without the time if long ago. */
export function passed(date: Date, words: Words, now: Date): string {
  const days = daysFrom(now, date);
  const time = clock(date, words);
  if (days === 0) return time;
  if (days < -20) return dayOfYear(date, words);
  return words.more.stop ? words.more.stop(date, time) : words.more.stamp(dayOfYear(date, words), time);
}
