import { CompiledQuery, sql } from 'kysely';
import { expect, test } from 'vitest';
import { numbered } from '../store/postgres-sets.ts';
import type { Store } from '../store/store.ts';
import type { Rows } from '../store/unit.ts';
import { statement } from '../testing/every-row.ts';
import { testStores } from '../testing/test-store.ts';
import { guestTickets } from './guest-tickets.ts';

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
          const plan = await ask(`explain ${kind.name === 'sqlite' ? 'query plan ' : ''}${asked.sql}`);
          expect(JSON.stringify(plan)).toContain('ticket_guest');
        } finally {
          await store.close();
        }
      } finally {
        await data.dispose();
      }
    },
  );
}
