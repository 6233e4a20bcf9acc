import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import { describe, expect, test } from 'vitest';
import { everyRow, statement } from '../testing/every-row.ts';
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

    test('an upgrade that fails leaves nothing half done', async () => {
      const data = await under.open();
      const { store } = data;
      // As before the last three upgrades, the second of which finds that somebody has taken its name.
      await statement(store, "delete from kysely_migration where name >= '0011'");
      await statement(store, 'drop index ticket_guest');
      await statement(store, 'drop index audit_erasures');
      await statement(store, 'drop table audit_link');
      await statement(store, `create index audit_erasures on meta (value)`);
      await expect(data.again()).rejects.toThrow(/audit_erasures/);
      expect([...(await everyRow(store)).keys()]).not.toContain('audit_link');
      await statement(store, 'drop index audit_erasures');
      const upgraded = await data.again();
      await upgraded.check();
      await sql`select hash from audit_link where id = ${nanoid()}`.execute(upgraded.db);
      await upgraded.close();
      await data.dispose();
    });
  });
}
