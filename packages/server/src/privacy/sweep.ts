import type { SiteSettings } from '../sites/sites.ts';

/** One site in one sweep; `over` is when it must end, by the machine's clock. */
export interface Sweep {
  site: string;
  retention: NonNullable<SiteSettings['retention']>;
  over: number;
}

/** How much of a kind is taken in one go, so that nobody waits long for a sweep. */
export const AT_ONCE = 100;

/** Goes through what is found, {@link AT_ONCE} at a time, each once; returns how many were dealt with. */
export async function inTurn<Found>(
  { over }: Pick<Sweep, 'over'>,
  find: (after: Found | undefined) => Promise<Found[]>,
  deal: (found: NoInfer<Found>[]) => Promise<number>,
): Promise<number> {
  let done = 0;
  for (let found = await find(undefined); found.length > 0; found = await find(found.at(-1))) {
    done += await deal(found);
    if (found.length < AT_ONCE || Date.now() > over) break;
  }
  return done;
}
