import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { nanoid } from 'nanoid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite } from './sqlite-host.ts';
import { scrubStep } from './sqlite-scrub.ts';
import { openSqliteStore } from './sqlite-store.ts';

const WORKER = new URL('../sqlite-worker.ts', import.meta.url);

describe.each([1, 2])('a file that a database administrator gave auto_vacuum = %i', (mode) => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zaine-vacuum-'));
    path = join(folder, 'zaine.db');
    const file = new Libsql(path);
    file.exec(`pragma auto_vacuum = ${mode}; create table words (word text)`);
    // One commit: each would be waited for until the disk has it.
    file.exec('begin');
    for (let i = 0; i < 600; i++)
      file.prepare('insert into words values (?)').run(`${i}-${'w'.repeat(4000)}`);
    file.exec('commit; delete from words where rowid % 3 = 0');
    file.close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is not searched page by page, which would damage it', () => {
    const file = openSqlite(path);
    try {
      expect(() => scrubStep(file, { scrub: 'pages', from: 1 })).toThrow(/vacuums itself/);
      expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    } finally {
      file.close();
    }
  });

  test('has it no more once the store was opened, and is scrubbed whole', async () => {
    const store = await openSqliteStore({ file: path, epoch: nanoid(), worker: WORKER });
    try {
      expect((await sql`pragma auto_vacuum`.execute(store.db)).rows).toEqual([{ auto_vacuum: 0 }]);
      expect(await store.scrub([])).toEqual({ state: 'done' });
      expect((await sql`pragma integrity_check`.execute(store.db)).rows).toEqual([{ integrity_check: 'ok' }]);
    } finally {
      await store.close();
    }
  });
});
