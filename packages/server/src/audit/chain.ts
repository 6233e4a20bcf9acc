import { createHash } from 'node:crypto';
import type { AuditLinkTable, AuditTable } from '../store/schema.ts';
import { row, rows, type Steps, type StoreKind, unit } from '../store/unit.ts';

/** Entries linked in one commit. */
const AT_ONCE = 500;

/** Inside a unit: writes an entry and links it to the one before. It must be the last thing that the unit locks. */
export function* addEntry(kind: StoreKind, entry: AuditTable): Steps<void> {
  const { id, site, at, action, actor, subject, detail } = entry;
  yield* rows(
    'insert into audit (id, site, at, action, actor, subject, detail) values (?, ?, ?, ?, ?, ?, ?)',
    [id, site, at, action, actor, subject, detail],
  );
  yield* link(kind, site, [entry]);
}

/** Adds an entry to the trail. */
export const recordUnit = unit('audit.record', function* (entry: AuditTable, kind): Steps<null> {
  yield* addEntry(kind, entry);
  return null;
});

/** Links entries that are not yet, such as those of older nodes, in the order of their time; returns how many, some at a time. */
export const linkUnit = unit('audit.link', function* ({ site }: { site: string }, kind): Steps<number> {
  yield* lock(kind, site);
  const found = yield* rows<AuditTable>(
    `select * from audit where site = ? and not exists (select 1 from audit_link where audit_link.id = audit.id)
     order by at, id limit ${AT_ONCE}`,
    [site],
  );
  yield* link(kind, site, found);
  return found.length;
});

/** What stands in the chain for an entry: its content, its place, and through the one before all that came before. */
export function hashOfEntry(before: string, seq: number, entry: AuditTable): string {
  const { id, site, at, action, actor, subject, detail } = entry;
  const content = JSON.stringify([before, site, seq, id, at, action, actor, subject, detail]);
  return createHash('sha256').update(content).digest('hex');
}

function* link(kind: StoreKind, site: string, entries: readonly AuditTable[]): Steps<void> {
  if (entries.length === 0) return;
  yield* lock(kind, site);
  const last = yield* row<AuditLinkTable>(
    'select seq, hash from audit_link where site = ? order by seq desc limit 1',
    [site],
  );
  let { seq, hash } = last ?? { seq: 0, hash: '' };
  for (const entry of entries) {
    seq += 1;
    hash = hashOfEntry(hash, seq, entry);
    yield* rows('insert into audit_link (site, seq, id, hash) values (?, ?, ?, ?)', [
      site,
      seq,
      entry.id,
      hash,
    ]);
  }
}

/** One after another over all nodes, until the commit; SQLite has one writer at a time and needs none. */
function* lock(kind: StoreKind, site: string): Steps<void> {
  if (kind === 'postgres')
    yield* rows('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`zaine audit ${site}`]);
}
