import { CompiledQuery, type KyselyPlugin, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Store } from '../store/store.ts';
import { testStores } from '../testing/test-store.ts';
import { createErasureLedger } from './erasure-ledger.ts';
import { createErasures } from './repeat-erasures.ts';

/** Tells of every query asked through it. */
function overheard({ db, ...store }: Store, heard: CompiledQuery[]): Store {
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      heard.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { ...store, db: db.withPlugin(plugin) } as Store;
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`comparing the list of the erased with the audit trail, on ${kind.name}`, () => {
    test('looks at the erasures in a long trail, and at nothing else', async () => {
      const data = await kind.open();
      const { store } = data;
      try {
        const numbers =
          kind.name === 'postgres'
            ? sql`select n from generate_series(1, 5000) n`
            : sql`with recursive up (n) as (select 1 union all select n + 1 from up where n < 5000) select n from up`;
        await sql`insert into site (id, settings, created_at) values ('demo', '{}', 1)`.execute(store.db);
        await sql`insert into audit (id, site, at, action, actor, subject, detail)
          select 'a-' || n, 'demo', n, case n when 7 then 'customer_erased' else 'sign_in' end, 'key', 'hash', '{}'
          from (${numbers}) numbered`.execute(store.db);
        await sql`analyze`.execute(store.db);
        const heard: CompiledQuery[] = [];
        const ledger = createErasureLedger([`${data.env.ZAINE_DATA}/erased.jsonl`]);
        const privacy = { eraseAgain: async () => true };
        await createErasures({ store: overheard(store, heard), privacy, ledger }).note();
        expect((await ledger.read()).map(({ id }) => id)).toEqual(['a-7']);
        expect(heard).toHaveLength(1);
        const [{ sql: asked, parameters }] = heard as [CompiledQuery];
        const given = parameters.map((each) => `'${each}'`).join();
        const rows = await store.db.connection().execute(async (one) => {
          if (kind.name === 'sqlite')
            return (await one.executeQuery(CompiledQuery.raw(`explain query plan ${asked}`, [...parameters])))
              .rows;
          // As after a few times: what a parameter is is not looked at.
          await sql`set plan_cache_mode = force_generic_plan`.execute(one);
          await sql.raw(`prepare asked as ${asked}`).execute(one);
          return (await sql.raw(`explain execute asked ${given && `(${given})`}`).execute(one)).rows;
        });
        const plan = rows.map((row) => Object.values(row as object).join(' ')).join('\n');
        expect(plan).toContain('audit_erasures');
      } finally {
        await data.dispose();
      }
    });
  });
}
