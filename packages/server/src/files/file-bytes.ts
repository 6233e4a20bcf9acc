import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import type { Store } from '../store/store.ts';

/**
 * Where the bytes of files are. `put` comes after the row in `file`; both resolve when it would survive a power cut.
 * A table takes no bytes whose row is gone meanwhile, a folder does.
 */
export interface FileBytes {
  put(id: string, bytes: Buffer): Promise<void>;
  get(id: string): Promise<Buffer | undefined>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Bytes in the data folder beside the embedded store; on PostgreSQL in a table, where every node finds them. */
export function createFileBytes(store: Store, data: string): FileBytes {
  return store.kind === 'postgres' ? inTable(store) : inFolder(join(data, 'files'));
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
  };
}

function inFolder(folder: string): FileBytes {
  // Ids are nanoids of ours; the two first characters spread them over folders.
  const placeOf = (id: string) => join(folder, id.slice(0, 2));
  return {
    async put(id, bytes) {
      const place = placeOf(id);
      await mkdir(place, { recursive: true, mode: 0o700 });
      const half = join(place, `.${nanoid()}`);
      const handle = await open(half, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(half, join(place, id));
    },
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
  };
}
