import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article, Order } from '@zaine/protocol';
import { csvLine } from './csv.ts';
import { type Flat, flatten } from './flat.ts';
import type { Kind, KindName } from './kinds.ts';
import { writeMarkdown } from './markdown.ts';

/** What to export. */
export interface ExportOptions {
  name: KindName;
  kind: Kind;
  site: string;
}

/** Every record as a line of JSON. */
export async function* exportJsonl({ kind, site }: ExportOptions): AsyncGenerator<string> {
  for await (const record of kind.list(site)) yield `${JSON.stringify(record)}\n`;
}

/** Every record as a row, orders as one for each item, under columns for all fields that any of them has. */
export async function* exportCsv({ kind, name, site }: ExportOptions): AsyncGenerator<string> {
  const columns = new Set([kind.key]);
  for await (const record of kind.list(site)) {
    for (const row of rowsOf(name, record)) for (const column of Object.keys(row)) columns.add(column);
  }
  const names = [...columns];
  // Without it, spreadsheets take UTF-8 for something else.
  yield `\uFEFF${csvLine(names)}`;
  for await (const record of kind.list(site)) {
    for (const row of rowsOf(name, record)) yield csvLine(names.map((column) => row[column] ?? ''));
  }
}

/** A file for each article, named after its id. Returns how many. */
export async function exportMarkdown({ kind, site }: ExportOptions, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  for await (const record of kind.list(site)) {
    const article = record as Article;
    await writeFile(join(folder, `${encodeURIComponent(article.id)}.md`), writeMarkdown(article));
    count += 1;
  }
  return count;
}

function rowsOf(name: KindName, record: object): Flat[] {
  if (name !== 'orders') return [flatten(record)];
  const { items, ...whole } = record as Order;
  const [first, ...more] = items.map((item) => flatten({ item }));
  const { number } = whole;
  return [{ ...flatten(whole), ...first }, ...more.map((item) => ({ number, ...item }))];
}
