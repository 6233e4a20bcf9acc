import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** Work that one node at a time does, and for how long it is believed to be at it; milliseconds. */
export interface LeaseRequest {
  work: string;
  at: number;
  for: number;
}

/** True for the one who may do the work now. Who dies with it is waited for until its time is over. */
export async function takeLease(db: Database, { work, at, for: time }: LeaseRequest): Promise<boolean> {
  const key = `lease:${work}`;
  // Times of one length are in order as texts, too.
  const [now, until] = [at, at + time].map((millis) => new Date(millis).toISOString());
  const taken = await sql`insert into meta (key, value) values (${key}, ${until})
    on conflict (key) do update set value = excluded.value where meta.value <= ${now}
    returning key`.execute(db);
  return taken.rows.length > 0;
}

/** Lets go before the time is over, so that whoever comes next need not wait. */
export async function endLease(db: Database, work: string): Promise<void> {
  await db.deleteFrom('meta').where('key', '=', `lease:${work}`).execute();
}
