import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/** What several nodes share: how much each conversation may still send, and who is at the desk where. */
export function nodes(kind: StoreKind) {
  const millis = kind === 'postgres' ? 'bigint' : 'integer';
  const real = kind === 'postgres' ? 'double precision' : 'real';
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('conversation')
        .addColumn('allowance', real, (column) => column.notNull().defaultTo(300))
        .execute();
      await db.schema
        .alterTable('conversation')
        .addColumn('allowance_at', millis, (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema
        .createTable('agent_presence')
        .addColumn('site', 'text', (column) => column.notNull())
        .addColumn('agent', 'text', (column) => column.notNull())
        .addColumn('node', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('expires_at', millis, (column) => column.notNull())
        .addPrimaryKeyConstraint('agent_presence_pk', ['site', 'agent', 'node'])
        .execute();
      await sql`create index agent_presence_expiry on agent_presence (expires_at)`.execute(db);
    },
  };
}
