import type { Parcel } from '@zaine/protocol';
import { clock, dayName, weekday } from '../format/clock.ts';
import { dateOf, dayOfYear, daysFrom } from '../format/day.ts';
import type { Words } from '../strings/words.ts';

/** The day a parcel comes or came, as the card writes it. */
export interface Arrival {
  label: string;
  /** The day, large. */
  day: string;
  /** What stands beside it: date, weekday, hour. */
  aside: string;
  /** Set when the day has passed without the parcel. */
  late?: string;
}

/** When a parcel comes; when it came, for one delivered; undefined where nobody can say. */
export function arrival(parcel: Parcel, words: Words, now: Date): Arrival | undefined {
  const { more } = words;
  const came = parcel.status === 'delivered' ? (parcel.events.at(-1)?.at ?? parcel.eta) : undefined;
  const at = came ?? (parcel.status === 'returned' ? undefined : parcel.eta);
  if (!at) return undefined;
  const date = dateOf(at, words);
  const day = dayName(date, words, now);
  const plain = dayOfYear(date, words);
  const hour = at.length > 10 ? clock(date, words) : '';
  const aside = [
    more.dayAside(day === plain ? '' : plain, weekday(date, words)),
    came || !hour ? hour : more.by(hour),
  ];
  const days = daysFrom(date, now);
  const overdue = !came && days > 0;
  return {
    label: came ? more.arrived : overdue ? more.planned : more.expected,
    day,
    aside: aside.filter(Boolean).join(' '),
    ...(overdue && { late: more.late(days) }),
  };
}
