/** Scratch databases on PostgreSQL, and what its processes use where that can be read. */
import { readFileSync } from 'node:fs';
import { pg } from './server-dependencies.mjs';

const ADMIN = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
/** Microseconds in a tick of /proc; USER_HZ is 100 on every Linux that Node runs on. */
const TICK = 10_000;

/** Databases that were made, for the clean-up of a run that fails. */
const made = new Set();

async function administer(work) {
  const client = new pg.Client({ connectionString: ADMIN, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Undefined where PostgreSQL can be reached, else why not. */
export async function whyNoPostgres() {
  try {
    await administer((client) => client.query('select 1'));
    return undefined;
  } catch (error) {
    return error.message || error.code || String(error);
  }
}

/** What of its settings decides how durable a commit is. */
export function postgresSettings() {
  return administer(async (client) => {
    const { rows } = await client.query(
      "select name, setting from pg_settings where name in ('server_version', 'fsync', 'synchronous_commit')",
    );
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  });
}

/** Makes an empty database of its own and returns its URL. */
export async function makeDatabase(purpose) {
  const name = `zaine_bench_${purpose}_${process.pid}`;
  await administer((client) => client.query(`create database ${name}`));
  made.add(name);
  const url = new URL(ADMIN);
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops every database that this run made. */
export async function dropDatabases() {
  for (const name of made) {
    await administer((client) => client.query(`drop database if exists ${name} with (force)`));
    made.delete(name);
  }
}

/**
 * CPU in microseconds that PostgreSQL's processes for one database have used until now, by process, with those
 * that write for all; undefined where the database is not on this machine or /proc cannot be read.
 */
export async function databaseUsage(url) {
  const name = new URL(url).pathname.slice(1);
  const { rows } = await administer((client) =>
    client.query(
      `select pid from pg_stat_activity where datname = $1
       or backend_type in ('walwriter', 'background writer', 'checkpointer')`,
      [name],
    ),
  );
  const usage = new Map();
  for (const { pid } of rows) {
    const used = ticksOf(pid);
    if (used === undefined) return undefined;
    usage.set(pid, used * TICK);
  }
  return usage;
}

/** What was used between two readings; a connection opened in between counts whole. */
export function usedBetween(before, after) {
  if (!before || !after) return undefined;
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0);
}

function ticksOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    if (!stat.includes('(postgres')) return undefined;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}
