import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/** What security and personal data need: files, throttles, sites' secrets, consents, the audit trail. */
export function guarded(kind: StoreKind) {
  const millis = kind === 'postgres' ? 'bigint' : 'integer';
  const real = kind === 'postgres' ? 'double precision' : 'real';
  const table = (db: Kysely<unknown>, text: string) => sql.raw(`create table ${text}`).execute(db);
  const index = (db: Kysely<unknown>, text: string) => sql.raw(`create index ${text}`).execute(db);

  async function files(db: Kysely<unknown>) {
    await table(
      db,
      `file (id text primary key, site text not null, conversation text not null, name text not null,
        type text not null, size integer not null, width integer, height integer, role text not null, author text,
        created_at ${millis} not null)`,
    );
    await index(db, 'file_conversation on file (conversation)');
    await index(db, 'file_age on file (site, created_at)');
    // Beside the embedded store the bytes lie in the data folder.
    if (kind === 'postgres')
      await table(
        db,
        'file_content (id text primary key references file (id) on delete cascade, data bytea not null)',
      );
    await index(db, 'visitor_by_token on visitor (token_hash)');
    await index(db, 'visitor_customer on visitor (site, customer) where customer is not null');
  }

  async function people(db: Kysely<unknown>) {
    await table(db, `throttle (subject text primary key, level ${real} not null, at ${millis} not null)`);
    await table(
      db,
      `site_secret (id text primary key, site text not null, kind text not null, value text not null,
        created_at ${millis} not null, expires_at ${millis})`,
    );
    await index(db, 'site_secret_site on site_secret (site, kind)');
    await index(db, 'site_secret_value on site_secret (value)');
    await table(
      db,
      `consent (id text primary key, site text not null, conversation text not null, visitor text not null,
        customer text, policy text not null, given integer not null, at ${millis} not null)`,
    );
    await index(db, 'consent_conversation on consent (conversation, at)');
  }

  async function audit(db: Kysely<unknown>) {
    await table(
      db,
      `audit (id text primary key, site text not null, at ${millis} not null, action text not null,
        actor text not null, subject text, detail text not null)`,
    );
    await index(db, 'audit_time on audit (site, at)');
    const statements = kind === 'postgres' ? frozenOnPostgres : frozenOnSqlite;
    for (const statement of statements) await sql.raw(statement).execute(db);
  }

  return {
    async up(db: Kysely<unknown>) {
      await files(db);
      await people(db);
      await audit(db);
    },
  };
}

const REFUSAL = 'the audit trail is only ever added to';
const abort = `begin select raise(abort, '${REFUSAL}'); end`;
const frozenOnSqlite = [
  `create trigger audit_no_update before update on audit ${abort}`,
  `create trigger audit_no_delete before delete on audit ${abort}`,
  // `insert or replace` deletes without asking the trigger above.
  `create trigger audit_no_replace before insert on audit
    when exists (select 1 from audit where id = new.id) ${abort}`,
];
const frozenOnPostgres = [
  `create function audit_frozen() returns trigger language plpgsql as
    $$ begin raise exception '${REFUSAL}'; end $$`,
  'create trigger audit_no_change before update or delete on audit for each row execute function audit_frozen()',
  'create trigger audit_no_truncate before truncate on audit for each statement execute function audit_frozen()',
];
