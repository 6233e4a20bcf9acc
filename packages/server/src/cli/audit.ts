import { headText, readHead, verifyChain } from '../audit/verify.ts';
import type { Database } from '../store/schema.ts';
import { withStore } from './with-store.ts';

/** `zaine audit verify`: looks whether the audit trail is as it was written, and ends with 1 where it is not. */
export async function verifyAudit({ head: given = [] }: { head?: string[] }): Promise<void> {
  const heads = given.map(readHead);
  await withStore(async (store) => {
    let tampered = false;
    for (const site of await sitesOf(store.db, heads)) {
      const known = heads.filter((head) => head.site === site);
      const { head, unlinked, faults } = await verifyChain(store.db, site, known);
      const lines = [...faults, ...(unlinked > 0 ? [`${unlinked} entries are not linked yet.`] : [])];
      const found = faults.length > 0 ? 'TAMPERED WITH' : 'whole';
      process.stdout.write(`${head ? headText(head) : `${site}:0:`}  ${found}\n`);
      for (const line of lines) process.stdout.write(`  ${line}\n`);
      tampered ||= faults.length > 0;
    }
    if (tampered) process.exitCode = 1;
  });
}

async function sitesOf(db: Database, heads: readonly { site: string }[]): Promise<string[]> {
  const found = await Promise.all(
    (['audit', 'audit_link'] as const).map((table) =>
      db.selectFrom(table).select('site').distinct().execute(),
    ),
  );
  return [...new Set([...found.flat(), ...heads].map(({ site }) => site))].sort();
}
