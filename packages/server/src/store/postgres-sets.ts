import { nanoid } from 'nanoid';
import type pg from 'pg';
import { prepared } from './postgres-statements.ts';
import type { Rows, SetStatement } from './unit.ts';

/** Rows of parameters that one asker has for a set statement, and for a guarded one the version of its row. */
export interface Asker {
  given: readonly (readonly unknown[])[];
  version?: string | undefined;
}

/** A set statement and who asks it. */
export interface Part {
  set: SetStatement;
  askers: readonly Asker[];
}

/** PostgreSQL's code for what a guarded statement does where a row was another version: it divides by zero. */
export const OTHER_VERSION = '22012';

/**
 * Asks a set statement once for several askers, each with rows of parameters; the rows found for each of them. Throws at
 * once, before anything is sent, where a parameter is not of its column's type.
 */
export function askSet(client: Pick<pg.ClientBase, 'query'>, { set, askers }: Part): Promise<Rows[]> {
  const values = givenOf(set, askers);
  return client.query({ ...prepared(set.many, () => withGiven(set)), values }).then(({ rows }) => {
    const found: Rows[] = askers.map(() => []);
    for (const row of rows as Rows) found[row.n as number]?.push(row);
    return found;
  });
}

/**
 * Changes rows of which each asker knows the version, and in the same statement asks others, which see nothing of the
 * change and whose rows nobody wants; the version that all rows have once the transaction is committed. Rejects with
 * {@link OTHER_VERSION} when one was another. Throws at once, before anything is sent, where a parameter is not of its
 * column's type.
 */
export function changeGuarded(
  client: Pick<pg.ClientBase, 'query'>,
  change: Part,
  others: readonly Part[] = [],
): Promise<string | undefined> {
  const parts = [change, ...others];
  const values = parts.flatMap(({ set, askers }) => givenOf(set, askers));
  const name = parts.map(({ set }) => set.many).join(';');
  const text = () =>
    guarded(
      change.set,
      others.map(({ set }) => set),
    );
  return client
    .query({ ...prepared(name, text), values })
    .then(({ rows }) => (rows as { version: string }[])[0]?.version);
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

/** What stands between the texts of a column, and for one that is missing: characters that texts hardly ever have. */
const MARKS = { between: '\u001e', missing: '\u001f' };
type Marks = typeof MARKS;

/**
 * The askers' parameters as `given` takes them: the marks and the number of rows, then a value for each column. Taking
 * a JSON of rows apart costs both sides three times as much.
 */
function givenOf({ columns, guard }: SetStatement, askers: readonly Asker[]): unknown[] {
  const rows: (readonly unknown[])[] = [];
  const own: unknown[] = [];
  for (const [n, { given, version }] of askers.entries()) {
    for (const params of given) {
      rows.push(params);
      own.push(guard ? version : n);
    }
  }
  const types = Object.values(columns);
  const marks = marksFor(rows, types);
  const values = types.map((type, at) =>
    type === 'text' ? textsOf(rows, at, marks) : listOf(rows.map((params) => params[at])),
  );
  return [marks.between, marks.missing, rows.length, listOf(own), ...values];
}

/** The usual marks, or where somebody's text has them, others that none can have foreseen. */
function marksFor(rows: readonly (readonly unknown[])[], types: readonly string[]): Marks {
  for (const params of rows) {
    for (let at = 0; at < types.length; at++) {
      const value = params[at];
      if (types[at] === 'text' && typeof value === 'string' && holdsMark(value))
        return { between: nanoid(), missing: nanoid() };
    }
  }
  return MARKS;
}

function holdsMark(value: string): boolean {
  return value.includes(MARKS.between) || value === MARKS.missing;
}

/** Texts, each with a mark after it, as an empty one would else be none. */
function textsOf(rows: readonly (readonly unknown[])[], at: number, { between, missing }: Marks): string {
  let texts = '';
  for (const params of rows) texts += `${params[at] ?? missing}${between}`;
  return texts;
}

/** An array of numbers as PostgreSQL writes it. Throws a TypeError at anything else, which could be more than one value. */
function listOf(values: readonly unknown[]): string {
  return `{${values.map(numberOf)}}`;
}

function numberOf(value: unknown): unknown {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || (typeof value === 'string' && DIGITS.test(value))) return value;
  throw new TypeError(`A column of numbers was given a ${typeof value}.`);
}

const DIGITS = /^-?\d+$/;

/** `first` is where the statement's own parameters begin, as {@link givenOf} lists them. */
function withGiven({ many, columns }: SetStatement, first = 1): string {
  return `with ${givenWith({ n: 'int', ...columns }, first)} ${many}`;
}

/**
 * A row's `xmin` is the transaction that wrote it, so all that one has changed are of one version. Rows found are
 * counted against rows given, the third parameter.
 */
function guarded({ many, columns }: SetStatement, others: readonly SetStatement[]): string {
  const own = { version: 'xid', ...columns };
  let first = 4 + Object.keys(own).length;
  const beside = others.map((set, at) => {
    const text = `beside_${at} as (${withGiven(set, first)})`;
    first += 4 + Object.keys(set.columns).length;
    return text;
  });
  const changed = `changed as (with ${givenWith(own, 1)}
    ${many} and (given.version is null or conversation.xmin = given.version) returning 1)`;
  return `with ${[changed, ...beside]}
    select pg_current_xact_id()::xid::text as version,
      1 / (select (count(*) = $3::int)::int from changed) as whole`;
}

function givenWith(columns: Readonly<Record<string, string>>, first: number): string {
  const names = Object.keys(columns);
  const [between, missing, count] = [first, first + 1, first + 2];
  const lists = Object.values(columns).map((type, i) => {
    const at = `$${first + 3 + i}`;
    return type === 'text'
      ? `(string_to_array(${at}, $${between}, $${missing}))[:$${count}::int]`
      : `${at}::${type}[]`;
  });
  return `given as (select * from unnest(${lists}) as given(${names}))`;
}

/** `?` as `$1`, `$2` and so on. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}
