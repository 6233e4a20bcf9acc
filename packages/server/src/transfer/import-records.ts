import type { Fault, Kind, KindName } from './kinds.ts';
import { type Format, readRecords } from './read-records.ts';

/** What to import, and how. */
export interface ImportOptions {
  name: KindName;
  kind: Kind;
  site: string;
  files: readonly { file: string; format: Format }[];
  /** Imports what is right where something is wrong; otherwise nothing is. */
  keepGoing: boolean;
  /** Only looks. */
  check: boolean;
  /** Told of each fault: `file:line: what`. */
  onFault(line: string): void;
}

/** How many records were found right, were imported, and were wrong. */
export interface Imported {
  right: number;
  imported: number;
  wrong: number;
}

/** Records written at once, so that they share commits. */
const AT_ONCE = 64;

/** Reads the files twice: once to see that everything is right, once to import it. What is there by the same name is replaced. */
export async function importRecords(options: ImportOptions): Promise<Imported> {
  let right = 0;
  let wrong = 0;
  for await (const one of checkedRecords(options)) {
    if ('record' in one) right += 1;
    else {
      wrong += 1;
      for (const fault of one.faults) options.onFault(fault);
    }
  }
  if (options.check || (wrong > 0 && !options.keepGoing)) return { right, wrong, imported: 0 };
  const { kind, site } = options;
  let imported = 0;
  let batch: Promise<void>[] = [];
  for await (const one of checkedRecords(options)) {
    if (!('record' in one)) continue;
    batch.push(kind.put(site, one.record));
    if (batch.length === AT_ONCE) {
      await Promise.all(batch);
      imported += batch.length;
      batch = [];
    }
  }
  await Promise.all(batch);
  return { right, wrong, imported: imported + batch.length };
}

type CheckedRecord = { record: object } | { faults: string[] };

async function* checkedRecords({ files, kind, name }: ImportOptions): AsyncGenerator<CheckedRecord> {
  const places = new Map<string, string>();
  for (const { file, format } of files) {
    for await (const found of readRecords({ file, format, kind, name })) {
      const place = `${file}:${found.line}`;
      if ('fault' in found) {
        yield { faults: [`${place}: ${found.fault}`] };
        continue;
      }
      const checked = kind.check(found.value);
      if ('faults' in checked) {
        const say = (fault: Fault) => `${file}:${found.lineOf?.(fault.path) ?? found.line}: ${said(fault)}`;
        yield { faults: checked.faults.map(say) };
        continue;
      }
      const id = String((checked.record as Record<string, unknown>)[kind.key]);
      const before = places.get(id);
      // The later one would replace the earlier one without a word.
      if (before !== undefined)
        yield { faults: [`${place}: ${kind.key} ${id} was there already, at ${before}`] };
      else {
        places.set(id, place);
        yield checked;
      }
    }
  }
}

function said({ path, message }: Fault): string {
  return path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
}
