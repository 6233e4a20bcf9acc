import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { limitsFiles, withFileLimit } from '../testing/file-limit.ts';
import { addToFile, makeFile, putFile } from './durable.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zaine-disk-'));
  path = join(folder, 'inner', 'words.txt');
});
afterEach(() => rm(folder, { recursive: true }));

const words = () => readFile(path, 'utf8');
const names = () => readdir(join(folder, 'inner'));

test('a file is put in place of another, for us alone', async () => {
  await putFile(path, 'one');
  await putFile(path, 'two');
  expect(await words()).toBe('two');
  expect(await names()).toEqual(['words.txt']);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'inner'))).mode & 0o777).toBe(0o700);
});

test('of several who make a file one does, and the others find it whole', async () => {
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
  const found = await Promise.all(
    texts.map(async (text) => ((await makeFile(path, text)) ? ['made', text] : ['found', await words()])),
  );
  const [[, made] = []] = found.filter(([how]) => how === 'made');
  expect(found.map(([how]) => how).sort()).toEqual(['found', 'found', 'found', 'made']);
  expect(new Set(found.map(([, text]) => text))).toEqual(new Set([made]));
  expect(await names()).toEqual(['words.txt']);
});

test('what is added comes after what is there', async () => {
  await addToFile(path, 'one\n');
  await addToFile(path, 'two\n');
  expect(await words()).toBe('one\ntwo\n');
});

// Elsewhere nothing limits the length of a file.
(limitsFiles ? describe : () => {})('a disk that takes only a part', () => {
  test('leaves the file as it was, and nothing beside it', async () => {
    await putFile(path, 'before');
    await expect(withFileLimit(1000, () => putFile(path, 'x'.repeat(5000)))).rejects.toThrow(/EFBIG/);
    expect(await words()).toBe('before');
    expect(await names()).toEqual(['words.txt']);
  });

  test('is heard of by whoever adds to a file', async () => {
    await putFile(path, 'before');
    await expect(withFileLimit(1000, () => addToFile(path, 'x'.repeat(5000)))).rejects.toThrow(/EFBIG/);
  });
});
