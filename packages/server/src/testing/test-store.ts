import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import type pg from 'pg';
import { openPostgresStore } from '../store/postgres-store.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { administer, databaseName, POSTGRES } from './template-database.ts';

const run = promisify(execFile);

/** A store for one test file; `again` opens a second handle on the same data, `dispose` removes everything. */
export interface TestStore {
  store: Store;
  /** How a server is told to use this data: an environment for `readConfig`. */
  env: Record<string, string>;
  again(): Promise<Store>;
  dispose(): Promise<void>;
}

/** A kind of store the conformance suites run on; `skip` says why it cannot here. */
export interface StoreUnderTest {
  name: 'sqlite' | 'postgres';
  skip: string | undefined;
  open(): Promise<TestStore>;
}

const WORKER = new URL('../sqlite-worker.ts', import.meta.url);

async function openSqlite(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'zaine-test-'));
  const again = () => openSqliteStore({ file: join(folder, 'zaine.db'), epoch: nanoid(), worker: WORKER });
  const store = await again();
  const dispose = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, again, dispose, env: { ZAINE_DATA: folder } };
}

/** An empty store's tables are made once in a run of the tests; what is migrated beforehand is as good as new, but for its epoch. */
async function copyTemplate(client: pg.Client, name: string, template: string): Promise<void> {
  await client.query("select pg_advisory_lock(hashtext('zaine template'))");
  const made = await client.query('select from pg_database where datname = $1', [template]);
  if (made.rowCount === 0) {
    await client.query(`create database ${template}`);
    const store = await openPostgresStore({ url: urlOf(template), epoch: nanoid(), connections: 1 });
    await store.db.deleteFrom('meta').where('key', '=', 'epoch').execute();
    await store.close();
  }
  await client.query(`create database ${name} template ${template}`);
}

function urlOf(database: string): string {
  const url = new URL(POSTGRES);
  url.pathname = `/${database}`;
  return url.href;
}

async function openPostgres(): Promise<TestStore> {
  const name = databaseName('test');
  const template = process.env.ZAINE_TEST_TEMPLATE;
  await administer(async (client) => {
    if (template === undefined) await client.query(`create database ${name}`);
    else await copyTemplate(client, name, template);
  });
  const url = urlOf(name);
  const folder = await mkdtemp(join(tmpdir(), 'zaine-test-'));
  const again = () => openPostgresStore({ url, epoch: nanoid(), connections: 5 });
  const store = await again();
  const dispose = async () => {
    await store.close();
    await administer((client) => client.query(`drop database if exists ${name} with (force)`));
    await rm(folder, { recursive: true, force: true });
  };
  return { store, again, dispose, env: { DATABASE_URL: url, ZAINE_DATA: folder } };
}

async function whyNoPostgres(): Promise<string | undefined> {
  try {
    await administer((client) => client.query('select 1'));
    return undefined;
  } catch (error) {
    const why = `PostgreSQL cannot be reached (${error instanceof Error ? error.message : error}); its tests are skipped.`;
    if (process.env.CI) throw new Error(why);
    console.warn(why);
    return why;
  }
}

/** All files in which a store keeps what it holds, by name, as they are on the disk while it runs. */
export async function filesOf({ store, env }: TestStore): Promise<Map<string, string>> {
  if (store.kind === 'postgres') return relationsOf(store);
  const found = await readdir(env.ZAINE_DATA ?? '', { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of found.filter((one) => one.isFile())) {
    // By another process: closing a file here would let go of the locks that the store holds on it.
    const path = join(entry.parentPath, entry.name);
    files.set(entry.name, (await run('cat', [path], { encoding: 'latin1', maxBuffer: 2 ** 28 })).stdout);
  }
  return files;
}

async function relationsOf({ db }: Store): Promise<Map<string, string>> {
  await sql`checkpoint`.execute(db);
  const { rows } = await sql<{ name: string; bytes: Buffer }>`
    select relname as name, pg_read_binary_file(pg_relation_filepath(oid), 0, 200000000, true) as bytes from pg_class
    where relkind in ('r', 'i', 't') and oid >= 16384`.execute(db);
  return new Map(rows.map(({ name, bytes }) => [name, bytes?.toString('latin1') ?? '']));
}

/** Both stores; where PostgreSQL is missing its tests are skipped aloud, and fail in CI. */
export const testStores: StoreUnderTest[] = [
  { name: 'sqlite', skip: undefined, open: openSqlite },
  { name: 'postgres', skip: await whyNoPostgres(), open: openPostgres },
];
