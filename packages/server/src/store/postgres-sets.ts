import type pg from 'pg';
import { prepared } from './postgres-statements.ts';
import type { Rows, SetStatement } from './unit.ts';

/** Rows of parameters that one asker has for a set statement, and for a guarded one the version of its row. */
export interface Asker {
  given: readonly (readonly unknown[])[];
  version?: string | undefined;
}

/** PostgreSQL's code for what a guarded statement does where a row was another version: it divides by zero. */
export const OTHER_VERSION = '22012';

/** Asks a set statement once for several askers, each with rows of parameters; the rows found for each of them. */
export async function askSet(
  client: Pick<pg.ClientBase, 'query'>,
  set: SetStatement,
  askers: readonly Asker[],
): Promise<Rows[]> {
  const answer = await client.query({
    ...prepared(set.many, () => withGiven(set)),
    values: [givenOf(set, askers)],
  });
  const found: Rows[] = askers.map(() => []);
  for (const row of answer.rows as Rows) found[row.n as number]?.push(row);
  return found;
}

/**
 * Changes rows of which each asker knows the version; the version that all of them have once the transaction is
 * committed. Rejects with {@link OTHER_VERSION} when one was another.
 */
export async function changeGuarded(
  client: Pick<pg.ClientBase, 'query'>,
  set: SetStatement,
  askers: readonly Asker[],
): Promise<string> {
  const answer = await client.query({
    ...prepared(set.many, () => guarded(set)),
    values: [givenOf(set, askers)],
  });
  return (answer.rows as { version: string }[])[0]?.version ?? '';
}

/**
 * Holds conversations in an order that is the same on every node: two transactions that hold several each do not
 * wait for each other in a ring.
 */
export async function holdInOrder(
  client: Pick<pg.ClientBase, 'query'>,
  keys: readonly string[],
): Promise<void> {
  await client.query({ ...prepared(holdAll), values: [JSON.stringify(keys)] });
}

const holdAll = `select count(*) from json_array_elements_text($1::json) given(id),
  lateral (select from conversation where conversation.id = given.id for update) held`;

/** The askers' parameters as the JSON that `given` is read from. */
function givenOf({ columns, guard }: SetStatement, askers: readonly Asker[]): string {
  const names = Object.keys(columns);
  const all: Record<string, unknown>[] = [];
  for (const [n, { given, version }] of askers.entries()) {
    for (const params of given) {
      const one: Record<string, unknown> = guard ? { version } : { n };
      for (let i = 0; i < names.length; i++) one[names[i] as string] = params[i];
      all.push(one);
    }
  }
  return JSON.stringify(all);
}

function withGiven({ many, columns }: SetStatement): string {
  return `with ${givenWith({ n: 'int', ...columns })} ${many}`;
}

/** A row's `xmin` is the transaction that wrote it, so all that one has changed are of one version. */
function guarded({ many, columns }: SetStatement): string {
  return `with ${givenWith({ version: 'xid', ...columns })}, changed as (
    ${many} and (given.version is null or conversation.xmin = given.version) returning 1)
    select pg_current_xact_id()::xid::text as version,
      1 / (select (count(*) = (select count(*) from changed))::int from given) as whole`;
}

function givenWith(columns: Readonly<Record<string, string>>): string {
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return `given as (select * from json_to_recordset($1::json) as given(${types.join(', ')}))`;
}

/** `?` as `$1`, `$2` and so on. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}
