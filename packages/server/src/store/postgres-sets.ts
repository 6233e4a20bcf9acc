import type pg from 'pg';
import { prepared } from './postgres-statements.ts';
import type { Rows, SetStatement } from './unit.ts';

/** Asks a set statement once for several askers, each with rows of parameters; the rows found for each of them. */
export async function askSet(
  client: Pick<pg.ClientBase, 'query'>,
  set: SetStatement,
  askers: readonly (readonly (readonly unknown[])[])[],
): Promise<Rows[]> {
  const answer = await client.query({
    ...prepared(set.many, () => withGiven(set)),
    values: [givenOf(set, askers)],
  });
  const found: Rows[] = askers.map(() => []);
  for (const row of answer.rows as Rows) found[row.n as number]?.push(row);
  return found;
}

/** The askers' parameters as the JSON that `given` is read from. */
function givenOf({ columns }: SetStatement, askers: readonly (readonly (readonly unknown[])[])[]): string {
  const names = Object.keys(columns);
  const given: Record<string, unknown>[] = [];
  for (const [n, rows] of askers.entries()) {
    for (const params of rows) {
      const one: Record<string, unknown> = { n };
      for (let i = 0; i < names.length; i++) one[names[i] as string] = params[i];
      given.push(one);
    }
  }
  return JSON.stringify(given);
}

function withGiven({ many, columns }: SetStatement): string {
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return `with given as (select * from json_to_recordset($1::json) as given(n int, ${types.join(', ')})) ${many}`;
}

/** `?` as `$1`, `$2` and so on. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}
