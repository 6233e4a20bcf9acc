import { type Kysely, sql } from 'kysely';

/** The erasures in the audit trail, which every node reads at its start and whenever it hears of one, by an index of their own. */
export const erasuresFound = {
  async up(db: Kysely<unknown>) {
    await sql`create index audit_erasures on audit (site) where action = 'customer_erased'`.execute(db);
  },
};
