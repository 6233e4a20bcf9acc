import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/**
 * Visitor tokens that are renewed and withdrawn. Those there are count as made now: none is renewed while nodes of the
 * version before, which would not know the new one, may still run beside this one.
 */
export function visitorTokens(kind: StoreKind) {
  const millis = kind === 'postgres' ? 'bigint' : 'integer';
  const statements = () => [
    // Waiting for a long reader would hold up everybody who comes in: rather not start now.
    ...(kind === 'postgres' ? ["set local lock_timeout = '10s'"] : []),
    `alter table visitor add column token_at ${millis} not null default ${Date.now()}`,
    `alter table visitor add column revoked_at ${millis}`,
    'create index visitor_revoked on visitor (revoked_at) where revoked_at is not null',
    `create table token_renewal (site text not null, token_hash text not null, visitor text not null,
      salt text not null, until ${millis}, primary key (site, token_hash))`,
    'create index token_renewal_visitor on token_renewal (visitor)',
  ];
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements()) await sql.raw(statement).execute(db);
    },
  };
}
