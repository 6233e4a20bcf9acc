import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteQueryCompiler,
} from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrationsOf } from './migrate.ts';
import type { StoreKind } from './unit.ts';

/** What a migration would have done, statement by statement. */
async function statementsOf(kind: StoreKind, name: string): Promise<string[]> {
  const statements: string[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () =>
        kind === 'postgres' ? new PostgresQueryCompiler() : new SqliteQueryCompiler(),
    },
    log: ({ query }) => void statements.push(query.sql.replace(/["\s]+/g, ' ').trim()),
  });
  await migrationsOf(kind)[name]?.up(db);
  return statements;
}

/** Why nodes of the version before could not go on beside this statement; undefined where they can. */
function whatBreaks(statement: string, own: ReadonlySet<string>): string | undefined {
  const lower = statement.toLowerCase();
  const table =
    /^(?:alter|create) table (?:if not exists )?(\w+)|^create (?:unique )?index \w+ on (\w+)/.exec(lower);
  if (own.has(table?.[1] ?? table?.[2] ?? '')) return undefined;
  if (/^(create (table|index|function|trigger)|set local|lock table)/.test(lower)) return undefined;
  if (/^alter table \w+ alter column \w+ set storage/.test(lower)) return undefined;
  if (/^create unique index/.test(lower)) return 'older nodes may write what the index refuses';
  if (!/^alter table \w+ add column/.test(lower)) return 'it takes away or changes what older nodes use';
  return /not null/.test(lower) && !/default/.test(lower) ? 'older nodes leave the column out' : undefined;
}

/** Statements that do change what is there, and why nodes of the version before go on nevertheless. */
const known: Record<string, RegExp> = {
  // A table becomes a partition of a new one of its own name and columns, within one transaction.
  '0005-months': /^alter table (conversation|event) (rename to \w+_rest|attach partition \w+ default)$/i,
};

const tableMadeBy = (statement: string) => /^create table (\w+)/i.exec(statement)?.[1]?.toLowerCase();

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(`upgrades on ${kind}`, () => {
    test.each(Object.keys(migrationsOf(kind)))(
      '%s only adds, so nodes of the version before go on',
      async (name) => {
        const statements = await statementsOf(kind, name);
        expect(statements).not.toEqual([]);
        const own = new Set(statements.flatMap((statement) => tableMadeBy(statement) ?? []));
        // Its new tables have the names of those that were there.
        if (name === '0005-months') own.clear();
        const broken = statements.filter(
          (statement) => !known[name]?.test(statement) && whatBreaks(statement, own),
        );
        expect(broken).toEqual([]);
      },
    );
  });
}

test.each([
  'drop table note',
  'alter table note drop column text',
  'alter table note rename column text to words',
  'alter table note alter column text type integer',
  'alter table note add column color text not null',
  'create unique index note_text on note (text)',
  'delete from note',
])('"%s" would be found', (statement) => {
  expect(whatBreaks(statement, new Set(['other']))).toBeDefined();
});
