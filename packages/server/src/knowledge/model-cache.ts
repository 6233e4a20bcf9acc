import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps the model each site was last taught, by what it was taught. */
export interface ModelCache {
  read(site: string, key: string): Promise<Uint8Array | undefined>;
  write(site: string, key: string, model: Uint8Array): Promise<void>;
}

/** A cache of files in a folder, one for each site. */
export function createModelCache(folder: string): ModelCache {
  const prefixOf = (site: string) => createHash('sha256').update(site).digest('hex').slice(0, 16);
  const fileOf = (site: string, key: string) => `${prefixOf(site)}-${key}.bin`;
  return {
    read: (site, key) => readFile(join(folder, fileOf(site, key))).catch(() => undefined),
    async write(site, key, model) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(site, key);
      await writeFile(join(folder, `${file}.part`), model, { mode: 0o600 });
      await rename(join(folder, `${file}.part`), join(folder, file));
      const old = (await readdir(folder)).filter((name) => name.startsWith(prefixOf(site)) && name !== file);
      await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}
