import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { enter } from '../conversation/enter.ts';
import { readLog } from '../conversation/read-log.ts';
import { shopperSend } from '../conversation/send.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { PostgresTransaction } from './postgres-transaction.ts';
import type { SetStatement } from './unit.ts';

const site = 'demo';
const at = Date.UTC(2026, 10, 24, 2);
const postgres = testStores.find(({ name }) => name === 'postgres');

describe.skipIf(postgres?.skip)('what PostgreSQL is sent for a message', () => {
  let data: TestStore;
  beforeAll(async () => {
    data = (await postgres?.open()) as TestStore;
  });
  afterAll(() => data.dispose());

  async function begin(): Promise<string> {
    const conversation = nanoid();
    const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation };
    await data.store.run(enter, { site, at, fresh, locale: 'zh-CN' });
    return conversation;
  }

  const say = (conversation: string, text: string, cid = nanoid()) =>
    shopperSend(data.store, { site, conversation, at, cid, id: nanoid(), body: { kind: 'text', text } });

  /** The texts of all statements that the work sends. */
  async function sent(work: () => Promise<unknown>): Promise<string[]> {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    await work();
    const texts = spy.mock.calls.map(([asked]: unknown[]) =>
      typeof asked === 'string' ? asked : (asked as { text: string }).text,
    );
    spy.mockRestore();
    return texts;
  }

  test('is one statement where its conversation is known, for all that come together', async () => {
    const conversations = await Promise.all([begin(), begin(), begin()]);
    const sayAll = (text: string) =>
      Promise.all(conversations.map((conversation) => say(conversation, text)));
    await sayAll('在吗');
    const statements = await sent(() => sayAll('这双鞋偏码吗'));
    expect(statements).toEqual([
      expect.stringMatching(/update conversation[\s\S]*insert into event[\s\S]*pg_current_xact_id/),
    ]);
    for (const conversation of conversations) {
      const log = await readLog(data.store.db, { site, conversation, after: 0 });
      expect(log.map(({ seq }) => seq)).toEqual([1, 2]);
    }
  });

  test('is nothing at all where a parameter is not of its column’s type', async () => {
    const client = new pg.Client({ connectionString: data.env.DATABASE_URL, pipeline: true });
    await client.connect();
    await client.query('create temporary table given_numbers (value int)');
    const set: SetStatement = {
      one: 'insert into given_numbers values (?)',
      many: 'insert into given_numbers select value from given',
      columns: { value: 'int' },
      blind: true,
      rank: 1,
    };
    const transaction = new PostgresTransaction(client);
    await transaction.ask((asked) => asked.query('select 1'));
    for (const value of [1, true, 2]) transaction.putOff({ set, askers: [{ given: [[value]] }] });
    await expect(transaction.commit()).rejects.toThrow(TypeError);
    await transaction.rollback();
    const { rows } = await client.query('select value from given_numbers');
    expect(rows).toEqual([]);
    await client.end();
  });

  test('changes nothing of a conversation whose event cannot be put into the log', async () => {
    const [conversation, other] = await Promise.all([begin(), begin()]);
    await Promise.all([say(conversation, '在吗'), say(other, '在吗')]);
    const head = () =>
      sql`select seq, preview from conversation where id = ${conversation}`.execute(data.store.db);
    const before = (await head()).rows;
    const { db } = data.store;
    await sql`insert into event (conversation, seq, site, id, cid, kind, role, at, data)
      select conversation, seq + 1, site, 'intruder', 'intruder', kind, role, at, data
      from event where conversation = ${conversation} and seq = 1`.execute(db);
    const both = await Promise.allSettled([say(conversation, '这双鞋偏码吗'), say(other, '有货吗')]);
    expect(both).toMatchObject([
      { status: 'rejected' },
      { status: 'fulfilled', value: { result: 'appended' } },
    ]);
    expect((await head()).rows).toEqual(before);
    await sql`delete from event where id = 'intruder'`.execute(db);
    expect(await say(conversation, '这双鞋偏码吗')).toMatchObject({ result: 'appended' });
    const log = await readLog(db, { site, conversation, after: 0 });
    expect(log.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});
