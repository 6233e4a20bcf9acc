import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/**
 * Guests' tickets by the conversation that their JSON names. An index of what is in a row needs no column, so those of
 * nodes of the version before, and those there are, are found like all others.
 */
export function guestTickets(kind: StoreKind) {
  // PostgreSQL's own JSON functions refuse half an emoji, which a text that was cut short may end with; SQLite compares
  // with a column by the index only where it is told that both are texts.
  const conversation =
    kind === 'postgres'
      ? `(substring(data from '"conversation":"([^"]*)"'))`
      : "cast(json_extract(data, '$.conversation') as text)";
  return {
    async up(db: Kysely<unknown>) {
      await sql
        .raw(`create index ticket_guest on ticket (site, ${conversation}) where customer is null`)
        .execute(db);
    },
  };
}
