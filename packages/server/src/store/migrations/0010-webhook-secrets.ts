import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/** The secret a webhook had before, while carriers may still sign with it. */
export function webhookSecrets(kind: StoreKind) {
  const millis = kind === 'postgres' ? 'bigint' : 'integer';
  return {
    async up(db: Kysely<unknown>) {
      await sql.raw('alter table shop_link add column secret_before text').execute(db);
      await sql.raw(`alter table shop_link add column before_until ${millis}`).execute(db);
    },
  };
}
