/** A moment told from today: days from it (0 is today, -3 three days ago) and the wall clock in Shanghai. */
export type Moment = readonly [day: number, time: string];

/** Tells moments near `now` on the wall clock of the shop, which stands in Asia/Shanghai. */
export interface ShopClock {
  /** The ISO time of a moment. Moments of today are always past, however early it is. */
  at(moment: Moment): string;
  /** The calendar day `day` days from today, `YYYY-MM-DD`. */
  date(day: number): string;
  /** The hour by which a courier who is out today says to come: an ISO time ahead of `now`, or today's date at night. */
  courierEta(): string;
  /** The last day of the month that today is in. */
  monthEnd(): { month: number; day: number };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** China keeps UTC+8 all year. */
const SHANGHAI = 8 * 60 * MINUTE;
const NOON = 12 * 60;
const DELIVERY_ROUNDS = ['12:00', '18:00', '21:00'];

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** A clock standing at `now`. */
export function createShopClock(now: Date): ShopClock {
  const midnight = Math.floor((now.getTime() + SHANGHAI) / DAY) * DAY - SHANGHAI;
  const elapsed = (now.getTime() - midnight) / MINUTE;
  const iso = (day: number, minutes: number) =>
    new Date(midnight + day * DAY + Math.floor(minutes) * MINUTE).toISOString();
  const date = (day: number) => new Date(midnight + SHANGHAI + day * DAY).toISOString().slice(0, 10);

  return {
    at([day, time]) {
      const minutes = minutesOf(time);
      // What happened "this morning" is squeezed into the morning so far, so that nothing lies ahead of now.
      return iso(day, day === 0 && elapsed < NOON ? (minutes * elapsed) / NOON : minutes);
    },
    date,
    courierEta() {
      const round = DELIVERY_ROUNDS.find((time) => minutesOf(time) > elapsed + 30);
      return round ? iso(0, minutesOf(round)) : date(0);
    },
    monthEnd() {
      const [year = 0, month = 1] = date(0).split('-').map(Number);
      return { month, day: new Date(Date.UTC(year, month, 0)).getUTCDate() };
    },
  };
}
