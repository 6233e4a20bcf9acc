import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testStores } from '../testing/test-store.ts';

for (const under of testStores) {
  describe.skipIf(under.skip)(`rolling upgrades on ${under.name}`, () => {
    test('a node of the version before starts on tables that a newer one has added to', async () => {
      const data = await under.open();
      await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', ${new Date().toISOString()})`.execute(
        data.store.db,
      );
      const older = await data.again();
      await older.check();
      expect(older.epoch).toBe(data.store.epoch);
      await older.close();
      await data.dispose();
    });
  });
}
