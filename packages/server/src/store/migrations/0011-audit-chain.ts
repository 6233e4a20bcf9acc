import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/** Links the entries of the audit trail, each to the one before; entries made until now are linked by the first start. */
export function auditChain(kind: StoreKind) {
  return {
    async up(db: Kysely<unknown>) {
      const statements = [
        `create table audit_link (site text not null, seq integer not null, id text not null, hash text not null,
          primary key (site, seq))`,
        'create unique index audit_link_entry on audit_link (id)',
        ...(kind === 'postgres' ? frozenOnPostgres : frozenOnSqlite),
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

const abort = "begin select raise(abort, 'the audit trail is only ever added to'); end";
const frozenOnSqlite = [
  `create trigger audit_link_no_update before update on audit_link ${abort}`,
  `create trigger audit_link_no_delete before delete on audit_link ${abort}`,
  // `insert or replace` deletes without asking the trigger above.
  `create trigger audit_link_no_replace before insert on audit_link
    when exists (select 1 from audit_link where id = new.id or (site = new.site and seq = new.seq)) ${abort}`,
];
const frozenOnPostgres = [
  `create trigger audit_link_no_change before update or delete on audit_link
    for each row execute function audit_frozen()`,
  `create trigger audit_link_no_truncate before truncate on audit_link
    for each statement execute function audit_frozen()`,
];
