import { rowsOf } from '../conversation/archive.ts';
import type { ArchiveTable } from '../store/schema.ts';
import { rows, type Steps, unit } from '../store/unit.ts';
import { guestTickets } from './guest-tickets.ts';
import { findPerson, holdings, keysOf } from './person.ts';

/** All that the tables hold about a customer, table by table. */
export type PersonExport = Record<string, Record<string, unknown>[]>;

/** Reads all that is kept about a customer; undefined where that is nothing. */
export const exportUnit = unit(
  'privacy.export',
  function* (input: { site: string; customer: string }, kind): Steps<PersonExport | undefined> {
    const person = yield* findPerson(input.site, input.customer);
    const found: PersonExport = {};
    for (const [table, holding] of holdings()) {
      const kept: Record<string, unknown>[] = [];
      for (const key of keysOf(table, holding, person)) {
        const sql = `select * from ${table} where site = ? and ${holding.column} = ?`;
        kept.push(...(yield* rows<Record<string, unknown>>(sql, [person.site, key])));
      }
      if (table === 'ticket') kept.push(...(yield* guestTickets(kind, person)));
      if (kept.length > 0) found[table] = kept.map((each) => readable(each, holding.hidden));
      if (table === 'archive') unpack(kept as unknown as ArchiveTable[], found);
    }
    return Object.keys(found).length > 0 ? found : undefined;
  },
);

/** What lies in the archive is shown as if it still stood in its tables. */
function unpack(archived: readonly ArchiveTable[], found: PersonExport): void {
  for (const { data } of archived) {
    for (const [table, kept] of Object.entries(rowsOf(data)) as [string, object[]][]) {
      const rows = kept.map((each) => readable(each as Record<string, unknown>));
      if (rows.length > 0) found[table] = [...(found[table] ?? []), ...rows];
    }
  }
}

function readable(row: Record<string, unknown>, hidden: readonly string[] = []): Record<string, unknown> {
  const shown = Object.entries(row).filter(([name, value]) => value !== null && !hidden.includes(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, parsed(value)]));
}

/** Columns that hold JSON are shown as what they hold. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
