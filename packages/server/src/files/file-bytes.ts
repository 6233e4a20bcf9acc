import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { putFile } from '../disk/durable.ts';
import type { Store } from '../store/store.ts';

/**
 * Where the bytes of files are. `put` comes after the row in `file`; both resolve when it would survive a power cut.
 * A table takes no bytes whose row is gone meanwhile, a folder does.
 */
export interface FileBytes {
  put(id: string, bytes: Buffer): Promise<void>;
  get(id: string): Promise<Buffer | undefined>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes what has no row (any more) and is older than an hour, so that no upload under way is hit; returns how many. */
  sweep(): Promise<number>;
}

/** How long bytes may be without a row, in milliseconds. */
const GRACE = 60 * 60 * 1000;
/** Files asked for in one go. */
const AT_ONCE = 500;

/** Bytes in the data folder beside the embedded store; on PostgreSQL in a table, where every node finds them. */
export function createFileBytes(store: Store, data: string): FileBytes {
  return store.kind === 'postgres' ? inTable(store) : inFolder(store, join(data, 'files'));
}

function inTable({ db }: Store): FileBytes {
  return {
    async put(id, data) {
      await sql`insert into file_content (id, data) select id, ${data}::bytea from file where id = ${id}`.execute(
        db,
      );
    },
    async get(id) {
      const found = await db
        .selectFrom('file_content')
        .select('data')
        .where('id', '=', id)
        .executeTakeFirst();
      return found && Buffer.from(found.data);
    },
    async remove(ids) {
      if (ids.length > 0) await db.deleteFrom('file_content').where('id', 'in', ids).execute();
    },
    // The bytes go with their row, and none are taken without one.
    sweep: async () => 0,
  };
}

function inFolder({ db }: Store, folder: string): FileBytes {
  // Ids are nanoids of ours; the two first characters spread them over folders.
  const placeOf = (id: string) => join(folder, id.slice(0, 2));
  return {
    put: (id, bytes) => putFile(join(placeOf(id), id), bytes),
    async get(id) {
      try {
        return await readFile(join(placeOf(id), id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async remove(ids) {
      for (const id of ids) await rm(join(placeOf(id), id), { force: true });
    },
    async sweep() {
      const old = await olderThan(folder, Date.now() - GRACE);
      let removed = 0;
      for (let from = 0; from < old.length; from += AT_ONCE) {
        const some = old.slice(from, from + AT_ONCE);
        const names = some.map((path) => basename(path));
        const known = await db.selectFrom('file').select('id').where('id', 'in', names).execute();
        const kept = new Set(known.map(({ id }) => id));
        for (const path of some.filter((path) => !kept.has(basename(path)))) {
          await rm(path, { force: true });
          removed += 1;
        }
      }
      return removed;
    },
  };
}

/** Files below a folder that were last written before a time. */
async function olderThan(folder: string, time: number): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const old: string[] = [];
  for (const each of found.filter((one) => one.isFile())) {
    const path = join(each.parentPath, each.name);
    const facts = await stat(path).catch(() => undefined);
    if (facts && facts.mtimeMs < time) old.push(path);
  }
  return old;
}
