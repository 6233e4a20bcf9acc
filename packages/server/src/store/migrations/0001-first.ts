import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

type AnyTable = CreateTableBuilder<string, string>;

/** Names of column types that differ between the stores. */
function typesOf(kind: StoreKind) {
  // JSON is kept as text: jsonb refuses what a message may hold (U+0000, half a surrogate pair) and reorders keys.
  return { millis: kind === 'postgres' ? 'bigint' : 'integer', json: 'text', int: 'integer' } as const;
}

/** The first tables: sites, visitors, conversations and their logs, the desk, the built-in shop, articles. */
export function first(kind: StoreKind) {
  const t = typesOf(kind);
  const words = (table: AnyTable, ...names: string[]) =>
    names.reduce((builder, name) => builder.addColumn(name, 'text', (c) => c.notNull()), table);
  const maybe = (table: AnyTable, ...names: string[]) =>
    names.reduce((builder, name) => builder.addColumn(name, 'text'), table);
  const times = (table: AnyTable, ...names: string[]) =>
    names.reduce((builder, name) => builder.addColumn(name, t.millis, (c) => c.notNull()), table);
  const counts = (table: AnyTable, ...names: string[]) =>
    names.reduce((builder, name) => builder.addColumn(name, t.int, (c) => c.notNull().defaultTo(0)), table);

  async function conversations(db: Kysely<unknown>) {
    let conversation = words(db.schema.createTable('conversation') as AnyTable, 'id', 'site', 'visitor');
    conversation = words(conversation, 'locale', 'state', 'preview').addColumn('state_data', t.json, (c) =>
      c.notNull(),
    );
    conversation = maybe(conversation, 'customer', 'agent').addColumn('queued_at', t.millis);
    conversation = counts(conversation, 'seq', 'asked', 'answered', 'shopper_read', 'desk_read');
    conversation = times(conversation, 'created_at', 'updated_at');
    await conversation
      .addColumn('dialogue', t.json)
      .addColumn('page', t.json)
      .addPrimaryKeyConstraint('conversation_pk', ['id'])
      .execute();
    const event = counts(
      words(db.schema.createTable('event') as AnyTable, 'conversation', 'site', 'id'),
      'seq',
    );
    await times(maybe(words(event, 'kind', 'role'), 'cid', 'author'), 'at')
      .addColumn('data', t.json, (c) => c.notNull())
      .addPrimaryKeyConstraint('event_pk', ['conversation', 'seq'])
      .execute();
    await sql`create unique index event_cid on event (conversation, cid) where cid is not null`.execute(db);
    await sql`create index conversation_queue on conversation (site, queued_at) where state = 'queued'`.execute(
      db,
    );
    await sql`create index conversation_agent on conversation (site, agent) where state = 'agent'`.execute(
      db,
    );
    await sql`create index conversation_open_turn on conversation (id) where asked > answered`.execute(db);
    await sql`create index conversation_customer on conversation (site, customer)`.execute(db);
    await sql`create index conversation_visitor on conversation (site, visitor)`.execute(db);
    await sql`create index conversation_begun on conversation (site, created_at, id)`.execute(db);
  }

  async function people(db: Kysely<unknown>) {
    await words(db.schema.createTable('meta') as AnyTable, 'key', 'value')
      .addPrimaryKeyConstraint('meta_pk', ['key'])
      .execute();
    await times(
      maybe(words(db.schema.createTable('site') as AnyTable, 'id'), 'api_key_hash', 'identity_secret'),
      'created_at',
    )
      .addColumn('settings', t.json, (c) => c.notNull())
      .addPrimaryKeyConstraint('site_pk', ['id'])
      .execute();
    await times(
      maybe(words(db.schema.createTable('visitor') as AnyTable, 'id', 'site', 'token_hash'), 'customer'),
      'created_at',
    )
      .addColumn('customer_until', t.millis)
      .addPrimaryKeyConstraint('visitor_pk', ['id'])
      .addUniqueConstraint('visitor_token', ['site', 'token_hash'])
      .execute();
    await times(
      words(db.schema.createTable('identity_use') as AnyTable, 'site', 'jti', 'visitor'),
      'expires_at',
    )
      .addPrimaryKeyConstraint('identity_use_pk', ['site', 'jti'])
      .execute();
    await times(
      words(db.schema.createTable('agent') as AnyTable, 'site', 'name', 'role', 'password_hash', 'status'),
      'created_at',
    )
      .addPrimaryKeyConstraint('agent_pk', ['site', 'name'])
      .execute();
    await times(
      words(db.schema.createTable('agent_session') as AnyTable, 'token_hash', 'site', 'agent'),
      'expires_at',
    )
      .addPrimaryKeyConstraint('agent_session_pk', ['token_hash'])
      .execute();
    await times(
      words(db.schema.createTable('note') as AnyTable, 'id', 'site', 'conversation', 'cid', 'author', 'text'),
      'at',
    )
      .addPrimaryKeyConstraint('note_pk', ['id'])
      .addUniqueConstraint('note_cid', ['conversation', 'cid'])
      .execute();
  }

  async function shop(db: Kysely<unknown>) {
    await times(
      maybe(
        words(db.schema.createTable('customer') as AnyTable, 'site', 'id', 'name'),
        'email',
        'phone',
        'tier',
      ),
      'updated_at',
    )
      .addPrimaryKeyConstraint('customer_pk', ['site', 'id'])
      .execute();
    const order = words(
      db.schema.createTable('shop_order') as AnyTable,
      'site',
      'number',
      'customer',
      'status',
    );
    await times(maybe(order, 'phone'), 'placed_at', 'updated_at')
      .addColumn('data', t.json, (c) => c.notNull())
      .addPrimaryKeyConstraint('shop_order_pk', ['site', 'number'])
      .execute();
    await sql`create index shop_order_customer on shop_order (site, customer, placed_at)`.execute(db);
    const parcel = words(
      db.schema.createTable('parcel') as AnyTable,
      'site',
      'order_number',
      'tracking',
      'status',
    );
    await times(parcel, 'created_at', 'updated_at')
      .addColumn('data', t.json, (c) => c.notNull())
      .addPrimaryKeyConstraint('parcel_pk', ['site', 'order_number', 'tracking'])
      .execute();
    await sql`create index parcel_tracking on parcel (site, tracking)`.execute(db);
    await times(words(db.schema.createTable('guest_try') as AnyTable, 'site', 'subject'), 'until')
      .addColumn('tries', t.int, (c) => c.notNull())
      .addPrimaryKeyConstraint('guest_try_pk', ['site', 'subject'])
      .execute();
  }

  async function knowledge(db: Kysely<unknown>) {
    await times(words(db.schema.createTable('article') as AnyTable, 'site', 'id'), 'updated_at')
      .addColumn('data', t.json, (c) => c.notNull())
      .addPrimaryKeyConstraint('article_pk', ['site', 'id'])
      .execute();
    const unanswered = words(
      db.schema.createTable('unanswered') as AnyTable,
      'id',
      'site',
      'conversation',
      'text',
      'language',
    );
    await times(unanswered, 'at').addPrimaryKeyConstraint('unanswered_pk', ['id']).execute();
    await sql`create index unanswered_site on unanswered (site, at)`.execute(db);
  }

  return {
    async up(db: Kysely<unknown>) {
      await people(db);
      await conversations(db);
      await shop(db);
      await knowledge(db);
    },
  };
}
