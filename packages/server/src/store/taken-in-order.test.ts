import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { enter } from '../conversation/enter.ts';
import { readLog } from '../conversation/read-log.ts';
import { shopperSend } from '../conversation/send.ts';
import { testStores } from '../testing/test-store.ts';

const site = 'demo';
const at = Date.UTC(2026, 10, 23, 2);
const postgres = testStores.find(({ name }) => name === 'postgres');

/** Holds a row until the transaction ends; rejects where somebody else does. */
const HOLD = 'select id from conversation where id = $1 for update nowait';
const waiting = sql`select pid from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and query like '%update conversation%'`;

test.skipIf(postgres?.skip)('heads that are remembered are taken in the order of their ids', async () => {
  const opened = await postgres?.open();
  if (!opened) throw new Error('no store');
  const { store, env } = opened;
  const ids = [nanoid(), nanoid()].sort();
  const [first, last] = ids;
  for (const conversation of ids) {
    const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation };
    await store.run(enter, { site, at, fresh, locale: 'zh-CN' });
  }
  /** The last comes first, and both go together. */
  const sayBoth = () =>
    Promise.all(
      [last, first].map((conversation = '') => {
        const body = { kind: 'text', text: '在吗' } as const;
        return shopperSend(store, { site, conversation, at, cid: nanoid(), id: nanoid(), body });
      }),
    );
  await sayBoth();
  const other = new pg.Client({ connectionString: env.DATABASE_URL });
  await other.connect();
  await other.query('begin');
  await other.query(HOLD, [first]);
  const said = sayBoth();
  await vi.waitFor(async () => expect((await waiting.execute(store.db)).rows).toHaveLength(1));
  // Who waits for the first does not hold the last, or each would wait for the other.
  expect((await other.query(HOLD, [last])).rowCount).toBe(1);
  await other.query('commit');
  expect(await said).toMatchObject([{ result: 'appended' }, { result: 'appended' }]);
  for (const conversation of ids)
    expect(await readLog(store.db, { site, conversation, after: 0 })).toHaveLength(2);
  await other.end();
  await opened.dispose();
});
