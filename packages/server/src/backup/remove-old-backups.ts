import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type BackupNote, NOTE } from './back-up.ts';

/** Which backups have had their time. */
export interface OldBackups {
  /** The backup that was just made; it stays. */
  beside: string;
  days: number;
  now: Date;
}

const DAY = 24 * 60 * 60 * 1000;

/** Deletes the backups in the same folder that their own notes say are older; returns their names. Nothing else is touched. */
export async function removeOldBackups({ beside, days, now }: OldBackups): Promise<string[]> {
  const folder = dirname(resolve(beside));
  const removed: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === basename(beside)) continue;
    const at = await madeAt(join(folder, entry.name));
    if (at === undefined || now.getTime() - at < days * DAY) continue;
    await rm(join(folder, entry.name), { recursive: true });
    removed.push(entry.name);
  }
  return removed.sort();
}

/** When the backup in a folder was made; undefined where there is none. */
async function madeAt(folder: string): Promise<number | undefined> {
  try {
    const note = JSON.parse(await readFile(join(folder, NOTE), 'utf8')) as Partial<BackupNote>;
    const at = note.zaine === 1 ? Date.parse(note.at ?? '') : Number.NaN;
    return Number.isNaN(at) ? undefined : at;
  } catch {
    return undefined;
  }
}
