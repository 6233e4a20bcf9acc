import { randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { makeFile, putFile } from './disk/durable.ts';

/** What a server keeps from everybody. */
export interface Secrets {
  apiKey: string;
  identitySecret: string;
  adminPassword: string;
  /** Seals the secrets of sites that the environment does not name. */
  sealingKey: string;
}

/** Secrets, and which of them were read from `file` rather than given. */
export interface FoundSecrets {
  secrets: Secrets;
  file: string;
  kept: (keyof Secrets)[];
}

const names = ['apiKey', 'identitySecret', 'adminPassword', 'sealingKey'] as const;

/** Takes the secrets from the environment; those it lacks from `secrets.json` in the data folder, made on first use. */
export async function findSecrets(config: Pick<Config, 'data' | 'given'>): Promise<FoundSecrets> {
  const file = join(config.data, 'secrets.json');
  const kept = names.filter((name) => config.given[name] === undefined);
  const stored = kept.length > 0 ? await readOrMake(file) : {};
  const secrets = { ...stored, ...withoutUndefined(config.given) } as Secrets;
  return { secrets, file, kept };
}

async function readOrMake(file: string): Promise<Secrets> {
  // Reading comes first: on a full disk a server that has its secrets must be able to start again.
  const stored = await readIfThere(file);
  if (stored) return stored;
  const made = make();
  // Of two first starts at once one wins; the other reads what it wrote.
  return (await makeFile(file, textOf(made))) ? made : read(file);
}

async function readIfThere(file: string): Promise<Secrets | undefined> {
  try {
    return await read(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function read(file: string): Promise<Secrets> {
  await chmod(file, 0o600);
  return completed(file, JSON.parse(await readFile(file, 'utf8')));
}

/** A file of an earlier version lacks what is kept since. */
async function completed(file: string, stored: Partial<Secrets>): Promise<Secrets> {
  const whole = { ...make(), ...stored };
  if (names.every((name) => stored[name] !== undefined)) return whole;
  await putFile(file, textOf(whole));
  return whole;
}

const textOf = (secrets: Secrets) => `${JSON.stringify(secrets, null, 2)}\n`;

function make(): Secrets {
  return {
    apiKey: `zk_${randomBytes(24).toString('base64url')}`,
    identitySecret: randomBytes(32).toString('base64url'),
    adminPassword: randomBytes(9).toString('base64url'),
    sealingKey: randomBytes(32).toString('base64url'),
  };
}

function withoutUndefined<T extends object>(object: T): Partial<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>;
}
