import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** How many at once, and how many a second after that. */
export interface Allowance {
  burst: number;
  perSecond: number;
}

/** A token bucket in the store, so that it holds whichever node is asked. */
export interface Throttle {
  /** 0 where there is room, which is then taken; else the seconds to wait for some. */
  take(subject: string, allowance: Allowance): Promise<number>;
  /** What was taken turned out to be no try that should count. */
  giveBack(subject: string): Promise<void>;
}

/** Buckets in the table `throttle`; subjects are kept as hashes. */
export function createThrottle(db: Database, now: () => number): Throttle {
  return {
    async take(subject, { burst, perSecond }) {
      const key = hashed(subject);
      const at = now();
      const drained = sql`(excluded.at - throttle.at) * cast(${perSecond / 1000} as double precision)`;
      const left = sql<number>`case when throttle.level > ${drained} then throttle.level - ${drained} else 0 end`;
      // Taking and refusing are one statement: two tries at once cannot both have the last place.
      const taken = await sql`insert into throttle (subject, level, at) values (${key}, 1, ${at})
        on conflict (subject) do update set level = ${left} + 1, at = excluded.at
        where ${left} + 1 <= ${burst} returning level`.execute(db);
      if (taken.rows.length > 0) return 0;
      const full = await db
        .selectFrom('throttle')
        .select(['level', 'at'])
        .where('subject', '=', key)
        .executeTakeFirst();
      const over = (full?.level ?? 0) - ((at - (full?.at ?? at)) / 1000) * perSecond + 1 - burst;
      return Math.max(1, over / perSecond);
    },
    async giveBack(subject) {
      await db
        .updateTable('throttle')
        .set({ level: sql<number>`case when level > 1 then level - 1 else 0 end` })
        .where('subject', '=', hashed(subject))
        .execute();
    },
  };
}

function hashed(subject: string): string {
  return createHash('sha256').update(subject).digest('hex');
}
