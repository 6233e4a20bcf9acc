/** A record as cells by column: `address.city` for what is inside, JSON for lists. */
export type Flat = Record<string, string>;

/** Spreads a record over columns. */
export function flatten(value: object, prefix = ''): Flat {
  const flat: Flat = {};
  for (const [key, one] of Object.entries(value)) {
    if (one === undefined || one === null) continue;
    const column = `${prefix}${key}`;
    if (typeof one !== 'object') flat[column] = String(one);
    else if (Array.isArray(one) || !plainKeys(one)) flat[column] = JSON.stringify(one);
    else Object.assign(flat, flatten(one, `${column}.`));
  }
  return flat;
}

function plainKeys(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key !== '' && !key.includes('.'));
}

/** How cells of some columns are read; all others are text. */
export interface FlatReading {
  /** Columns of whole numbers. */
  numbers: ReadonlySet<string>;
  /** Columns that may hold JSON. */
  json: ReadonlySet<string>;
  /** Columns of true and false. */
  truths?: ReadonlySet<string>;
}

/** Gathers a record from its cells; an empty cell is nothing. Throws a SyntaxError that names the column. */
export function unflatten(flat: Flat, { numbers, json, truths }: FlatReading): Record<string, unknown> {
  const record: Record<string, unknown> = Object.create(null);
  for (const [column, cell] of Object.entries(flat)) {
    if (cell === '') continue;
    const isJson = json.has(column) && /^[[{]/.test(cell);
    // 39.00 is no whole number: read as 39 it would be another price.
    const isTruth = truths?.has(column) && /^(true|false)$/i.test(cell);
    const value =
      isJson || isTruth
        ? parsed(column, isTruth ? cell.toLowerCase() : cell)
        : numbers.has(column) && /^\d+$/.test(cell)
          ? Number(cell)
          : cell;
    place(record, column, value);
  }
  return record;
}

function parsed(column: string, cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    throw new SyntaxError(`${column}: this looks like JSON and is none.`);
  }
}

function place(record: Record<string, unknown>, column: string, value: unknown): void {
  const path = column.split('.');
  const last = path.pop() ?? '';
  let into = record;
  for (const key of path) {
    const found = into[key];
    if (found === undefined) into[key] = Object.create(null);
    else if (typeof found !== 'object' || found === null)
      throw new SyntaxError(`${column}: there is also a column for the whole of it.`);
    into = into[key] as Record<string, unknown>;
  }
  if (into[last] !== undefined) throw new SyntaxError(`${column}: there are also columns for parts of it.`);
  into[last] = value;
}
