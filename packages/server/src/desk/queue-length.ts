import { sql } from 'kysely';
import type { Database } from '../store/schema.ts';

/** How long a count is good enough, in milliseconds. */
const FRESH = 1000;

/** Counts the conversations that wait at a site, at most once a second. */
export function createQueueLength(db: Database, now: () => number): (site: string) => Promise<number> {
  const counted = new Map<string, { at: number; count: Promise<number> }>();
  return (site) => {
    const known = counted.get(site);
    if (known && now() - known.at < FRESH) return known.count;
    const count = db
      .selectFrom('conversation')
      .select(sql<number>`count(*)`.as('waiting'))
      .where('site', '=', site)
      .where('state', '=', sql.lit('queued'))
      .executeTakeFirst()
      .then((row) => row?.waiting ?? 0);
    counted.set(site, { at: now(), count });
    count.catch(() => counted.delete(site));
    return count;
  };
}

/** Of every site: how many wait for a person, and since when the first of them does (milliseconds since 1970). */
export async function readWaiting(
  db: Database,
): Promise<{ site: string; waiting: number; since: number | undefined }[]> {
  const found = await db
    .selectFrom('site')
    .leftJoin('conversation', (join) =>
      join.onRef('conversation.site', '=', 'site.id').on('conversation.state', '=', sql.lit('queued')),
    )
    .select(({ fn }) => [
      'site.id as site',
      fn.count<number>('conversation.id').as('waiting'),
      fn.min<number | null>('conversation.queued_at').as('since'),
    ])
    .groupBy('site.id')
    .execute();
  return found.map(({ site, waiting, since }) => ({
    site,
    waiting: Number(waiting),
    since: since === null ? undefined : Number(since),
  }));
}
