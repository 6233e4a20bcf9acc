import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { putFile } from '../disk/durable.ts';

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
      const file = fileOf(site, key);
      await putFile(join(folder, file), model);
      const old = (await readdir(folder)).filter(
        (name) => name.startsWith(prefixOf(site)) && name.endsWith('.bin') && name !== file,
      );
      await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}
