import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/** What the shop sells. */
export function catalogue(kind: StoreKind) {
  const millis = kind === 'postgres' ? 'bigint' : 'integer';
  return {
    async up(db: Kysely<unknown>) {
      await sql
        .raw(
          `create table product (site text not null, sku text not null, data text not null,
            updated_at ${millis} not null, primary key (site, sku))`,
        )
        .execute(db);
    },
  };
}
