import { join } from 'node:path';
import { nanoid } from 'nanoid';
import type { Config } from './config.ts';
import { openPostgresStore } from './store/postgres-store.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { Store, StoreEars } from './store/store.ts';

/** The worker thread's module lies beside this one, in sources and in the build. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js',
  import.meta.url,
);

/** Opens the store the settings ask for: PostgreSQL where `databaseUrl` is set, else a file in the data folder, which must exist. */
export function openStore(
  { databaseUrl, data }: Pick<Config, 'databaseUrl' | 'data'>,
  ears: StoreEars = {},
): Promise<Store> {
  const epoch = nanoid();
  if (databaseUrl) return openPostgresStore({ url: databaseUrl, epoch, ...ears });
  return openSqliteStore({ file: join(data, 'zaine.db'), epoch, worker, ...ears });
}
