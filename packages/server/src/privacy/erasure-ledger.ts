import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { addToFile } from '../disk/durable.ts';

/** That a customer was erased, as the audit trail says it: by the hash of site and id, never by who it was. */
export interface Erasure {
  /** The id of its entry in the audit trail. */
  id: string;
  site: string;
  /** When the site's row was made, in milliseconds: another database's site of the same name has another one. */
  since: number;
  /** Milliseconds since 1970. */
  at: number;
  actor: string;
  subject: string;
  detail: string;
}

/** The file's name, in the data folder and beside backups. */
export const LEDGER = 'erased.jsonl';

/** Who was erased, in files that no restored database takes back: a line of JSON each, only ever added to. */
export interface ErasureLedger {
  /** Each erasure once, wherever it stands; a line that was cut short by a crash is passed over. */
  read(): Promise<Erasure[]>;
  /** Each file is given what it lacks, of these and of what stands in the others. When the promise resolves, it survives a power cut. */
  add(erasures: readonly Erasure[]): Promise<void>;
}

/** Where a server or a command keeps its ledger: in the data folder, and where `ZAINE_ERASURES` says. */
export function ledgerFiles({ data, erasures }: { data: string; erasures: string | undefined }): string[] {
  const own = join(data, LEDGER);
  return erasures === undefined || resolve(erasures) === resolve(own) ? [own] : [own, erasures];
}

/** The ledger in files, which need not be there yet. */
export function createErasureLedger(files: readonly string[]): ErasureLedger {
  return {
    async read() {
      return [...byId((await Promise.all(files.map(readFrom))).flat()).values()];
    },
    async add(erasures) {
      const held = await Promise.all(files.map(readFrom));
      const all = byId([...held.flat(), ...erasures]);
      const written = files.map((file, i) => append(file, missingIn(all, held[i] ?? [])));
      // A place that is away keeps no other one from being written.
      for (const each of await Promise.allSettled(written)) if (each.status === 'rejected') throw each.reason;
    },
  };
}

/** Takes over what another ledger has more; returns how many that were. */
export async function takeOver(to: ErasureLedger, from: ErasureLedger): Promise<number> {
  const [known, offered] = await Promise.all([to.read(), from.read()]);
  await to.add(offered);
  return missingIn(byId(offered), known).length;
}

const byId = (erasures: readonly Erasure[]) => new Map(erasures.map((each) => [each.id, each]));

function missingIn(all: ReadonlyMap<string, Erasure>, held: readonly Erasure[]): Erasure[] {
  const known = byId(held);
  return [...all.values()].filter(({ id }) => !known.has(id));
}

async function readFrom(file: string): Promise<Erasure[]> {
  const text = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => erasureIn(line) ?? []);
}

async function append(file: string, erasures: readonly Erasure[]): Promise<void> {
  if (erasures.length === 0) return;
  // Led by a line's end: what another process wrote, or a crash or a full disk cut short, stays a line of its own.
  await addToFile(file, `\n${erasures.map((each) => JSON.stringify(each)).join('\n')}\n`);
}

function erasureIn(line: string): Erasure | undefined {
  try {
    const found = JSON.parse(line) as Erasure;
    return typeof found.id === 'string' && typeof found.subject === 'string' ? found : undefined;
  } catch {
    return undefined;
  }
}
