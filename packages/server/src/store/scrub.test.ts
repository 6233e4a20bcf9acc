import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { enter } from '../conversation/enter.ts';
import { statement } from '../testing/every-row.ts';
import { openReader } from '../testing/open-reader.ts';
import { filesOf, type StoreUnderTest, type TestStore, testStores } from '../testing/test-store.ts';

/** Numbers that look random and are the same in every run (Park and Miller's). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const CUSTOMERS = 6000;
const isErased = (n: number) => n % 3 === 0;

/** Customers in no order, of many lengths, changed now and then, so that pages are divided and written together again. */
async function fill({ store }: TestStore): Promise<void> {
  const random = numbers(7);
  for (let n = 0; n < CUSTOMERS; n += 50) {
    const values = Array.from({ length: 50 }, (_, i) => ({
      site: 'demo',
      id: `c-${Math.floor(random() * 1e9)}-${n + i}`,
      name: `canary-${n + i}-${'y'.repeat(random() * 600)}`,
      email: `${n + i}`,
      phone: null,
      tier: null,
      updated_at: 1,
    }));
    await store.db.insertInto('customer').values(values).execute();
    const changed = values.filter(() => random() < 0.2).map((each) => ({ ...each, more: random() * 900 }));
    await Promise.all(
      changed.map(({ id, email, more }) =>
        store.db
          .updateTable('customer')
          .set({ name: `canary-${email}-${'u'.repeat(more)}` })
          .where('id', '=', id)
          .execute(),
      ),
    );
  }
}

const erase = ({ store }: TestStore) =>
  statement(store, 'delete from customer where cast(email as integer) % 3 = 0');

/** Erased customers of whom something stands in a file. */
async function leftIn(data: TestStore): Promise<number[]> {
  const left = new Set<number>();
  for (const content of (await filesOf(data)).values())
    for (const [, n] of content.matchAll(/canary-(\d+)-/g)) if (isErased(Number(n))) left.add(Number(n));
  return [...left];
}

/** Does something with a store while somebody else is connected to the same database. */
async function besideAnother(
  kind: StoreUnderTest,
  work: (data: TestStore, other: pg.Client) => Promise<void>,
): Promise<void> {
  const data = await kind.open();
  const other = new pg.Client(data.env.DATABASE_URL);
  try {
    await other.connect();
    await work(data, other);
  } finally {
    await other.end().catch(() => {});
    await data.dispose();
  }
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`what was deleted, in the files of ${kind.name}`, () => {
    test('is there until a scrub and not after it, and what stays is whole', async () => {
      const data = await kind.open();
      try {
        await fill(data);
        await erase(data);
        expect(await leftIn(data)).not.toEqual([]);
        expect(await data.store.scrub(['customer'], { rewritten: true })).toEqual({ state: 'done' });
        expect(await leftIn(data)).toEqual([]);
        const kept = await data.store.db.selectFrom('customer').select(['name', 'email']).execute();
        expect(kept).toHaveLength((CUSTOMERS * 2) / 3);
        expect(kept.every(({ name, email }) => name.startsWith(`canary-${email}-`))).toBe(true);
        if (kind.name === 'sqlite') {
          const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(
            data.store.db,
          );
          expect(rows).toEqual([{ integrity_check: 'ok' }]);
        }
      } finally {
        await data.dispose();
      }
    }, 60_000);

    test('waits for whoever still reads it, and keeps nobody from writing meanwhile', async () => {
      const data = await kind.open();
      const { env, store } = data;
      await store.db.insertInto('meta').values({ key: 'canary', value: 'canary' }).execute();
      const reader = await openReader(env);
      try {
        await store.db.deleteFrom('meta').where('key', '=', 'canary').execute();
        const scrubbing = store.scrub(['meta']);
        await store.check();
        expect(await scrubbing).toEqual({ state: 'read' });
        await reader.end();
        expect(await store.scrub(['meta'])).toEqual({ state: 'done' });
        if (kind.name === 'postgres') {
          const { rows } = await sql`select n_dead_tup::int as dead, last_vacuum is not null as vacuumed
            from pg_stat_user_tables where relname = 'meta'`.execute(store.db);
          expect(rows).toEqual([{ dead: 0, vacuumed: true }]);
        }
      } finally {
        await reader.end();
        await data.dispose();
      }
    }, 30_000);

    const onPostgres = kind.name === 'postgres' ? test : () => {};
    onPostgres(
      'gives up a table that others use, and lets everybody through meanwhile',
      () =>
        besideAnother(kind, async ({ store }, other) => {
          const { db } = store;
          await other.query('begin');
          await other.query('lock table note in row exclusive mode');
          const scrubbing = store.scrub(['customer', 'note'], { rewritten: true, patience: 60_000 });
          const longest = { wait: 0 };
          const look = async () => {
            const began = performance.now();
            await db.selectFrom('note').select('id').execute();
            longest.wait = Math.max(longest.wait, performance.now() - began);
          };
          const waiting = () =>
            sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like 'vacuum%'
              and datname = current_database()`.execute(db);
          await vi.waitFor(async () => expect((await waiting()).rows).toHaveLength(1), 10_000);
          await look();
          await other.query('commit');
          expect(await scrubbing).toEqual({ state: 'done' });
          expect(longest.wait).toBeLessThan(4000);

          await other.query('begin');
          await other.query('lock table note in row exclusive mode');
          expect(await store.scrub(['note'], { rewritten: true })).toEqual({
            state: 'in_use',
            table: 'note',
          });
        }),
      60_000,
    );

    onPostgres(
      'is not kept by a vacuum elsewhere, which reads nothing for anybody',
      () =>
        besideAnother(kind, async ({ store }, other) => {
          const { db } = store;
          await sql`insert into note (id, site, conversation, cid, author, text, at)
            select n, 'demo', n, n, 'ann', repeat('x', 1000), 1 from generate_series(1, 2000) n`.execute(db);
          await other.query('set vacuum_cost_delay = 100');
          await other.query('set vacuum_cost_limit = 1');
          const slow = other.query('vacuum note').catch(() => {});
          const running = () => sql`select from pg_stat_progress_vacuum where datname = current_database()`;
          await vi.waitFor(async () => expect((await running().execute(db)).rows).toHaveLength(1), 10_000);
          expect(await store.scrub(['meta'])).toEqual({ state: 'done' });
          expect((await running().execute(db)).rows).toHaveLength(1);
          await sql`select pg_cancel_backend(pid) from pg_stat_progress_vacuum
            where datname = current_database()`.execute(db);
          await slow;
        }),
      30_000,
    );

    onPostgres(
      'is not quoted by the planner’s statistics either',
      async () => {
        const data = await kind.open();
        const { db } = data.store;
        const quoted = async () => {
          const { rows } = await sql<{ at: string }>`select tablename || '.' || attname as at from pg_stats
          where concat(most_common_vals, histogram_bounds) like '%canary%' order by at`.execute(db);
          return rows.map(({ at }) => at);
        };
        try {
          const conversation = `2611-${nanoid()}`;
          for (const n of Array.from({ length: 20 }, (_, i) => i)) {
            const note = { id: `n${n}`, site: 'demo', conversation, cid: `${n}`, author: 'ann', at: 1 };
            await db
              .insertInto('note')
              .values({ ...note, text: 'canary' })
              .execute();
            const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation: `2611-${nanoid()}` };
            await data.store.run(enter, { site: 'demo', at: Date.now(), locale: 'en', fresh });
          }
          await db.updateTable('conversation').set({ preview: 'canary' }).execute();
          await statement(data.store, 'analyze');
          expect((await quoted()).join()).toMatch(/conversation.*preview.*note\.text/);
          await db.updateTable('conversation').set({ preview: '' }).execute();
          await db.deleteFrom('note').execute();
          expect(await data.store.scrub(['conversation', 'note'])).toEqual({ state: 'done' });
          expect(await quoted()).toEqual([]);
        } finally {
          await data.dispose();
        }
      },
      30_000,
    );
  });
}
