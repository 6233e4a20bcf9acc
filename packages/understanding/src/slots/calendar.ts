const DAY = 86_400_000;

/** A day of the calendar, counted from 1970-01-01. */
export type DayNumber = number;

/** The day it is where the shop is; `utcOffset` in minutes. */
export function dayOf(now: Date, utcOffset: number): DayNumber {
  return Math.floor((now.getTime() + utcOffset * 60_000) / DAY);
}

/** A day by its year, month (1-12) and day, or undefined when there is no such day. */
export function dayFrom(year: number, month: number, day: number): DayNumber | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 && year < 2200 ? date.getTime() / DAY : undefined;
}

/** Year, month and day of a day, and its weekday with Monday as 1. */
export function partsOf(day: DayNumber): { year: number; month: number; date: number; weekday: number } {
  const at = new Date(day * DAY);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    date: at.getUTCDate(),
    weekday: at.getUTCDay() || 7,
  };
}

/** A day as YYYY-MM-DD. */
export function formatDay(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Two days as YYYY-MM-DD/YYYY-MM-DD. */
export function formatRange(from: DayNumber, to: DayNumber): string {
  return `${formatDay(from)}/${formatDay(to)}`;
}

/** The day of this name nearest to today, of last, this and next year. */
export function nearest(today: DayNumber, month: number, date: number): DayNumber | undefined {
  const { year } = partsOf(today);
  const days = [year - 1, year, year + 1]
    .map((one) => dayFrom(one, month, date))
    .filter((day) => day !== undefined);
  return days.sort((a, b) => Math.abs(a - today) - Math.abs(b - today))[0];
}

/** First and last day of the month that lies `offset` months from today's. */
export function monthRange(today: DayNumber, offset: number): [DayNumber, DayNumber] {
  const { year, month } = partsOf(today);
  const first = Date.UTC(year, month - 1 + offset, 1) / DAY;
  return [first, Date.UTC(year, month + offset, 1) / DAY - 1];
}

/** The weekday (1-7) of the week that lies `offset` weeks from today's. */
export function weekdayOf(today: DayNumber, offset: number, weekday: number): DayNumber {
  return today - partsOf(today).weekday + weekday + offset * 7;
}
