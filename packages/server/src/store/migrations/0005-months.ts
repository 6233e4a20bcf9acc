import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/**
 * Conversations and their events by the month the conversation began, on PostgreSQL. What is there becomes the
 * partition for everything without a month, as it lies on the disk: nothing is copied, no index is built again.
 * Nodes of the version before go on; what they begin has no month and lies there too.
 */
export function months(kind: StoreKind) {
  const partition = [
    // Waiting for a long reader, such as a dump, would hold up everybody: rather not start now.
    "set local lock_timeout = '10s'",
    'lock table conversation, event in access exclusive mode',
    ...partitioned('conversation', 'id'),
    ...partitioned('event', 'conversation'),
  ];
  const statements = [
    'create index unanswered_conversation on unanswered (conversation)',
    ...(kind === 'postgres' ? partition : []),
  ];
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

/** `text_pattern_ops` compares bytes whatever the database's language, as the bounds of the months need it. */
function partitioned(table: string, key: string): string[] {
  return [
    `alter table ${table} rename to ${table}_rest`,
    `create table ${table} (like ${table}_rest including all) partition by range (${key} text_pattern_ops)`,
    `alter table ${table} attach partition ${table}_rest default`,
  ];
}
