import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestStore, testStores } from '../testing/test-store.ts';
import type { SetStatement } from './unit.ts';

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`the store on ${kind.name}`, () => {
    let opened: TestStore;
    beforeAll(async () => {
      opened = await kind.open();
    });
    afterAll(() => opened.dispose());

    test('gives times as numbers and missing values as null, whatever it stands on', async () => {
      const { db } = opened.store;
      const at = Date.UTC(2026, 10, 1);
      const site = {
        id: 'shapes',
        settings: '{"a":[1]}',
        api_key_hash: null,
        identity_secret: null,
        created_at: at,
      };
      await db.insertInto('site').values(site).execute();
      const row = await db
        .selectFrom('site')
        .selectAll()
        .where('id', '=', 'shapes')
        .executeTakeFirstOrThrow();
      expect(row.created_at).toBe(at);
      expect(JSON.parse(row.settings)).toEqual({ a: [1] });
      expect(row.api_key_hash).toBeNull();
    });

    test('says how many rows a change touched', async () => {
      const { db } = opened.store;
      await db
        .insertInto('meta')
        .values([
          { key: 'a', value: '1' },
          { key: 'b', value: '1' },
        ])
        .execute();
      const change = await db
        .updateTable('meta')
        .set({ value: '2' })
        .where('value', '=', '1')
        .executeTakeFirst();
      expect(change.numUpdatedRows).toBe(2n);
    });

    test('gives everybody who asks together their own rows, and fails only whom it must', async () => {
      const { store } = opened;
      await store.db
        .insertInto('meta')
        .values([
          { key: 'one', value: '1' },
          { key: 'two', value: '2' },
        ])
        .execute();
      const valueUnder: SetStatement = {
        one: 'select value from meta where key = ?1',
        many: 'select given.n, meta.value from given join meta on meta.key = given.key',
        columns: { key: 'text' },
        rank: 0,
      };
      const ask = (key: string) => store.read<{ value: string }>(valueUnder, [key]);
      const [one, again, none, two] = await Promise.all(['one', 'one', 'three', 'two'].map(ask));
      expect([one, again, none, two].map((rows) => rows?.[0]?.value)).toEqual(['1', '1', undefined, '2']);
      // PostgreSQL takes no U+0000 in a text; whoever asks beside it must not suffer.
      const [bad, good] = await Promise.allSettled([ask('\u0000'), ask('two')]);
      expect(good).toMatchObject({ status: 'fulfilled', value: [{ value: '2' }] });
      if (kind.name === 'postgres') expect(bad).toMatchObject({ reason: { code: 'broken' } });
    });

    test('brings every text there and back as it is, alone and among others', async () => {
      const told: SetStatement = {
        one: 'select ?1 as text, ?2 as other, ?3 as number',
        many: 'select given.n, given.text, given.other, given.number from given',
        columns: { text: 'text', other: 'text', number: 'float8' },
        rank: 0,
      };
      // Among them what stands between texts on their way, and what stands for one that is missing.
      const texts = [
        '',
        null,
        'NULL',
        '\u001e',
        'a\u001eb',
        '\u001f',
        '{"a":["\\\\"]}',
        "it's, 在呢 🍵",
        '\\',
      ];
      const given = texts.map((text, i) => [text, texts.at(-1 - i), i % 2 ? null : i / 4]);
      const tell = async (params: readonly unknown[]) => {
        const [row] = await opened.store.read<Record<string, unknown>>(told, params);
        return [row?.text, row?.other, row?.number];
      };
      expect(await Promise.all(given.map(tell))).toEqual(given);
      for (const params of given) expect(await tell(params)).toEqual(params);
    });

    test('keeps its epoch when opened again', async () => {
      const second = await opened.again();
      expect(second.epoch).toBe(opened.store.epoch);
      await second.close();
    });

    test('refuses a wrong statement and goes on', async () => {
      const { db } = opened.store;
      const meta = { key: 'twice', value: '' };
      await db.insertInto('meta').values(meta).execute();
      await expect(db.insertInto('meta').values(meta).execute()).rejects.toThrow(/unique|duplicate/i);
      await opened.store.check();
    });
  });
}
