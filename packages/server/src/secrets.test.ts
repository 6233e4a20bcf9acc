import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSecrets } from './secrets.ts';
import { limitsFiles, withFileLimit } from './testing/file-limit.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'zaine-secrets-'));
});
afterEach(() => rm(data, { recursive: true }));

const find = () => findSecrets({ data, given: {} });

test('first starts at once agree on what is kept, for us alone', async () => {
  const found = await Promise.all(Array.from({ length: 4 }, find));
  const kept = JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8'));
  for (const { secrets } of found) expect(secrets).toEqual(kept);
  expect((await stat(join(data, 'secrets.json'))).mode & 0o777).toBe(0o600);
  expect(await readdir(data)).toEqual(['secrets.json']);
});

test('a later start finds them again and takes them from the eyes of others', async () => {
  const first = await find();
  await chmod(join(data, 'secrets.json'), 0o644);
  expect(await find()).toEqual(first);
  expect((await stat(join(data, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

// Elsewhere nothing limits the length of a file.
(limitsFiles ? test : () => {})(
  'a disk that takes nothing any more keeps no server from its secrets',
  async () => {
    const first = await find();
    expect(await withFileLimit(0, find)).toEqual(first);
  },
);
