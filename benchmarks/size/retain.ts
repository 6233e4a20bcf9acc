import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import { createAudit } from '../../packages/server/src/audit/audit.ts';
import { createFileBytes } from '../../packages/server/src/files/file-bytes.ts';
import { createRetention } from '../../packages/server/src/privacy/retention.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { SITE } from './fill.ts';

/** Bytes on the disk: of the tables and their indexes, and of the archive. */
export interface Disk {
  conversation: number;
  event: number;
  archive: number;
}

/** What a sweep over one month came to. */
export interface Swept {
  conversations: number;
  seconds: number;
}

const DAY = 86_400_000;

/** Sweeps away, or into the archive, what began before a time. */
export async function sweepBefore(
  store: Store,
  kind: 'archive' | 'conversations',
  before: number,
): Promise<Swept> {
  const settings = { name: 'Size', timeZone: 'UTC', retention: { [kind]: 1 } };
  await store.db
    .updateTable('site')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', SITE)
    .execute();
  const now = () => before + DAY;
  const bytes = createFileBytes(store, '');
  const audit = createAudit({ store, now, newId: nanoid });
  const count = async () =>
    Number((await sql<{ n: number }>`select count(*) as n from conversation`.execute(store.db)).rows[0]?.n);
  const was = await count();
  const start = performance.now();
  await createRetention({ store, bytes, audit, scrubbing: { soon() {} }, now }).sweep();
  const seconds = (performance.now() - start) / 1000;
  // What the database does by itself within minutes, and the hourly look after months.
  await sql`vacuum analyze`.execute(store.db);
  await store.tend(Date.now());
  return { seconds, conversations: was - (await count()) };
}

/** What lies on the disk, indexes and all. */
export async function diskOf({ db }: Store): Promise<Disk> {
  const { rows } = await sql<{ name: keyof Disk; bytes: number }>`
    select coalesce(parent.relname, c.relname) as name, sum(pg_total_relation_size(c.oid))::bigint as bytes
    from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class parent on parent.oid = i.inhparent
    where c.relkind = 'r' and coalesce(parent.relname, c.relname) in ('conversation', 'event', 'archive')
    group by 1`.execute(db);
  return {
    conversation: 0,
    event: 0,
    archive: 0,
    ...Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes])),
  };
}
