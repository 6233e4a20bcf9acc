import { createWriteStream } from 'node:fs';
import { readdir, rename, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createKnowledge } from '../knowledge/built-in-knowledge.ts';
import { createOwnIntents } from '../knowledge/own-intents.ts';
import { createBuiltInShop } from '../shop/adapters/built-in.ts';
import type { Store } from '../store/store.ts';
import { exportCsv, exportJsonl, exportMarkdown } from '../transfer/export-records.ts';
import { importRecords } from '../transfer/import-records.ts';
import { createKinds, type KindName, kindNames } from '../transfer/kinds.ts';
import { type Format, formats } from '../transfer/read-records.ts';
import { withStore } from './with-store.ts';

/** Faults that are told one by one; of more the number is enough. */
const MOST_TOLD = 100;

/** `zaine import articles|orders|customers FILE…`: all of it or, where something is wrong, none of it. */
export async function importFiles(
  what: string,
  paths: readonly string[],
  options: { site?: string; format?: string; keepGoing?: boolean; check?: boolean },
): Promise<void> {
  const name = kindOf(what);
  const files = (await Promise.all(paths.map((path) => filesOf(path, name, options.format)))).flat();
  let told = 0;
  await withStore(async (store, config) => {
    const { right, wrong, imported } = await importRecords({
      name,
      kind: kindsOver(store)[name],
      site: options.site ?? config.site,
      files,
      keepGoing: options.keepGoing ?? false,
      check: options.check ?? false,
      onFault(line) {
        told += 1;
        if (told <= MOST_TOLD) process.stderr.write(`${line}\n`);
      },
    });
    if (told > MOST_TOLD) process.stderr.write(`… and ${told - MOST_TOLD} more.\n`);
    const done = options.check ? `${right} ${name} can be imported` : `${imported} ${name} imported`;
    process.stdout.write(`${done}.\n`);
    if (wrong === 0) return;
    const rest = options.keepGoing || options.check ? 'left out' : 'wrong, so nothing was imported';
    throw new Error(`${wrong} ${wrong === 1 ? 'record' : 'records'} ${rest}; see above.`);
  });
}

/** `zaine export articles|orders|customers [FILE|FOLDER]`: to a file, a folder of Markdown, or stdout. */
export async function exportFile(
  what: string,
  target: string | undefined,
  options: { site?: string; format?: string },
): Promise<void> {
  const name = kindOf(what);
  const toStdout = target === undefined || target === '-';
  const format = formatOf(toStdout ? '' : target, name, options.format ?? (toStdout ? 'jsonl' : undefined));
  await withStore(async (store, config) => {
    const from = { name, kind: kindsOver(store)[name], site: options.site ?? config.site };
    if (format === 'md') {
      if (toStdout) throw new Error('Markdown is a file for each article; name a folder.');
      const count = await exportMarkdown(from, target);
      process.stdout.write(`${count} articles are in ${target}.\n`);
      return;
    }
    const texts = Readable.from(format === 'csv' ? exportCsv(from) : exportJsonl(from));
    if (toStdout) return pipeline(texts, process.stdout, { end: false });
    // Whoever reads the file meanwhile sees the old one or the whole new one.
    await pipeline(texts, createWriteStream(`${target}.part`, { mode: 0o600 }));
    await rename(`${target}.part`, target);
    process.stdout.write(`${name} are in ${target}.\n`);
  });
}

function kindsOver(store: Store) {
  return createKinds({
    store,
    knowledge: createKnowledge(store, Date.now),
    shop: createBuiltInShop(store, Date.now),
    intents: createOwnIntents(store.db, Date.now),
  });
}

function kindOf(what: string): KindName {
  const name = kindNames.find((one) => one === what);
  if (!name) throw new Error(`"${what}" cannot be carried; ${kindNames.join(', ')} can.`);
  return name;
}

function formatOf(path: string, name: KindName, given: string | undefined): Format {
  const ending = given ?? extname(path).slice(1).toLowerCase();
  const meant = ending === 'markdown' || (ending === '' && name === 'articles') ? 'md' : ending;
  const format = formats.find((one) => one === (meant === 'ndjson' ? 'jsonl' : meant));
  if (!format) throw new Error(`${path}: name the file .csv, .jsonl or .md, or say --format.`);
  if (format === 'md' && name !== 'articles') throw new Error(`Markdown is for articles, not for ${name}.`);
  return format;
}

/** A folder stands for the files in it that can be read. */
async function filesOf(path: string, name: KindName, format: string | undefined) {
  if (!(await stat(path)).isDirectory()) return [{ file: path, format: formatOf(path, name, format) }];
  const readable = (file: string) => /\.(csv|jsonl|ndjson|md|markdown)$/i.test(file) && !file.startsWith('.');
  const inside = (await readdir(path)).filter(readable).sort();
  return inside.map((file) => ({ file: join(path, file), format: formatOf(file, name, format) }));
}
