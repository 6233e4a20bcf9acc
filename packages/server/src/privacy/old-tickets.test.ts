import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAudit } from '../audit/audit.ts';
import { enter } from '../conversation/enter.ts';
import { shopperSend } from '../conversation/send.ts';
import { createFileBytes } from '../files/file-bytes.ts';
import { createBackRoom } from '../shop/back-room.ts';
import type { TicketChange } from '../shop/tickets.ts';
import { everyRow } from '../testing/every-row.ts';
import { filesOf, type TestStore, testStores } from '../testing/test-store.ts';
import { forgetUnit } from './forget.ts';
import { createRetention } from './retention.ts';
import { tablesToScrub } from './scrubbing.ts';

const site = 'demo';
const DAY = 86_400_000;
const start = Date.UTC(2026, 10, 23, 2);

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`tickets in their time, on ${kind.name}`, () => {
    let data: TestStore;
    beforeEach(async () => {
      data = await kind.open();
    });
    afterEach(() => data?.dispose());

    /** What the shop keeps for how many days. */
    async function keep(retention: object, of = site): Promise<void> {
      const settings = JSON.stringify({ retention });
      await data.store.db.deleteFrom('site').where('id', '=', of).execute();
      await data.store.db.insertInto('site').values({ id: of, settings, created_at: 1 }).execute();
    }

    /** What a sweep of so many days from the start tells of itself. */
    async function sweep(day: number): Promise<Record<string, number>> {
      const { store, env } = data;
      const now = () => start + day * DAY;
      const bytes = createFileBytes(store, env.ZAINE_DATA ?? '');
      const audit = createAudit({ store, now, newId: nanoid });
      await createRetention({ store, bytes, audit, scrubbing: { soon() {} }, now }).sweep();
      const told = store.db.selectFrom('audit').select('detail').where('action', '=', 'retention_swept');
      const swept = await told.where('site', '=', site).where('at', '=', now()).executeTakeFirst();
      return JSON.parse(swept?.detail ?? '{}');
    }

    /** A conversation in which a guest says something. */
    async function talk({ day = 0, of = site } = {}): Promise<string> {
      const at = start + day * DAY;
      const fresh = { visitor: nanoid(), tokenHash: nanoid(), conversation: nanoid() };
      await data.store.run(enter, { site: of, at, fresh, locale: 'en' });
      // Nothing that waits for an answer, so that the archive takes it.
      const body = { kind: 'rating', score: 5 } as const;
      const place = { site: of, conversation: fresh.conversation, at };
      await shopperSend(data.store, { ...place, cid: nanoid(), id: nanoid(), body });
      return fresh.conversation;
    }

    const ticketsOn = (day: number) => createBackRoom(data.store, () => start + day * DAY).tickets;

    /** A ticket about somebody; gives its id. */
    async function ask(about: { conversation?: string; customer?: string; site?: string }, day = 0) {
      const words = { department: 'duty', priority: 'high', subject: 'a lid', body: 'canary words' } as const;
      return (await ticketsOn(day).openTicket({ site, key: nanoid(), ...words, ...about })).id;
    }

    const move = (id: string, day: number, change: TicketChange = { state: 'done' }, of = site) =>
      ticketsOn(day).moveTicket(of, id, change);

    /** The same, of which the conversation hears nothing: it is as old as it was. */
    async function finish(id: string, day: number, of = site): Promise<void> {
      await move(id, day, { state: 'done' }, of);
      await data.store.db.deleteFrom('news').execute();
    }

    async function left(): Promise<string[]> {
      const found = await data.store.db.selectFrom('ticket').select('id').orderBy('id').execute();
      return found.map(({ id }) => id);
    }

    const isThere = async (table: 'conversation' | 'archive', id: string) =>
      (
        await sql`select 1 from ${sql.table(table)} where ${sql.ref(table === 'archive' ? 'conversation' : 'id')} = ${id}`.execute(
          data.store.db,
        )
      ).rows.length > 0;

    /** The tables in which a word stands. */
    const tablesWith = async (word: string) =>
      [...(await everyRow(data.store))].flatMap(([table, text]) => (text.includes(word) ? [table] : []));

    test('a guest’s ticket goes with its conversation, from the files too', async () => {
      await keep({ conversations: 30 });
      const conversation = await talk();
      await finish(await ask({ conversation }), 0);
      await sweep(30);
      expect(await tablesWith('canary words')).toEqual(['ticket']);
      expect(await sweep(31)).toMatchObject({ conversations: 1, tickets: 1 });
      expect(await tablesWith('canary words')).toEqual([]);
      expect(await tablesWith(conversation)).toEqual([]);
      const { store } = data;
      expect(await store.scrub(tablesToScrub(store), { rewritten: true })).toEqual({ state: 'done' });
      for (const [file, content] of await filesOf(data)) {
        expect(content.includes('canary words'), file).toBe(false);
        expect(content.includes(conversation), file).toBe(false);
      }
    });

    test('one whose conversation is younger stays, and so do other shops’ and customers’', async () => {
      await keep({ conversations: 30 });
      await keep({}, 'elsewhere');
      const [old, young] = [await talk(), await talk({ day: 20 })];
      const gone = await ask({ conversation: old });
      const stay = [
        await ask({ conversation: young }),
        await ask({ conversation: old, customer: 'c-wang' }),
        await ask({}),
      ];
      for (const id of [gone, ...stay]) await finish(id, 0);
      const elsewhere = await ask({ conversation: old, site: 'elsewhere' });
      await finish(elsewhere, 0, 'elsewhere');
      await sweep(31);
      expect(await left()).toEqual([...stay, elsewhere].sort());
      expect(await isThere('conversation', young)).toBe(true);
    });

    test('one goes with a conversation that was put into the archive', async () => {
      await keep({ archive: 10, conversations: 30 });
      const conversation = await talk();
      const open = await talk();
      const [gone, stays] = [await ask({ conversation }), await ask({ conversation: open })];
      await finish(gone, 0);
      expect(await sweep(11)).toMatchObject({ archived: 2, tickets: 0 });
      expect(await left()).toEqual([gone, stays].sort());
      expect(await sweep(31)).toMatchObject({ conversations: 1, tickets: 1 });
      expect(await left()).toEqual([stays]);
      expect(await isThere('archive', open)).toBe(true);
      await finish(stays, 32);
      await sweep(61);
      expect(await left()).toEqual([stays]);
      await sweep(63);
      expect(await left()).toEqual([]);
      expect(await isThere('archive', open)).toBe(false);
    });

    test.each(['open', 'working', 'waiting'] as const)(
      'one that is %s stays with its conversation, and both go when it has been done for long enough',
      async (state) => {
        await keep({ conversations: 30 });
        const conversation = await talk();
        const id = await ask({ conversation });
        await move(id, 0, { state });
        await data.store.db.deleteFrom('news').execute();
        await sweep(400);
        expect(await left()).toEqual([id]);
        expect(await isThere('conversation', conversation)).toBe(true);
        await finish(id, 401);
        await sweep(430);
        expect(await isThere('conversation', conversation)).toBe(true);
        await sweep(432);
        expect(await left()).toEqual([]);
        expect(await isThere('conversation', conversation)).toBe(false);
      },
    );

    test('many conversations that stay for their tickets keep no other one from going', async () => {
      await keep({ conversations: 30, archive: 10 });
      for (let i = 0; i < 120; i++) await ask({ conversation: await talk() });
      const other = await talk({ day: 1 });
      await sweep(12);
      expect(await isThere('archive', other)).toBe(true);
      expect(await sweep(32)).toMatchObject({ conversations: 1, tickets: 0 });
      expect(await isThere('archive', other)).toBe(false);
      expect(await left()).toHaveLength(120);
    });

    test('one that a node of the version before left behind goes in its own time, once it is done', async () => {
      await keep({ conversations: 30 });
      const conversation = await talk();
      const [done, open] = [await ask({ conversation }), await ask({ conversation })];
      const other = await talk({ day: 20 });
      const kept = await ask({ conversation: other });
      for (const id of [done, kept]) await finish(id, 0);
      await data.store.db.deleteFrom('conversation').where('id', '=', conversation).execute();
      expect(await sweep(29)).toMatchObject({});
      expect(await left()).toEqual([done, kept, open].sort());
      expect(await sweep(31)).toMatchObject({ conversations: 0, tickets: 1 });
      expect(await left()).toEqual([kept, open].sort());
      await move(open, 40);
      expect(await tablesWith('canary words')).toEqual(['ticket']);
      await sweep(69);
      expect(await left()).toContain(open);
      await sweep(71);
      expect(await left()).toEqual([]);
    });

    test('nothing is kept to tell a conversation that is not there, nor what an earlier version kept', async () => {
      await keep({ conversations: 30 });
      const conversation = await talk();
      const id = await ask({ conversation, customer: 'c-wang' });
      await sweep(31);
      expect(await isThere('conversation', conversation)).toBe(false);
      await move(id, 32, { state: 'working' });
      const { db } = data.store;
      const told = async () => (await db.selectFrom('news').select('cid').execute()).map(({ cid }) => cid);
      expect(await told()).toEqual([]);
      const there = await talk({ day: 32 });
      for (const [cid, of] of [
        ['gone', conversation],
        ['stays', there],
      ] as const)
        await db
          .insertInto('news')
          .values({ site, conversation: of, cid, data: '{}', at: start, told_at: start })
          .execute();
      expect(await sweep(33)).toMatchObject({ news: 1 });
      expect(await told()).toEqual(['stays']);
    });

    test('one that is opened while its conversation is forgotten stays to be done', async () => {
      const conversation = await talk();
      const [done, open] = [await ask({ conversation }), await ask({ conversation })];
      await finish(done, 0);
      expect(await data.store.run(forgetUnit, { site, ids: [conversation] })).toBe(1);
      expect(await left()).toEqual([open]);
    });

    test('all that are done go so many days after their last change, where the shop says so', async () => {
      await keep({ tickets: 30 });
      const conversation = await talk();
      const gone = [await ask({ customer: 'c-wang' }), await ask({ conversation }), await ask({})];
      for (const id of gone) await finish(id, 5);
      const [later, open] = [await ask({ customer: 'c-wang' }), await ask({ customer: 'c-wang' })];
      await finish(later, 20);
      await sweep(34);
      expect(await left()).toHaveLength(5);
      expect(await sweep(36)).toMatchObject({ tickets: 3, conversations: 0 });
      expect(await left()).toEqual([later, open].sort());
      expect(await isThere('conversation', conversation)).toBe(true);
      await sweep(400);
      expect(await left()).toEqual([open]);
    });

    test('nothing goes where the shop has not said for how long', async () => {
      await keep({ archive: 10 });
      const conversation = await talk();
      const tickets = [await ask({ conversation }), await ask({ customer: 'c-wang' })];
      for (const id of tickets) await finish(id, 0);
      await sweep(11);
      await sweep(5000);
      expect(await left()).toEqual(tickets.sort());
      expect(await isThere('archive', conversation)).toBe(true);
    });
  });
}
