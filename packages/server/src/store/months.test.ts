import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, Migrator, sql } from 'kysely';
import { nanoid } from 'nanoid';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answer } from '../conversation/answer.ts';
import { enter } from '../conversation/enter.ts';
import { markRead } from '../conversation/mark-read.ts';
import { readHead, readLog } from '../conversation/read-log.ts';
import { shopperSend } from '../conversation/send.ts';
import { readSummary } from '../desk/summaries.ts';
import { forgetUnit } from '../privacy/forget.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { first } from './migrations/0001-first.ts';
import { nodes } from './migrations/0002-nodes.ts';
import { guarded } from './migrations/0003-guarded.ts';
import { backRoom } from './migrations/0004-back-room.ts';
import { conversationId } from './month.ts';
import { POSTGRES_SETTINGS } from './postgres-store.ts';
import { openSqlite } from './sqlite-host.ts';
import { kyselyOver } from './sqlite-migrate.ts';
import type { Store } from './store.ts';
import type { StoreKind } from './unit.ts';

const site = 'demo';
const november = Date.UTC(2026, 10, 23);
const text = (words: string) => ({ kind: 'text', text: words }) as const;

async function begin(store: Store, id: string, at = november) {
  const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation: id };
  const entered = await store.run(enter, { site, at, fresh, locale: 'zh-CN' });
  if (entered.result !== 'entered') throw new Error(entered.result);
  return { ...entered, tokenHash: fresh.tokenHash };
}

function say(store: Store, conversation: string, words: string, cid = nanoid()) {
  return shopperSend(store, { site, conversation, at: november, cid, id: nanoid(), body: text(words) });
}

const log = (store: Store, conversation: string) => readLog(store.db, { site, conversation, after: 0 });
const names = async (store: Store, sent: string) =>
  (await sql.raw<{ name: string }>(sent).execute(store.db)).rows.map(({ name }) => name).sort();

/** The tables as the version before this one left them. */
async function migrateToBefore(db: Kysely<unknown>, kind: StoreKind): Promise<void> {
  const before = {
    '0001-first': first(kind),
    '0002-nodes': nodes(kind),
    '0003-guarded': guarded(kind),
    '0004-back-room': backRoom(kind),
  };
  const provider = { getMigrations: async () => before };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
  await insertOld(db);
}

/** What a shop had: a conversation with two messages, a note, and a question without an answer. */
async function insertOld(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `insert into conversation (id, site, visitor, locale, state, state_data, preview, seq, asked, answered, created_at, updated_at)
     values ('V1StGXR8_Z5jdHi6B-myT', 'demo', 'v-1', 'zh-CN', 'bot', '{"name":"bot"}', '在吗', 2, 1, 2, 1, 2)`,
    `insert into event (conversation, seq, site, id, cid, kind, role, at, data) values
     ('V1StGXR8_Z5jdHi6B-myT', 1, 'demo', 'e-1', 's:c-1', 'message', 'shopper', 1, '{"body":{"kind":"text","text":"在吗"}}'),
     ('V1StGXR8_Z5jdHi6B-myT', 2, 'demo', 'e-1-0', 'b:e-1:0', 'message', 'bot', 2, '{"body":{"kind":"text","text":"在呢"}}')`,
    "insert into note (id, site, conversation, cid, author, text, at) values ('n-1', 'demo', 'V1StGXR8_Z5jdHi6B-myT', 'a:1', 'lin', '老客', 3)",
    "insert into meta (key, value) values ('epoch', 'from-before')",
  ]) {
    await sql.raw(statement).execute(db);
  }
}

/** Replaces a new store by one of the version before. */
async function asBefore({ store, env }: TestStore): Promise<void> {
  if (store.kind === 'postgres') {
    await sql`drop schema public cascade`.execute(store.db);
    await sql`create schema public`.execute(store.db);
    await migrateToBefore(store.db as unknown as Kysely<unknown>, 'postgres');
    return;
  }
  const path = join(env.ZAINE_DATA as string, 'zaine.db');
  await store.close();
  for (const end of ['', '-wal', '-shm']) await rm(path + end, { force: true });
  const file = openSqlite(path);
  await migrateToBefore(kyselyOver(file), 'sqlite');
  file.close();
}

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`conversations by months on ${kind.name}`, () => {
    test('what was there before the upgrade is there after it, and goes on', async () => {
      const data = await kind.open();
      await asBefore(data);
      const store = await data.again();
      await store.tend(november);
      expect(store.epoch).toBe('from-before');
      const old = 'V1StGXR8_Z5jdHi6B-myT';
      expect((await log(store, old)).map(({ seq }) => seq)).toEqual([1, 2]);
      expect(await say(store, old, '在吗', 'c-1')).toMatchObject({ result: 'known' });
      expect(await say(store, old, '还在吗')).toMatchObject({ result: 'appended' });
      const { conversation } = await begin(store, conversationId(november, nanoid()));
      await say(store, conversation.id, '你好');
      expect((await log(store, old)).length).toBe(3);
      expect((await log(store, conversation.id)).length).toBe(1);
      expect(await readSummary(store.db, site, old)).toMatchObject({ unread: 2, preview: '还在吗' });
      await store.close();
      await data.dispose();
    });

    test('an id is taken once, whatever its month', async () => {
      const data = await kind.open();
      await data.store.tend(november);
      for (const id of [conversationId(november, 'twice'), conversationId(0, 'twice'), 'without-a-month']) {
        await begin(data.store, id);
        await expect(begin(data.store, id)).rejects.toThrow(/unique|duplicate/i);
      }
      await data.dispose();
    });
  });
}

const postgres = testStores.find(({ name }) => name === 'postgres');
describe.skipIf(!postgres || postgres.skip)('places for months on PostgreSQL', () => {
  let data: TestStore;
  let store: Store;
  beforeAll(async () => {
    data = (await postgres?.open()) as TestStore;
    store = data.store;
  });
  afterAll(() => data.dispose());

  const placesOf = (table: string) =>
    names(
      store,
      `select c.relname as name from pg_inherits join pg_class c on c.oid = inhrelid where inhparent = '${table}'::regclass`,
    );
  const placeOf = async (id: string) => [
    ...(await names(store, `select tableoid::regclass::text as name from conversation where id = '${id}'`)),
    ...(await names(
      store,
      `select tableoid::regclass::text as name from event where conversation = '${id}'`,
    )),
  ];

  test('are made for this month and the next two, by one of many nodes at once', async () => {
    const others = await Promise.all([data.again(), data.again()]);
    await Promise.all([store, ...others].map((node) => node.tend(november)));
    await store.tend(november);
    const expected = (table: string) => ['2611', '2612', '2701', 'rest'].map((end) => `${table}_${end}`);
    expect(await placesOf('conversation')).toEqual(expected('conversation'));
    expect(await placesOf('event')).toEqual(expected('event'));
    for (const other of others) await other.close();
  });

  test('hold what begins in their month; what has none lies with the rest', async () => {
    const { conversation } = await begin(store, conversationId(november, nanoid()));
    await say(store, conversation.id, '你好');
    expect(await placeOf(conversation.id)).toEqual(['conversation_2611', 'event_2611']);
    const { conversation: older } = await begin(store, `x${nanoid()}`);
    await say(store, older.id, '你好');
    expect(await placeOf(older.id)).toEqual(['conversation_rest', 'event_rest']);
  });

  test('get what began before they were there', async () => {
    const july = Date.UTC(2027, 6, 5);
    const { conversation } = await begin(store, conversationId(july, nanoid()), july);
    await say(store, conversation.id, '早到了');
    expect(await placeOf(conversation.id)).toEqual(['conversation_rest', 'event_rest']);
    await store.tend(july);
    expect(await placeOf(conversation.id)).toEqual(['conversation_2707', 'event_2707']);
    expect(await log(store, conversation.id)).toHaveLength(1);
    await say(store, conversation.id, '还在');
    expect(await log(store, conversation.id)).toHaveLength(2);
  });

  test('go when nothing is left of their month', async () => {
    const january = Date.UTC(2025, 0, 9);
    await store.tend(january);
    const { conversation } = await begin(store, conversationId(january, nanoid()), january);
    await say(store, conversation.id, '很久以前');
    await store.tend(november);
    expect(await placesOf('event')).toContain('event_2501');
    expect(await placesOf('event')).not.toContain('event_2502');
    await store.run(forgetUnit, { site, ids: [conversation.id] });
    await store.tend(november);
    for (const table of ['conversation', 'event'])
      expect(await placesOf(table)).not.toContain(`${table}_2501`);
  });

  test('of old months give their disk back, although somebody came back', async () => {
    const march = Date.UTC(2025, 2, 9);
    await store.tend(march);
    const { conversation } = await begin(store, conversationId(march, nanoid()), march);
    await say(store, conversation.id, '还会再来');
    await sql`insert into event (conversation, seq, site, id, kind, role, at, data)
      select '2503-' || n, 1, ${site}, n, 'message', 'shopper', 1, repeat('很久以前', 100)
      from generate_series(1, 12000) n`.execute(store.db);
    const size = async () =>
      (await sql<{ size: number }>`select pg_table_size('event_2503')::int as size`.execute(store.db)).rows[0]
        ?.size ?? 0;
    await sql`analyze event_2503`.execute(store.db);
    const full = await size();
    await store.tend(november);
    expect(await size()).toBe(full);
    await sql`delete from event where conversation like '2503-%' and conversation <> ${conversation.id}`.execute(
      store.db,
    );
    await sql`vacuum analyze event_2503`.execute(store.db);
    await store.tend(november);
    expect(await size()).toBeLessThan(full / 50);
    expect(await log(store, conversation.id)).toHaveLength(1);
  });

  test('are not waited for: behind a long reader the job gives up, and does it another time', async () => {
    const reader = new pg.Client({ connectionString: data.env.DATABASE_URL });
    await reader.connect();
    await reader.query('begin');
    await reader.query('select count(*) from conversation');
    const later = Date.UTC(2028, 0, 1);
    await expect(store.tend(later)).rejects.toThrow(/lock timeout/);
    await begin(store, conversationId(later, nanoid()));
    await reader.query('commit');
    await reader.end();
    await store.tend(later);
    expect(await placesOf('event')).toContain('event_2801');
  });

  test('leave nodes alone that do not know a column a newer one has added', async () => {
    const { conversation } = await begin(store, conversationId(november, nanoid()));
    const look = () => readHead(store.db, site, conversation.id);
    for (let i = 0; i < 12; i++) await Promise.all([say(store, conversation.id, `${i}`), look(), look()]);
    await sql`alter table conversation add column from_the_future text`.execute(store.db);
    const said = await Promise.all([
      say(store, conversation.id, '一'),
      say(store, conversation.id, '二'),
      look(),
      look(),
    ]);
    expect(said[0]).toMatchObject({ result: 'appended' });
    expect(said[1]).toMatchObject({ result: 'appended' });
    expect(await look()).toMatchObject({ id: conversation.id, seq: 14 });
  });
});

describe.skipIf(!postgres || postgres.skip)('what every message asks of PostgreSQL', () => {
  let data: TestStore;
  beforeAll(async () => {
    data = (await postgres?.open()) as TestStore;
    for (const month of [7, 8, 9, 10]) await data.store.tend(Date.UTC(2026, month));
    // Enough rows that the database thinks about how to find one.
    await sql`insert into conversation (id, site, visitor, locale, state, state_data, preview, created_at, updated_at)
      select '26' || to_char(n % 4 + 8, 'FM00') || '-' || md5(n::text), 'demo', 'v' || n, 'zh-CN', 'bot',
        '{"name":"bot"}', '', n, n from generate_series(1, 8000) n`.execute(data.store.db);
    await sql`insert into event (conversation, seq, site, id, cid, kind, role, at, data)
      select id, s, site, id || s, 's:' || s, 'message', 'shopper', s, '{"body":{"kind":"text","text":"你好"}}'
      from conversation, generate_series(1, 3) s`.execute(data.store.db);
    await sql`analyze`.execute(data.store.db);
  });
  afterAll(() => data.dispose());

  interface Asked {
    text: string;
    values: unknown[];
  }

  /** Every statement about conversations that the work sends. */
  async function listen(work: () => Promise<unknown>): Promise<Asked[]> {
    const heard: Asked[] = [];
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    await work();
    for (const [asked, values] of spy.mock.calls as unknown as [string | Asked, unknown[] | undefined][]) {
      const one = typeof asked === 'string' ? { text: asked, values: values ?? [] } : asked;
      if (/\b(conversation|event)\b/.test(one.text)) heard.push({ text: one.text, values: one.values });
    }
    spy.mockRestore();
    return heard;
  }

  interface Plan {
    'Relation Name'?: string;
    'Actual Loops'?: number;
    Plans?: Plan[];
  }

  /** The tables that a plan looked into. */
  function looked(plan: Plan): string[] {
    const own = plan['Actual Loops'] ? [plan['Relation Name'] ?? ''] : [];
    return [...own, ...(plan.Plans ?? []).flatMap(looked)].filter((name) =>
      /^(conversation|event)_/.test(name),
    );
  }

  test.each(['force_custom_plan', 'force_generic_plan'])('is found in one month, with %s', async (mode) => {
    const { store } = data;
    const { conversation, tokenHash } = await begin(store, conversationId(november, nanoid()));
    const place = { site, conversation: conversation.id, at: november };
    const heard = await listen(async () => {
      const sent = await say(store, conversation.id, '你好');
      const [event] = sent.result === 'appended' ? sent.events : [];
      const answers = { seq: event?.seq ?? 0, event: event?.id ?? '' };
      await store.run(answer, { ...place, answers, replies: [text('在呢')], dialogue: '{}' });
      await store.run(markRead, { ...place, id: nanoid(), upTo: 2, reader: { role: 'shopper' } });
      await readHead(store.db, site, conversation.id);
      await log(store, conversation.id);
      await readSummary(store.db, site, conversation.id);
      const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation: nanoid() };
      const successor = { tokenHash: nanoid(), salt: nanoid() };
      const token = { tokenHash, successor, renewAfter: 86_400_000 };
      await store.run(enter, {
        site,
        at: november,
        fresh,
        token,
        wants: conversation.id,
        locale: 'zh-CN',
      });
    });
    expect(heard.length).toBeGreaterThan(10);
    const client = new pg.Client({
      connectionString: data.env.DATABASE_URL,
      options: `-c plan_cache_mode=${mode} -c jit_above_cost=0 ${POSTGRES_SETTINGS}`,
    });
    await client.connect();
    const looks: Record<string, string[]> = {};
    for (const { text: statement, values } of heard) {
      await client.query('begin');
      // Inserting what is there already would fail; that an insert goes to one table needs no plan.
      if (!/^\s*(with given as .*)?insert/is.test(statement)) {
        // A row that is a later version by now is not refused where none is asked for.
        const guarded = statement.includes('given(version,');
        // Nor is an event that is there already, where its change of the conversation inserts it.
        if (guarded) await client.query('delete from event where conversation = $1', [conversation.id]);
        const unversioned = values.map((value, at) => (guarded && at === 3 ? '{NULL}' : value));
        const { rows } = await client.query(`explain (analyze, format json) ${statement}`, unversioned);
        expect(rows[0]['QUERY PLAN'][0]).not.toHaveProperty('JIT');
        looks[statement] = [...new Set(looked(rows[0]['QUERY PLAN'][0].Plan))];
      }
      await client.query('rollback');
    }
    await client.end();
    expect(Object.keys(looks).length).toBeGreaterThan(6);
    for (const [statement, tables] of Object.entries(looks)) {
      expect({ statement, months: [...new Set(tables.map((name) => name.split('_')[1]))] }).toEqual({
        statement,
        months: ['2611'],
      });
    }
  });
});
