import { chmod, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import Libsql from 'libsql';
import { type ChainHead, headText } from '../audit/verify.ts';
import { putFile, syncFile, syncFolder } from '../disk/durable.ts';
import { createErasureLedger, LEDGER, takeOver } from '../privacy/erasure-ledger.ts';

/** What a folder of a backup holds beside this note. */
export interface BackupNote {
  zaine: 1;
  at: string;
  files: number;
  secrets: boolean;
  /** The ends of the audit trail, see `zaine audit verify --head`. */
  audit?: string[];
}

/** Where the data is, where the backup goes, and what goes along. */
export interface BackUpOptions {
  data: string;
  /** A path that ends in `.db` takes the database alone, any other one is a folder for everything. */
  to: string;
  secrets: boolean;
  /** The files in which it is kept who was erased; it goes beside the backup, where the next restore looks for it. */
  erasures: readonly string[];
  now: Date;
}

/** The name of the database in the data folder and in a backup. */
export const DATABASE = 'zaine.db';
/** The name of the note. */
export const NOTE = 'backup.json';

/** Copies the embedded store as it is at one moment; a server that runs on it goes on. Refuses a target that exists. */
export async function backUp(options: BackUpOptions): Promise<BackupNote | undefined> {
  const { data, to, erasures } = options;
  const source = join(data, DATABASE);
  if (!(await exists(source))) throw new Error(`There is no ${DATABASE} in ${data}; is ZAINE_DATA right?`);
  if (await exists(to)) throw new Error(`${to} is there already; a backup never replaces another.`);
  const note = to.endsWith('.db') ? await copyAlone(source, options) : await copyAll(source, options);
  const beside = createErasureLedger([join(dirname(resolve(to)), LEDGER)]);
  await takeOver(beside, createErasureLedger(erasures));
  await syncFolder(dirname(to));
  return note;
}

async function copyAlone(source: string, { to, secrets }: BackUpOptions): Promise<undefined> {
  if (secrets) throw new Error('Secrets go into a folder; name one instead of a .db file.');
  await copyDatabase(source, to);
}

async function copyAll(source: string, { data, to, secrets, now }: BackUpOptions): Promise<BackupNote> {
  // Complete or not there: the name is given at the end.
  const half = `${to}.part`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  await copyDatabase(source, join(half, DATABASE));
  const audit = headsIn(join(half, DATABASE));
  const note: BackupNote = { zaine: 1, at: now.toISOString(), files: 0, secrets, audit };
  // After the database: what its rows name was in the folder before.
  note.files = await copyFiles(join(data, 'files'), join(half, 'files'));
  if (secrets) await copyPrivately(join(data, 'secrets.json'), join(half, 'secrets.json'));
  await putFile(join(half, NOTE), `${JSON.stringify(note, null, 2)}\n`);
  await rename(half, to);
  return note;
}

async function copyDatabase(source: string, to: string): Promise<void> {
  const from = new Libsql(source);
  try {
    from.prepare('pragma busy_timeout = 10000').all();
    from.prepare('vacuum into ?').run(to);
  } finally {
    from.close();
  }
  await chmod(to, 0o600);
  await syncFile(to);
  checkDatabase(to);
}

function headsIn(file: string): string[] {
  const db = new Libsql(file);
  try {
    // A store that a server of an earlier version wrote has no chain.
    if (db.prepare("select 1 from sqlite_master where name = 'audit_link'").all().length === 0) return [];
    const ends = db.prepare('select site, max(seq) as seq, hash from audit_link group by site order by site');
    return (ends.all() as ChainHead[]).map(headText);
  } finally {
    db.close();
  }
}

/** Throws where the file is no whole database of Zaine's. */
export function checkDatabase(file: string): void {
  const db = new Libsql(file);
  try {
    const [first] = db.prepare('pragma integrity_check').all() as { integrity_check: string }[];
    if (first?.integrity_check !== 'ok') throw new Error(`it is damaged: ${first?.integrity_check}`);
    db.prepare("select value from meta where key = 'epoch'").all();
  } catch (error) {
    throw new Error(`${file} is no database of Zaine's: ${error instanceof Error ? error.message : error}`);
  } finally {
    db.close();
  }
}

/** Copies all files that people sent; those half-written are left out. */
export async function copyFiles(from: string, to: string): Promise<number> {
  let count = 0;
  for (const folder of await listed(from)) {
    const names = (await listed(join(from, folder))).filter((name) => !name.startsWith('.'));
    if (names.length > 0) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
    for (const name of names) {
      // Erased since it was listed: then it is not to be kept either.
      const copied = await copyPrivately(join(from, folder, name), join(to, folder, name));
      if (copied) count += 1;
    }
  }
  return count;
}

async function listed(folder: string): Promise<string[]> {
  return readdir(folder).catch((error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

/** False where there is no such file. */
export async function copyPrivately(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  await chmod(to, 0o600);
  return true;
}

/** Whether something has this name. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
