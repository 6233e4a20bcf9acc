import type { Words } from '../strings/words.ts';

/**
 * A moment as the clocks on a wall show it, in the fields of a UTC date: of the zone, or of the browser where none is
 * given. Everything here that takes a date takes one of these.
 */
export const onWall = (moment: Date, zone?: string): Date =>
  // Swedish writes dates as ISO does.
  new Date(`${moment.toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}Z`);

/** This moment on the shop's wall. */
export const today = ({ zone }: Words): Date => onWall(new Date(), zone);

/** The instant or calendar day a text of the protocol names, on the shop's wall, as the shop itself speaks of it. */
export const dateOf = (text: string, { zone }: Words): Date =>
  text.length > 10 ? onWall(new Date(text), zone) : new Date(text);

/** Whole days by the calendar from `now` to `date`: 0 is today, 1 tomorrow, -1 yesterday. */
export const daysFrom = (now: Date, date: Date): number => dayNumber(date) - dayNumber(now);

const dayNumber = (date: Date): number => Math.floor(date.getTime() / 86_400_000);

/** A date the way the bot writes it too: English as most of the world has it, day before month. */
export const written = (date: Date, { locale }: Words, format: Intl.DateTimeFormatOptions): string =>
  date.toLocaleString(locale.replace(/^en.*/, 'en-GB'), { ...format, timeZone: 'UTC' });

/** 今天, tomorrow, or the date, as it stands inside a sentence. */
export function dayInside(date: Date, words: Words, now: Date): string {
  return words.text.near[daysFrom(now, date)] ?? dayOfYear(date, words);
}

/** The date, with its year if that is another than this one. */
export function dayOfYear(date: Date, words: Words): string {
  const year = date.getUTCFullYear() === today(words).getUTCFullYear() ? undefined : 'numeric';
  return written(date, words, { day: 'numeric', month: 'short', ...(year && { year }) });
}

/** A zone that this browser knows too; another would throw at the first date. */
export function knownZone(timeZone: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) && timeZone;
  } catch {
    return undefined;
  }
}
