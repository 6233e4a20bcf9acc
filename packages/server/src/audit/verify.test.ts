import { nanoid } from 'nanoid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statement } from '../testing/every-row.ts';
import { startTestServer } from '../testing/test-server.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { createAudit } from './audit.ts';
import { hashOfEntry } from './chain.ts';
import { type ChainHead, headText, readHead, readHeads, verifyChain } from './verify.ts';

const TRIGGERS = {
  sqlite: ['audit', 'audit_link'].flatMap((table) =>
    ['update', 'delete', 'replace'].map((deed) => `drop trigger ${table}_no_${deed}`),
  ),
  postgres: ['audit', 'audit_link'].flatMap((table) =>
    ['change', 'truncate'].map((deed) => `drop trigger ${table}_no_${deed} on ${table}`),
  ),
};

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`an audit trail that somebody tampered with, on ${kind.name}`, () => {
    let data: TestStore;
    let head: ChainHead;
    const sql = (text: string) => statement(data.store, text);
    const trailOf = (store: TestStore['store']) => createAudit({ store, now: Date.now, newId: nanoid });
    const entry = (actor: string) => ({ site: 'demo', action: 'sign_in', actor }) as const;
    const faults = async (known: ChainHead[] = []) =>
      (await verifyChain(data.store.db, 'demo', known)).faults.join('\n');

    beforeAll(async () => {
      data = await kind.open();
    });
    afterAll(() => data?.dispose());

    test('is whole however many nodes write at once', async () => {
      const others = await Promise.all([data.again(), data.again()]);
      const trails = [data.store, ...others].map(trailOf);
      await Promise.all(
        Array.from({ length: 60 }, (_, i) => trails[i % 3]?.record(entry(`agent:${i % 3}-${i}`))),
      );
      await trails[0]?.record({ ...entry('agent:elsewhere'), site: 'other' });
      await Promise.all(others.map((store) => store.close()));
      const found = await verifyChain(data.store.db, 'demo');
      expect(found).toMatchObject({ unlinked: 0, faults: [], head: { seq: 60 } });
      expect((await readHeads(data.store.db)).map(({ site, seq }) => `${site} ${seq}`)).toEqual([
        'demo 60',
        'other 1',
      ]);
      head = found.head as ChainHead;
      expect(readHead(headText(head))).toEqual(head);
    });

    test('takes up entries of nodes that know nothing of the chain', async () => {
      for (const id of ['old-2', 'old-1'])
        await sql(`insert into audit (id, site, at, action, actor, subject, detail)
          values ('${id}', 'demo', 5, 'sign_in', 'agent:old', null, '{}')`);
      expect(await verifyChain(data.store.db, 'demo')).toMatchObject({ unlinked: 2, head: { seq: 60 } });
      const trail = trailOf(data.store);
      const [one, other] = await Promise.all([trail.link(), trail.link(), trail.record(entry('agent:new'))]);
      expect(one + other).toBe(2);
      expect(await verifyChain(data.store.db, 'demo', [head])).toMatchObject({
        unlinked: 0,
        faults: [],
        head: { seq: 63 },
      });
      await sql(`insert into audit (id, site, at, action, actor, subject, detail)
        values ('old-3', 'demo', 5, 'sign_in', 'agent:old', null, '{}')`);
      const server = await startTestServer(kind, { data });
      await server.dispose();
      expect(server.log.find((line) => line.startsWith('audit_heads'))).toMatch(/demo:64:.*"linked":1\}$/);
    });

    test('refuses changes of the chain as it does of its entries', async () => {
      for (const change of ["update audit_link set hash = ''", 'delete from audit_link'])
        await expect(sql(change)).rejects.toThrow(/only ever added/);
    });

    test('shows what was changed, removed or moved, once somebody has dropped the triggers', async () => {
      for (const drop of TRIGGERS[kind.name]) await sql(drop);
      const idAt = async (seq: number) =>
        (
          await data.store.db
            .selectFrom('audit_link')
            .select('id')
            .where('site', '=', 'demo')
            .where('seq', '=', seq)
            .executeTakeFirstOrThrow()
        ).id;
      const [second, third, fourth] = [await idAt(2), await idAt(3), await idAt(4)];
      await sql(`update audit set actor = 'agent:somebody' where id = '${second}'`);
      expect(await faults()).toMatch(/^Entry 2 \(.*was changed or moved\.$/);
      await sql(`delete from audit where id = '${third}'`);
      expect(await faults()).toContain(`Entry 3 (${third}) was removed.`);
      await sql(`delete from audit_link where id = '${third}'`);
      expect(await faults()).toContain('Entries 3 to 3 were removed.');
      await sql(`update audit_link set id = 'x' where id = '${fourth}'`);
      await sql(`update audit_link set id = '${fourth}' where id = '${await idAt(5)}'`);
      expect(await faults()).toMatch(/Entry 5 .*was changed or moved\./);
    });

    test('shows by a head that was kept that its end is gone, or that all of it was written anew', async () => {
      const last = (await verifyChain(data.store.db, 'other')).head as ChainHead;
      const onOther = async () => (await verifyChain(data.store.db, 'other', [last])).faults;
      expect(await onOther()).toEqual([]);
      const [only] = await data.store.db
        .selectFrom('audit')
        .selectAll()
        .where('site', '=', 'other')
        .execute();
      const forged = { ...(only as NonNullable<typeof only>), actor: 'agent:forged' };
      await sql(`update audit set actor = 'agent:forged' where site = 'other'`);
      await sql(`update audit_link set hash = '${hashOfEntry('', 1, forged)}' where site = 'other'`);
      expect((await verifyChain(data.store.db, 'other')).faults).toEqual([]);
      expect(await onOther()).toEqual(['Entry 1 is another one than when its head was kept.']);
      await sql(`delete from audit_link where site = 'other'`);
      expect(await onOther()).toEqual(['The trail ends at 0 and went up to 1 when its head was kept.']);
    });
  });
}
