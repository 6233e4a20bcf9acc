import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/** What a shop teaches: intents of its own, sentences for the built-in ones, and those it has switched off. */
export function ownIntents(kind: StoreKind) {
  const millis = kind === 'postgres' ? 'bigint' : 'integer';
  return {
    async up(db: Kysely<unknown>) {
      await sql
        .raw(
          `create table own_intent (site text not null, id text not null, data text not null,
            updated_at ${millis} not null, primary key (site, id))`,
        )
        .execute(db);
    },
  };
}
