/** When people answer. Times are `HH:MM` in the zone; `days` are ISO weekdays, 1 Monday to 7 Sunday. */
export interface WorkingHours {
  timeZone: string;
  weekly: readonly { days: readonly number[]; from: string; to: string }[];
}

const MINUTE = 60_000;
const WEEK_IN_QUARTERS = 7 * 24 * 4 + 1;

/** Whether the desk is open; without hours it always is. A span that ends before it begins runs past midnight. */
export function isOpen(hours: WorkingHours | undefined, at: Date): boolean {
  if (!hours) return true;
  const { day, time } = wallClock(hours.timeZone, at);
  const before = day === 1 ? 7 : day - 1;
  return hours.weekly.some(({ days, from, to }) => {
    if (from < to) return days.includes(day) && time >= from && time < to;
    return (days.includes(day) && time >= from) || (days.includes(before) && time < to);
  });
}

/** When the desk opens next, to the quarter of an hour; undefined where it is open or never opens. */
export function nextOpening(hours: WorkingHours | undefined, at: Date): Date | undefined {
  if (isOpen(hours, at)) return undefined;
  const quarter = 15 * MINUTE;
  const first = Math.ceil(at.getTime() / quarter) * quarter;
  for (let i = 0; i < WEEK_IN_QUARTERS; i++) {
    const moment = new Date(first + i * quarter);
    if (isOpen(hours, moment)) return moment;
  }
  return undefined;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function wallClock(timeZone: string, at: Date): { day: number; time: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: WEEKDAYS.indexOf(parts.weekday ?? '') + 1, time: `${parts.hour}:${parts.minute}` };
}
