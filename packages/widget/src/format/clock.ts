import type { Words } from '../strings/words.ts';
import { dayInside, dayOfYear, daysFrom, written } from './day.ts';

/** The time of day: 10:24, or 10:24 AM where that is the custom. */
export function clock(date: Date, words: Words): string {
  return written(date, words, words.text.clock);
}

/** 今天, Tomorrow, or the date, as it stands alone. */
export function dayName(date: Date, words: Words, now: Date): string {
  return dayInside(date, words, now).replace(/^./u, (first) => first.toLocaleUpperCase(words.locale));
}

/** The day of the week, short. */
export function weekday(date: Date, words: Words): string {
  return written(date, words, { weekday: 'short' });
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
