import { type Kysely, sql } from 'kysely';
import type { StoreKind } from '../unit.ts';

/** What is done for customers: actions and refunds that happen once, cases, tickets, policies, news, and what the shop must learn. */
export function backRoom(kind: StoreKind) {
  const millis = kind === 'postgres' ? 'bigint' : 'integer';
  const statements = [
    `create table action (site text not null, key text not null, kind text not null, order_number text not null,
      customer text not null, done integer not null, result text not null, at ${millis} not null,
      primary key (site, key))`,
    'create index action_customer on action (site, customer, kind, at)',
    'create index action_order on action (site, order_number, kind, at)',
    // One lock for orders that live elsewhere; `holder` is who speaks with the shop about one.
    `create table order_lock (site text not null, order_number text not null, holder text, until ${millis} not null,
      primary key (site, order_number))`,
    `create table refund (site text not null, order_number text not null, cause text not null, customer text not null,
      amount ${millis} not null, paid ${millis} not null, currency text not null, quick integer not null,
      at ${millis} not null, primary key (site, order_number, cause))`,
    'create index refund_customer on refund (site, customer, at) where quick = 1',
    `create table after_sales_case (site text not null, id text not null, order_number text not null,
      customer text not null, state text not null, data text not null, opened_at ${millis} not null,
      updated_at ${millis} not null, primary key (site, id))`,
    'create index case_order on after_sales_case (site, order_number, opened_at)',
    'create index case_customer on after_sales_case (site, customer, opened_at)',
    `create table ticket (site text not null, id text not null, key text not null, state text not null,
      department text not null, customer text, order_number text, change_seq integer, data text not null,
      opened_at ${millis} not null, updated_at ${millis} not null, primary key (site, id), unique (site, key))`,
    'create index ticket_state on ticket (site, state, opened_at)',
    'create index ticket_customer on ticket (site, customer, opened_at)',
    `create table change (site text not null, seq integer not null, kind text not null, order_number text not null,
      customer text not null, data text not null, at ${millis} not null, acknowledged_at ${millis}, outcome text,
      primary key (site, seq))`,
    'create index change_pending on change (site, order_number) where acknowledged_at is null',
    `create table shop_link (site text primary key, seq integer not null, feed_at ${millis} not null, url text,
      secret text, delivered integer not null, attempts integer not null, due_at ${millis} not null,
      lease_until ${millis} not null, error text)`,
    `create table policy (site text not null, version integer not null, data text not null, author text not null,
      at ${millis} not null, primary key (site, version))`,
    `create table news (site text not null, conversation text not null, cid text not null, data text not null,
      at ${millis} not null, told_at ${millis}, primary key (conversation, cid))`,
    'create index news_untold on news (at) where told_at is null',
  ];
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
