import { mkdir } from 'node:fs/promises';
import { type Config, readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import type { Store } from '../store/store.ts';

/** Opens the store that the environment names, for one command, and closes it again. */
export async function withStore<T>(work: (store: Store, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const store = await openStore(config);
  try {
    return await work(store, config);
  } finally {
    await store.close();
  }
}
