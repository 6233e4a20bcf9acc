import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testStores } from '../testing/test-store.ts';
import { createFileBytes } from './file-bytes.ts';

const [sqlite] = testStores;

test('bytes nobody knows of go after an hour, and no others', async () => {
  const data = await sqlite?.open();
  if (!data) throw new Error('There is no embedded store.');
  try {
    const { store, env } = data;
    const folder = env.ZAINE_DATA ?? '';
    const bytes = createFileBytes(store, folder);
    expect(await bytes.sweep()).toBe(0);
    const row = { site: 'demo', conversation: 'k', name: 'a.png', type: 'image/png', size: 1 };
    const known = { ...row, id: 'known-file', role: 'shopper' as const, created_at: 1 };
    await store.db.insertInto('file').values(known).execute();
    for (const id of ['known-file', 'left-behind', 'under-way']) await bytes.put(id, Buffer.from(id));
    // A write that a crash cut short.
    await mkdir(join(folder, 'files', 'ha'), { recursive: true });
    await writeFile(join(folder, 'files', 'ha', '.half'), 'half');
    const long = new Date(Date.now() - 61 * 60 * 1000);
    for (const path of ['kn/known-file', 'le/left-behind', 'ha/.half'])
      await utimes(join(folder, 'files', path), long, long);
    expect(await bytes.sweep()).toBe(2);
    expect(await bytes.get('left-behind')).toBeUndefined();
    expect(await bytes.get('known-file')).toBeDefined();
    expect(await bytes.get('under-way')).toBeDefined();
  } finally {
    await data.dispose();
  }
});
