import type { ConversationSummary, LocalizedText } from '@zaine/protocol';
import type { Words } from './words.ts';

/** The hour and minute of an ISO time, in the reader's zone: 10:46. */
export function clockTime(iso: string, words: Words): string {
  return format(words, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, iso);
}

/** A day: yesterday, today and tomorrow by name, else month and day, with the year when it is another one. */
export function dayName(iso: string, now: number, words: Words): string {
  const days = Math.round((startOfDay(now) - startOfDay(dateOf(iso).getTime())) / 86_400_000);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  if (days === -1) return words.tomorrow;
  return shortDate(iso, now, words);
}

/** Month and day, with the year when it is not the present one. */
export function shortDate(iso: string, now: number, words: Words): string {
  const sameYear = dateOf(iso).getFullYear() === new Date(now).getFullYear();
  return format(words, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }, iso);
}

/** Date and time in full, for tooltips. */
export function fullTime(iso: string, words: Words): string {
  return format(words, { dateStyle: 'long', timeStyle: 'short' }, iso);
}

/** An amount given in the currency's minor unit: ¥168.00. */
export function money(amount: number, currency: string, words: Words): string {
  const number = new Intl.NumberFormat(words.locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return number.format(amount / 10 ** (number.resolvedOptions().maximumFractionDigits ?? 2));
}

/** A text of the shop in the reader's language, or in the nearest one it has. */
export function localized(text: LocalizedText | undefined, words: Words): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  const language = words.locale.slice(0, 2);
  const near = Object.keys(text).find((key) => key.startsWith(language));
  return text[words.locale] ?? text[language] ?? (near && text[near]) ?? Object.values(text)[0] ?? '';
}

/** What to call the customer of a conversation; a guest by the end of the conversation's id. */
export function customerName(summary: ConversationSummary, words: Words): string {
  return summary.customer?.name ?? words.guest(summary.conversation.slice(-4).toUpperCase());
}

/** The letter in a face; of 小周 and 阿宁 the family name or the name proper. */
export function initial(name: string): string {
  const letters = [...name.trim().replace(/^[小阿老](?=\p{Script=Han}$)/u, '')];
  return (letters[0] ?? '').toUpperCase();
}

/** A day without an hour is that day where the reader is, not at the prime meridian. */
function dateOf(iso: string): Date {
  return new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T00:00` : iso);
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** Making a formatter costs a hundred times what using it does, and a log needs one for every line. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(words: Words, options: Intl.DateTimeFormatOptions, iso: string): string {
  const key = words.locale + JSON.stringify(options);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(words.locale, options);
  formats.set(key, made);
  const date = dateOf(iso);
  return Number.isNaN(date.getTime()) ? iso : made.format(date);
}
