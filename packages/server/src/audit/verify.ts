import type { AuditLinkTable, AuditTable, Database } from '../store/schema.ts';
import { hashOfEntry } from './chain.ts';

/** The end of a site's chain. Kept elsewhere, it tells later whether what was there then still is. */
export type ChainHead = Pick<AuditLinkTable, 'site' | 'seq' | 'hash'>;

/** What a look through a site's chain came to. */
export interface ChainReport {
  /** Undefined where nothing is linked. */
  head: ChainHead | undefined;
  /** Entries that are not linked yet, such as those of nodes of an earlier version. */
  unlinked: number;
  /** What was tampered with, a sentence each; the first hundred. */
  faults: string[];
}

const AT_ONCE = 1000;
const MOST_FAULTS = 100;

/** A head as one word, as logs, backups and commands write it. */
export function headText({ site, seq, hash }: ChainHead): string {
  return `${site}:${seq}:${hash}`;
}

/** A head that was written as one word; throws where it is none. */
export function readHead(text: string): ChainHead {
  const [, site = '', seq, hash = ''] = /^([\w-]*):(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined) throw new Error(`"${text}" is no head such as demo:120:3f5a… (64 digits).`);
  return { site, seq: Number(seq), hash };
}

/** The heads of all sites. */
export async function readHeads(db: Database): Promise<ChainHead[]> {
  const ends = db
    .selectFrom('audit_link')
    .select((of) => ['site', of.fn.max('seq').as('seq')])
    .groupBy('site')
    .as('ends');
  return db
    .selectFrom(ends)
    .innerJoin('audit_link as link', (join) =>
      join.onRef('link.site', '=', 'ends.site').onRef('link.seq', '=', 'ends.seq'),
    )
    .select(['link.site', 'link.seq', 'link.hash'])
    .orderBy('link.site')
    .execute();
}

/** Goes through a site's chain from its first entry to its last; `known` are heads of before, which must still be in it. */
export async function verifyChain(
  db: Database,
  site: string,
  known: readonly ChainHead[] = [],
): Promise<ChainReport> {
  const faults: string[] = [];
  let last: Link | undefined;
  for await (const each of linksOf(db, site)) {
    faults.push(...faultsOf(each, last));
    for (const head of known)
      if (head.seq === each.seq && head.hash !== each.hash)
        faults.push(`Entry ${each.seq} is another one than when its head was kept.`);
    last = each;
  }
  const end = last?.seq ?? 0;
  for (const { seq } of known)
    if (seq > end) faults.push(`The trail ends at ${end} and went up to ${seq} when its head was kept.`);
  const head = last && { site, seq: last.seq, hash: last.hash };
  return { head, unlinked: await unlinkedOf(db, site), faults: faults.slice(0, MOST_FAULTS) };
}

/** A link with the entry it stands for. */
interface Link extends AuditLinkTable {
  entry: AuditTable | undefined;
}

function faultsOf({ seq, hash, id, entry }: Link, last: Link | undefined): string[] {
  const before = last?.seq ?? 0;
  if (seq !== before + 1) return [`Entries ${before + 1} to ${seq - 1} were removed.`];
  if (!entry) return [`Entry ${seq} (${id}) was removed.`];
  if (hashOfEntry(last?.hash ?? '', seq, entry) === hash) return [];
  return [`Entry ${seq} (${id}, ${new Date(entry.at).toISOString()}) was changed or moved.`];
}

async function* linksOf(db: Database, site: string): AsyncGenerator<Link> {
  let after = 0;
  for (;;) {
    const links = await db
      .selectFrom('audit_link')
      .selectAll()
      .where('site', '=', site)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(AT_ONCE)
      .execute();
    if (links.length === 0) return;
    const ids = links.map(({ id }) => id);
    const entries = await db.selectFrom('audit').selectAll().where('id', 'in', ids).execute();
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const each of links) yield { ...each, entry: byId.get(each.id) };
    after = links.at(-1)?.seq ?? after;
  }
}

async function unlinkedOf(db: Database, site: string): Promise<number> {
  const found = await db
    .selectFrom('audit')
    .leftJoin('audit_link', 'audit_link.id', 'audit.id')
    .select((of) => of.fn.countAll().as('n'))
    .where('audit.site', '=', site)
    .where('audit_link.id', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(found.n);
}
