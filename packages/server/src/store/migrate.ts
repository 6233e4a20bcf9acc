import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import { first } from './migrations/0001-first.ts';
import { nodes } from './migrations/0002-nodes.ts';
import { guarded } from './migrations/0003-guarded.ts';
import { backRoom } from './migrations/0004-back-room.ts';
import { months } from './migrations/0005-months.ts';
import { archive } from './migrations/0006-archive.ts';
import { catalogue } from './migrations/0007-catalogue.ts';
import { ownIntents } from './migrations/0008-own-intents.ts';
import { visitorTokens } from './migrations/0009-visitor-tokens.ts';
import { webhookSecrets } from './migrations/0010-webhook-secrets.ts';
import { auditChain } from './migrations/0011-audit-chain.ts';
import { erasuresFound } from './migrations/0012-erasures-found.ts';
import { guestTickets } from './migrations/0013-guest-tickets.ts';
import { StoreError } from './store.ts';
import type { StoreKind } from './unit.ts';

/** All migrations by name; the names give the order and never change once released. */
export function migrationsOf(kind: StoreKind): Record<string, Migration> {
  return {
    '0001-first': first(kind),
    '0002-nodes': nodes(kind),
    '0003-guarded': guarded(kind),
    '0004-back-room': backRoom(kind),
    '0005-months': months(kind),
    '0006-archive': archive(kind),
    '0007-catalogue': catalogue(kind),
    '0008-own-intents': ownIntents(kind),
    '0009-visitor-tokens': visitorTokens(kind),
    '0010-webhook-secrets': webhookSecrets(kind),
    '0011-audit-chain': auditChain(kind),
    '0012-erasures-found': erasuresFound,
    '0013-guest-tickets': guestTickets(kind),
  };
}

/** Brings the tables up to date; on PostgreSQL one node does it while others wait. */
export async function migrate(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const known = migrationsOf(kind);
  // A newer node has been here: what it added does not hinder this one, which may start beside it or in its place.
  const newer = (await doneBefore(db)).filter((name) => !(name in known));
  const all = { ...known, ...Object.fromEntries(newer.map((name) => [name, nothing])) };
  const provider: MigrationProvider = { getMigrations: async () => all };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (!error) return;
  const why =
    error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error);
  throw new StoreError('broken', `The tables could not be brought up to date: ${why}`, error);
}

const nothing: Migration = { up: async () => {} };

async function doneBefore(db: Kysely<unknown>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
