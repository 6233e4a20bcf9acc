import type { GuestTryTable, OrderTable } from '../../store/schema.ts';
import { row, type Steps, unit } from '../../store/unit.ts';
import { networkOf } from '../network-of.ts';
import { canonicalNumber, lastFourOf, spellingsOf } from '../order-number.ts';
import { MOST_TRIES, WAIT_SECONDS } from '../shop.ts';

/** A guest's try. */
export interface Proof {
  site: string;
  number: string;
  lastFour: string;
  address: string;
  now: number;
}

/** The number of the order that was proved, or why none was. */
export type Proved = { number: string } | { reason: 'wrong' } | { reason: 'wait'; retryAfter: number };

/** Compares and counts in one: no two tries at once get past the count. */
export const proveOrderUnit = unit('shop.proveOrder', function* (proof: Proof): Steps<Proved> {
  const { site, number, now } = proof;
  const { counts, retryAfter } = yield* countsOf(proof);
  if (retryAfter !== undefined) return { reason: 'wait', retryAfter };
  const order = yield* orderOf(site, number);
  if (order && lastFourOf(order.phone) === proof.lastFour) return { number: order.number };
  yield* addTry(site, counts, now);
  return { reason: 'wrong' };
});

/** Counts a try before its order is looked at elsewhere; `retryAfter` in seconds where there were too many. */
export const takeTryUnit = unit('shop.takeTry', function* (tried: Omit<Proof, 'lastFour'>): Steps<
  { taken: true } | { retryAfter: number }
> {
  const { counts, retryAfter } = yield* countsOf(tried);
  if (retryAfter !== undefined) return { retryAfter };
  yield* addTry(tried.site, counts, tried.now);
  return { taken: true };
});

/** Takes a try back that proved to be right, or could not be looked at. */
export const giveTryBackUnit = unit(
  'shop.giveTryBack',
  function* (tried: Omit<Proof, 'lastFour'>): Steps<null> {
    for (const subject of subjectsOf(tried)) {
      yield* row('update guest_try set tries = tries - 1 where site = ? and subject = ? and tries > 0', [
        tried.site,
        subject,
      ]);
    }
    return null;
  },
);

/** Always in this order, so that two guests at once never wait for each other. */
function subjectsOf({ address, number }: Omit<Proof, 'lastFour'>): string[] {
  return [`address:${networkOf(address)}`, `order:${canonicalNumber(number)}`];
}

function* countsOf(tried: Omit<Proof, 'lastFour'>): Steps<{ counts: Counted[]; retryAfter?: number }> {
  const { site, now } = tried;
  const counts: Counted[] = [];
  for (const subject of subjectsOf(tried)) counts.push(yield* countOf(site, subject, now));
  const until = Math.max(...counts.map((each) => (each.tries >= MOST_TRIES ? each.until : 0)));
  return { counts, ...(until > now && { retryAfter: Math.ceil((until - now) / 1000) }) };
}

function* addTry(site: string, counts: readonly Counted[], now: number): Steps<void> {
  for (const { subject, tries } of counts) {
    yield* row('update guest_try set tries = ?, until = ? where site = ? and subject = ?', [
      tries + 1,
      now + WAIT_SECONDS * 1000,
      site,
      subject,
    ]);
  }
}

type Counted = Pick<GuestTryTable, 'subject' | 'tries' | 'until'>;

/** Reads a count and holds its row until the unit is done; one that has run out starts again. */
function* countOf(site: string, subject: string, now: number): Steps<Counted> {
  const found = yield* row<Counted>(
    `insert into guest_try (site, subject, tries, until) values (?, ?, 0, ?)
     on conflict (site, subject) do update set
       tries = case when guest_try.until <= excluded.until then 0 else guest_try.tries end
     returning subject, tries, until`,
    [site, subject, now],
  );
  if (!found) throw new Error('An upsert returned no row.');
  return found;
}

function* orderOf(site: string, number: string): Steps<Pick<OrderTable, 'number' | 'phone'> | undefined> {
  for (const spelling of spellingsOf(number)) {
    const found = yield* row<Pick<OrderTable, 'number' | 'phone'>>(
      'select number, phone from shop_order where site = ? and number = ?',
      [site, spelling],
    );
    if (found) return found;
  }
  return undefined;
}
