import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/** Where conversations go that nobody has touched for long: a row each, compressed, still found by whose they are. */
export function archive(kind: StoreKind) {
  const millis = kind === 'postgres' ? 'bigint' : 'integer';
  const statements = [
    `create table archive (conversation text primary key, site text not null, visitor text not null, customer text,
      begun_at ${millis} not null, updated_at ${millis} not null, events integer not null, data text not null)`,
    'create index archive_customer on archive (site, customer) where customer is not null',
    'create index archive_visitor on archive (site, visitor)',
    'create index archive_age on archive (site, updated_at)',
    ...(kind === 'postgres' ? ['alter table archive alter column data set storage external'] : []),
  ];
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
