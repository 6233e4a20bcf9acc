import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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

/** Who was erased, in a file that no restored database takes back: a line of JSON each, only ever added to. */
export interface ErasureLedger {
  /** Each erasure once; a line that was cut short by a crash is passed over. */
  read(): Promise<Erasure[]>;
  /** When the promise resolves, they survive a power cut. */
  add(erasures: readonly Erasure[]): Promise<void>;
}

/** Where a server or a command keeps its ledger. */
export function ledgerFile({ data, erasures }: { data: string; erasures: string | undefined }): string {
  return erasures ?? join(data, LEDGER);
}

/** The ledger in a file, which need not be there yet. */
export function createErasureLedger(file: string): ErasureLedger {
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch((error) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      const found = text.split('\n').flatMap((line) => erasureIn(line) ?? []);
      return [...new Map(found.map((each) => [each.id, each])).values()];
    },
    async add(erasures) {
      if (erasures.length === 0) return;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const handle = await open(file, 'a', 0o600);
      try {
        // One write, led by a line's end: what another process wrote, or a crash cut short, stays a line of its own.
        await handle.write(`\n${erasures.map((each) => JSON.stringify(each)).join('\n')}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

/** Takes over what another ledger has more; returns how many that were. */
export async function takeOver(to: ErasureLedger, from: ErasureLedger): Promise<number> {
  const known = new Set((await to.read()).map(({ id }) => id));
  const news = (await from.read()).filter(({ id }) => !known.has(id));
  await to.add(news);
  return news.length;
}

function erasureIn(line: string): Erasure | undefined {
  try {
    const found = JSON.parse(line) as Erasure;
    return typeof found.id === 'string' && typeof found.subject === 'string' ? found : undefined;
  } catch {
    return undefined;
  }
}
