import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import Libsql from 'libsql';
import { nanoid } from 'nanoid';
import { syncFile, syncFolder } from '../disk/durable.ts';
import { createErasureLedger, LEDGER, takeOver } from '../privacy/erasure-ledger.ts';
import {
  type BackupNote,
  checkDatabase,
  copyFiles,
  copyPrivately,
  DATABASE,
  exists,
  NOTE,
} from './back-up.ts';

/** Where the backup is and where it goes. */
export interface RestoreOptions {
  /** A folder that `backUp` made, or a database alone. */
  from: string;
  data: string;
  /** The files in which it is kept who was erased; what lies beside the backup is added. */
  erasures: readonly string[];
  /** What is there already is put aside rather than being a reason to refuse. */
  force: boolean;
  now: Date;
}

/** What a restore did. */
export interface Restored {
  files: number;
  secrets: boolean;
  /** Where what was there before is now. */
  aside: string | undefined;
}

/**
 * Puts a backup in place of the embedded store. The store gets another epoch, by which clients know that what
 * they remember of the time since is no more. Refuses while a server runs on it.
 */
export async function restore({ from, data, erasures, force, now }: RestoreOptions): Promise<Restored> {
  const isFolder = (await stat(from)).isDirectory();
  if (isFolder && !(await exists(join(from, DATABASE))))
    throw new Error(`There is no ${DATABASE} in ${from}.`);
  await mkdir(data, { recursive: true, mode: 0o700 });
  const target = join(data, DATABASE);
  const occupied = await exists(target);
  if (occupied && !force)
    throw new Error(`${target} is there already. With --force it is put aside, and this takes its place.`);
  if (occupied) refuseWhileOpen(target);
  // Everything that can go wrong does so before anything is moved.
  const fresh = `${target}.restoring`;
  await rm(fresh, { force: true });
  await copyPrivately(isFolder ? join(from, DATABASE) : from, fresh);
  checkDatabase(fresh);
  renewEpoch(fresh);
  await syncFile(fresh);
  const beside = createErasureLedger([join(dirname(resolve(from)), LEDGER)]);
  await takeOver(createErasureLedger(erasures), beside);
  const note = isFolder ? await readNote(from) : undefined;
  const aside = occupied
    ? await putAside(data, { now, files: isFolder, secrets: note?.secrets ?? false })
    : undefined;
  await rename(fresh, target);
  const files = isFolder ? await copyFiles(join(from, 'files'), join(data, 'files')) : 0;
  const secrets = isFolder && (await copyPrivately(join(from, 'secrets.json'), join(data, 'secrets.json')));
  await syncFolder(data);
  return { files, secrets, aside };
}

/** In WAL mode whoever has the file open holds a lock on it for as long. */
function refuseWhileOpen(file: string): void {
  const db = new Libsql(file);
  try {
    db.prepare('pragma locking_mode = exclusive').all();
    db.exec('begin exclusive');
    db.exec('commit');
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
      throw new Error(`${file} is in use; stop the server first.`);
    // Damaged beyond opening: all the more reason to restore.
  } finally {
    db.close();
  }
}

function renewEpoch(file: string): void {
  const db = new Libsql(file);
  try {
    db.prepare(
      "insert into meta (key, value) values ('epoch', ?) on conflict (key) do update set value = excluded.value",
    ).run(nanoid());
    // Nobody of those who were here when the copy was made is here now.
    db.exec('delete from agent_presence');
  } finally {
    db.close();
  }
}

async function readNote(folder: string): Promise<BackupNote | undefined> {
  const file = join(folder, NOTE);
  return (await exists(file)) ? (JSON.parse(await readFile(file, 'utf8')) as BackupNote) : undefined;
}

async function putAside(
  data: string,
  { now, files, secrets }: { now: Date; files: boolean; secrets: boolean },
) {
  const aside = join(data, `before-restore-${now.toISOString().replace(/[:.]/g, '-')}`);
  await mkdir(aside, { mode: 0o700 });
  const names = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`];
  if (files) names.push('files');
  if (secrets) names.push('secrets.json');
  for (const name of names) {
    if (await exists(join(data, name))) await rename(join(data, name), join(aside, name));
  }
  return aside;
}
