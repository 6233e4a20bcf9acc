import { CompiledQuery, sql } from 'kysely';
import { expect, test } from 'vitest';
import { numbered } from '../store/postgres-sets.ts';
import type { Store } from '../store/store.ts';
import type { Rows } from '../store/unit.ts';
import { statement } from '../testing/every-row.ts';
import { testStores } from '../testing/test-store.ts';
import { guestTickets } from './guest-tickets.ts';
import { withoutTicket } from './old-tickets.ts';

const site = 'demo';

/** Tickets as a node of any version writes them, one of each conversation. */
async function fill({ db, kind }: Store, count: number): Promise<void> {
  const numbers =
    kind === 'postgres'
      ? sql`select n from generate_series(1, ${sql.lit(count)}) n`
      : sql`with recursive up (n) as (select 1 union all select n + 1 from up where n < ${sql.lit(count)}) select n from up`;
  // Words that were cut short within an emoji.
  const words = JSON.stringify({ body: '\ud83d', conversation: 'N' });
  await sql`insert into ticket (site, id, key, state, department, data, opened_at, updated_at)
    select ${site}, 't-' || n, n, 'open', 'duty', replace(${words}, 'N', 'c-' || n), 1, 1
    from (${numbers}) numbered`.execute(db);
}

for (const kind of testStores) {
  test.skipIf(kind.skip)(
    `a guest’s ticket of the version before is found by its conversation, and among many at once, on ${kind.name}`,
    async () => {
      const data = await kind.open();
      try {
        // As the version before left it.
        await statement(data.store, 'drop index ticket_guest');
        await statement(data.store, "delete from kysely_migration where name >= '0013'");
        await fill(data.store, 5000);
        const store = await data.again();
        try {
          await sql`analyze`.execute(store.db);
          const steps = guestTickets(kind.name, { site, conversation: ['c-7'] });
          const asked = steps.next().value as { sql: string; params: unknown[] };
          const ask = async (text: string): Promise<Rows> => {
            const query = kind.name === 'postgres' ? numbered(text) : text;
            return (await store.db.executeQuery<Rows[number]>(CompiledQuery.raw(query, asked.params))).rows;
          };
          expect(await ask(asked.sql)).toMatchObject([{ id: 't-7' }]);
          const explain = kind.name === 'sqlite' ? 'explain query plan' : 'explain';
          expect(JSON.stringify(await ask(`${explain} ${asked.sql}`))).toContain('ticket_guest');
          // By its second column as well: the first is the whole shop.
          const held = sql`${sql.raw(explain)} select 1 from archive
            where ${withoutTicket(store, 'archive.conversation', 1)}`;
          expect(JSON.stringify((await held.execute(store.db)).rows)).toMatch(
            /ticket_guest \(site=\? AND <expr>=\?\)|ticket_guest.*Index Cond: .* = archive\.conversation/,
          );
        } finally {
          await store.close();
        }
      } finally {
        await data.dispose();
      }
    },
  );
}
