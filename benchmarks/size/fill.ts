import { sql } from 'kysely';
import { idsOf, monthsFrom } from '../../packages/server/src/store/month.ts';
import type { Store } from '../../packages/server/src/store/store.ts';

/** How many rows there shall be and over how many months they are spread, the last of which is that of `end`. */
export interface Filling {
  events: number;
  months: number;
  end: number;
}

/** Events of each conversation: question and answer in turn. */
const PER_CONVERSATION = 10;
export const SITE = 'size';

/** Fills a new store month after month, as time would have done it; every second conversation is a customer's. */
export async function fill(store: Store, { events, months, end }: Filling): Promise<void> {
  const perMonth = Math.round(events / months / PER_CONVERSATION);
  await sql`insert into site (id, settings, created_at) values (${SITE}, '{"name":"Size","timeZone":"UTC"}', 0)`.execute(
    store.db,
  );
  const last = new Date(end);
  for (let back = months - 1; back >= 0; back--) {
    const start = Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - back);
    await store.tend(start);
    const waiting = back === 0 ? 300 : 0;
    await fillMonth(store, { start, count: perMonth, waiting });
  }
  await store.tend(end);
  await sql`vacuum analyze`.execute(store.db);
  // Else the disk is busy with what was just filled in; only a superuser may ask.
  await sql`checkpoint`.execute(store.db).catch(() => {});
}

async function fillMonth(
  { db }: Store,
  { start, count, waiting }: { start: number; count: number; waiting: number },
): Promise<void> {
  const [month = ''] = monthsFrom(start, 1);
  const step = Math.floor((27 * 24 * 3_600_000) / count);
  // The first of the last month wait for an agent or are with one of three.
  await sql`insert into conversation (id, site, visitor, customer, locale, state, state_data, agent, queued_at, preview,
      seq, asked, answered, dialogue, created_at, updated_at)
    select ${month}::text || '-' || left(translate(encode(decode(md5(${month}::text || n), 'hex'), 'base64'), '+/=', '-_'), 21),
      ${SITE}, 'v' || md5(${month}::text || n), case when n % 2 = 0 then 'c-' || (n * 7 + ${start}::bigint / 1000000) % 200000 end, 'zh-CN',
      case when n < ${waiting}::int then (case when n % 3 = 0 then 'agent' else 'queued' end) else 'bot' end,
      case when n < ${waiting}::int then '{"name":"queued","since":"2026-11-01T00:00:00.000Z","position":1,"reason":"asked"}' else '{"name":"bot"}' end,
      case when n < ${waiting}::int and n % 3 = 0 then 'agent-' || n % 9 end,
      case when n < ${waiting}::int and n % 3 > 0 then ${start}::bigint + n end, '我的快递到哪了',
      ${PER_CONVERSATION}::int, ${PER_CONVERSATION - 1}::int, ${PER_CONVERSATION - 1}::int, '{"language":"zh","flow":null}',
      at, at + 600000
    from (select n, ${start}::bigint + n::bigint * ${step}::bigint as at from generate_series(0, ${count - 1}::int) n) days`.execute(
    db,
  );
  await sql`insert into visitor (id, site, token_hash, customer, customer_until, created_at)
    select visitor, site, 't' || visitor, customer, case when customer is not null then created_at end, created_at
    from conversation where ${inMonth('id', month)}`.execute(db);
  await sql`insert into event (conversation, seq, site, id, cid, kind, role, at, data)
    select id, s, site, left(translate(encode(decode(md5(id || s), 'hex'), 'base64'), '+/=', '-_'), 21),
      case when s % 2 = 1 then 's:' || left(md5(s || id), 21) else 'b:' || left(md5(s || id), 21) || ':0' end,
      'message', case when s % 2 = 1 then 'shopper' else 'bot' end, created_at + s * 1000,
      '{"body":{"kind":"text","text":"您好，包裹已经从杭州发出，预计后天送到，请您保持电话畅通，有问题随时找我们。"}}'
    from conversation, generate_series(1, ${PER_CONVERSATION}::int) s where ${inMonth('id', month)}`.execute(
    db,
  );
}

function inMonth(column: string, month: string) {
  const [from, to] = idsOf(month);
  return sql`${sql.ref(column)} ~>=~ ${from} and ${sql.ref(column)} ~<~ ${to}`;
}
