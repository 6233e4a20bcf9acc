import type { SetStatement } from './unit.ts';

/** A statement that deletes the rows of a table whose column has a value, within a site. */
export function removal({
  table,
  column,
  rank,
}: {
  table: string;
  column: string;
  rank: number;
}): SetStatement {
  return {
    one: `delete from ${table} where ${column} = ? and site = ?`,
    many: `delete from ${table} using given where ${table}.${column} = given.key and ${table}.site = given.site`,
    columns: { key: 'text', site: 'text' },
    rank,
  };
}
