import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps the model each site was last taught, by what it was taught. */
export interface ModelCache {
  read(site: string, key: string): Promise<Uint8Array | undefined>;
  write(site: string, key: string, model: Uint8Array): Promise<void>;
}

/** A cache of files in a folder, one for each site; a file is there whole or not at all, also after a power cut. */
export function createModelCache(folder: string): ModelCache {
  const prefixOf = (site: string) => createHash('sha256').update(site).digest('hex').slice(0, 16);
  const fileOf = (site: string, key: string) => `${prefixOf(site)}-${key}.bin`;
  return {
    read: (site, key) => readFile(join(folder, fileOf(site, key))).catch(() => undefined),
    async write(site, key, model) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(site, key);
      // Several servers may share the folder.
      const part = `${file}.${process.pid}.part`;
      await writeDown(join(folder, part), model);
      await rename(join(folder, part), join(folder, file));
      await settle(folder);
      const old = (await readdir(folder)).filter(
        (name) => name.startsWith(prefixOf(site)) && name.endsWith('.bin') && name !== file,
      );
      await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}

/** Writes a file and waits until the disk has it. */
async function writeDown(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk has the names in a folder too, where a folder can be waited for. */
async function settle(folder: string): Promise<void> {
  const entry = await open(folder, 'r').catch(() => undefined);
  await entry?.sync().catch(() => {});
  await entry?.close();
}
