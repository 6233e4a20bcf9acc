import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvFault, type CsvRow, readCsv } from './csv.ts';
import { type Flat, unflatten } from './flat.ts';
import type { Fault, Kind, KindName } from './kinds.ts';
import { MarkdownFault, readMarkdown } from './markdown.ts';
import { decode, readLines } from './read-lines.ts';

/** How a file is written. */
export const formats = ['csv', 'jsonl', 'md'] as const;
/** One of {@link formats}. */
export type Format = (typeof formats)[number];

/** What was found at a line of a file: a record, not yet checked, or why there is none. */
export type Found =
  | { line: number; value: unknown; lineOf?: (path: Fault['path']) => number }
  | { line: number; fault: string };

/** A file to be read. */
export interface Source {
  file: string;
  format: Format;
  kind: Kind;
  name: KindName;
}

/** Reads a file as it comes; what is wrong with a line is a value, so that the rest can be read. */
export async function* readRecords({ file, format, kind, name }: Source): AsyncGenerator<Found> {
  let line = 1;
  try {
    if (format === 'md') yield await readArticleFile(file);
    else {
      const texts = decode(createReadStream(file), { strict: true });
      const found = format === 'jsonl' ? readJsonl(texts) : readTable(texts, { kind, name });
      for await (const one of found) {
        line = one.line;
        yield one;
      }
    }
  } catch (error) {
    if (error instanceof CsvFault || error instanceof MarkdownFault) {
      yield { line: error.line, fault: error.message };
    } else if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      yield { line, fault: 'From here on, the file is not UTF-8; save it as UTF-8 and try again.' };
    } else throw error;
  }
}

async function readArticleFile(file: string): Promise<Found> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  const { value, lines } = readMarkdown(text, decodeURIComponent(basename(file).replace(/\.\w+$/, '')));
  const lineOf = ([first, second]: Fault['path']) =>
    lines.get(`${String(first)}.${String(second)}`) ?? lines.get(String(first)) ?? 1;
  return { line: 1, value, lineOf };
}

async function* readJsonl(texts: AsyncIterable<string>): AsyncGenerator<Found> {
  for await (const { line, text } of readLines(texts)) {
    if (text.trim() === '') continue;
    try {
      yield { line, value: JSON.parse(text) };
    } catch {
      yield { line, fault: 'This is not JSON.' };
    }
  }
}

async function* readTable(
  texts: AsyncIterable<string>,
  { kind, name }: Pick<Source, 'kind' | 'name'>,
): AsyncGenerator<Found> {
  let columns: string[] | undefined;
  let group: Row[] = [];
  for await (const row of readCsv(texts)) {
    if (columns === undefined) {
      columns = columnsOf(row);
      continue;
    }
    const next = { line: row.line, flat: flatOf(columns, row) };
    const key = next.flat[kind.key];
    const joins = name === 'orders' && key !== '' && group[0]?.flat[kind.key] === key;
    if (!joins && group.length > 0) yield recordOf(group, kind);
    group = joins ? [...group, next] : [next];
  }
  if (group.length > 0) yield recordOf(group, kind);
}

interface Row {
  line: number;
  flat: Flat;
}

function columnsOf({ line, cells }: CsvRow): string[] {
  const columns = cells.map((cell) => cell.trim());
  const twice = columns.find((one, i) => one !== '' && columns.indexOf(one) !== i);
  if (twice !== undefined) throw new CsvFault(line, `The column ${twice} is there twice.`);
  return columns;
}

function flatOf(columns: readonly string[], { line, cells }: CsvRow): Flat {
  const more = cells.findIndex((cell, i) => cell !== '' && (columns[i] ?? '') === '');
  if (more >= 0) throw new CsvFault(line, `Cell ${more + 1} has no column in the first line.`);
  return Object.fromEntries(
    columns.flatMap((column, i) => (column === '' ? [] : [[column, cells[i] ?? '']])),
  );
}

/** One record of its rows: those of an order have an item each. */
function recordOf(rows: readonly Row[], { flat }: Kind): Found {
  const [first] = rows as [Row];
  let line = first.line;
  try {
    const records = rows.map((row) => {
      line = row.line;
      return unflatten(row.flat, flat);
    });
    const { item: _one, ...whole } = records[0] ?? {};
    const items = records.flatMap(({ item }) => (item === undefined ? [] : [item]));
    const differs = rows.findIndex((row) => changedColumn(first.flat, row.flat) !== undefined);
    if (differs > 0) {
      const row = rows[differs] as Row;
      return {
        line: row.line,
        fault: `${changedColumn(first.flat, row.flat)}: not what the order's first row has.`,
      };
    }
    const isOrder = Object.keys(first.flat).some((column) => column.startsWith('item.'));
    const value = isOrder ? { ...whole, items } : whole;
    const lineOf = ([field, at]: Fault['path']) =>
      (field === 'items' && typeof at === 'number' ? rows[at]?.line : undefined) ?? first.line;
    return { line: first.line, value, lineOf };
  } catch (error) {
    if (error instanceof SyntaxError) return { line, fault: error.message };
    throw error;
  }
}

/** A column of the order itself that a later row has filled differently. */
function changedColumn(first: Flat, row: Flat): string | undefined {
  return Object.keys(row).find((column) => {
    const cell = row[column] ?? '';
    return !column.startsWith('item.') && cell !== '' && cell !== first[column];
  });
}
