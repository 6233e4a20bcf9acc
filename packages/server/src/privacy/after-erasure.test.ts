import { sql } from 'kysely';
import { nanoid } from 'nanoid';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answer } from '../conversation/answer.ts';
import { recordConsent } from '../conversation/consent.ts';
import { end } from '../conversation/end.ts';
import { enter } from '../conversation/enter.ts';
import { ERASED } from '../conversation/erased.ts';
import { markRead } from '../conversation/mark-read.ts';
import { noteContext } from '../conversation/note-context.ts';
import { shopperSend } from '../conversation/send.ts';
import { addNote, agentSend } from '../desk/agent-send.ts';
import { createFileBytes } from '../files/file-bytes.ts';
import { createFiles } from '../files/files.ts';
import { createKnowledge } from '../knowledge/built-in-knowledge.ts';
import { createBackRoom } from '../shop/back-room.ts';
import { openCaseUnit } from '../shop/cases/open-case.ts';
import { defaultPolicies } from '../shop/policies.ts';
import type { Store } from '../store/store.ts';
import { everyRow } from '../testing/every-row.ts';
import { twoMugs } from '../testing/shop-under-test.ts';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { tellUnit } from '../turn/tell-unit.ts';
import { eraseUnit } from './erase.ts';

const site = 'demo';
const at = Date.UTC(2026, 10, 23, 2);
const canary = 'canary words';
const body = { kind: 'text', text: canary } as const;
type Place = { site: string; conversation: string; at: number; id: string };

function openTicket(store: Store, conversation: string) {
  const words = { zh: canary, en: canary };
  const { tickets } = createBackRoom(store, () => at);
  const ticket = {
    key: nanoid(),
    department: 'duty',
    priority: 'high',
    subject: words,
    body: words,
  } as const;
  return tickets.openTicket({ ...ticket, site, conversation });
}

/** What may still be on its way into a conversation while its customer is erased. */
const underWay: Record<string, (store: Store, place: Place) => Promise<unknown>> = {
  'a message': (store, place) => shopperSend(store, { ...place, cid: nanoid(), id: nanoid(), body }),
  'an answer': (store, place) =>
    store.run(answer, {
      ...place,
      answers: { seq: 1, event: nanoid() },
      replies: [body],
      dialogue: JSON.stringify({ canary }),
    }),
  'an agent’s message': (store, place) =>
    store.run(agentSend, { ...place, agent: 'ann', cid: nanoid(), body }),
  'an agent’s note': (store, place) =>
    store.run(addNote, { ...place, agent: 'ann', cid: nanoid(), text: canary }),
  'a read mark': (store, place) => store.run(markRead, { ...place, upTo: 1, reader: { role: 'shopper' } }),
  'the end': (store, place) => store.run(end, { ...place, by: { role: 'shopper' } }),
  consent: (store, place) => store.run(recordConsent, { ...place, policy: canary, given: true }),
  'what the page tells': (store, place) =>
    store.run(noteContext, { ...place, page: { url: canary }, attributes: { name: canary } }),
  'a question without an answer': (store, { site, conversation }) =>
    createKnowledge(store, () => at).recordUnanswered({
      id: nanoid(),
      site,
      conversation,
      text: canary,
      language: 'en',
    }),
  'a ticket': (store, { conversation }) => openTicket(store, conversation),
  'work on an order of the shop’s own system': async (store, place) => {
    const order = { ...twoMugs(nanoid(), canary, 'delivered'), note: canary };
    const result = await store.run(openCaseUnit, {
      ...place,
      key: nanoid(),
      customer: canary,
      order: order.number,
      elsewhere: order,
      now: at,
      policies: defaultPolicies,
      ids: { ticket: nanoid(), case: nanoid(), coupon: nanoid() },
      request: { type: 'return', reason: 'quality', words: canary },
    });
    expect(result).toMatchObject({ done: false, why: 'not_found' });
  },
  'news that waited': async (store, place) => {
    const { conversation, id: cid } = place;
    await store.db.insertInto('news').values({ site, conversation, cid, data: '{}', at }).execute();
    await store.run(tellUnit, { ...place, cid, body: body as never });
  },
};

interface Guest {
  customer: string;
  conversation: string;
  tokenHash: string;
}

const fresh = () => ({ visitor: nanoid(), tokenHash: nanoid(), conversation: nanoid() });
const identityOf = (customer: string) => ({ customer, jti: nanoid(), expiresAt: at + 1000 });
const page = JSON.stringify({ url: canary });

/** What may have read a conversation before it is erased, and goes on after. */
const overtaken: Record<string, (store: Store, guest: Guest) => Promise<unknown>> = {
  'a hello from another browser': (store, { customer, conversation: wants }) =>
    store.run(enter, {
      site,
      at,
      locale: canary,
      fresh: fresh(),
      identity: identityOf(customer),
      wants,
      page,
    }),
  'a hello from the same browser': (store, { conversation: wants, tokenHash }) => {
    const token = { tokenHash, successor: { tokenHash: nanoid(), salt: nanoid() }, renewAfter: 86_400_000 };
    return store.run(enter, { site, at, locale: canary, fresh: fresh(), token, wants, page });
  },
  'what the page tells': (store, { conversation }) =>
    store.run(noteContext, { site, conversation, page: { url: canary }, attributes: { name: canary } }),
};

/** Keeps everybody from a conversation's row; SQLite has one writer at a time, so there nobody can come between. */
async function holdRow({ store, env }: TestStore, conversation: string) {
  if (store.kind === 'sqlite') return { until: async (_waiting: number) => {}, letGo: async () => {} };
  const client = new pg.Client(env.DATABASE_URL);
  await client.connect();
  await client.query('begin');
  await client.query('select from conversation where id = $1 for update', [conversation]);
  const waiting = async () =>
    (
      await sql`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        store.db,
      )
    ).rows;
  return {
    until: (n: number) => vi.waitFor(async () => expect(await waiting()).toHaveLength(n), { timeout: 5000 }),
    letGo: () => client.end(),
  };
}

/** A customer with a conversation, in which something was said. */
async function come(store: Store): Promise<Guest> {
  const customer = nanoid();
  const browser = fresh();
  const entered = await store.run(enter, {
    site,
    at,
    locale: 'en',
    fresh: browser,
    identity: identityOf(customer),
  });
  if (entered.result !== 'entered') throw new Error(entered.result);
  const { id: conversation } = entered.conversation;
  await shopperSend(store, { site, conversation, at, cid: nanoid(), id: nanoid(), body });
  return { customer, conversation, tokenHash: browser.tokenHash };
}

async function erase(store: Store, customer: string): Promise<void> {
  const entry = { id: nanoid(), actor: 'key', subject: 'hash' };
  expect(await store.run(eraseUnit, { site, customer, at, entry })).toMatchObject({ known: true });
}

const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#2f6f62' } })
    .png()
    .toBuffer();

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`what comes after an erasure, on ${kind.name}`, () => {
    let data: TestStore;
    beforeAll(async () => {
      data = await kind.open();
    });
    afterAll(() => data?.dispose());

    test.each(Object.keys(underWay))('is not kept: %s', async (what) => {
      const { store } = data;
      const { customer, conversation } = await come(store);
      await erase(store, customer);
      await underWay[what]?.(store, { site, conversation, at, id: nanoid() });
      const kept = [...(await everyRow(store))].filter(([, text]) => text.includes(canary));
      expect(kept).toEqual([]);
    });

    test('tells a conversation no news of what was asked in it', async () => {
      const { store } = data;
      const { customer, conversation } = await come(store);
      // As a node of an earlier version may have written it.
      const { id } = await openTicket(store, `${conversation}-other`);
      await erase(store, customer);
      await store.db
        .updateTable('ticket')
        .set({ data: sql`replace(data, ${`${conversation}-other`}, ${conversation})` })
        .where('id', '=', id)
        .execute();
      await createBackRoom(store, () => at).tickets.moveTicket(site, id, { state: 'working' });
      const told = store.db.selectFrom('news').selectAll().where('conversation', '=', conversation);
      expect(await told.execute()).toEqual([]);
      await store.db.deleteFrom('ticket').execute();
    });

    test('is not kept either: a ticket from before they said who they were', async () => {
      const { store } = data;
      const [gone, stays] = [await come(store), await come(store)];
      await openTicket(store, gone.conversation);
      const { id } = await openTicket(store, stays.conversation);
      await erase(store, gone.customer);
      expect(await store.db.selectFrom('ticket').select('id').execute()).toEqual([{ id }]);
      await store.db.deleteFrom('ticket').execute();
      await erase(store, stays.customer);
    });

    test.each(Object.keys(overtaken))('is not kept, had it begun before: %s', async (what) => {
      const { store } = data;
      const guest = await come(store);
      const row = await holdRow(data, guest.conversation);
      const both = [erase(store, guest.customer)];
      try {
        await row.until(1);
        both.push(overtaken[what]?.(store, guest) as Promise<void>);
        await row.until(2);
      } finally {
        await row.letGo();
        await Promise.all(both);
      }
      const left = await store.db
        .selectFrom('conversation')
        .select(['visitor', 'customer', 'locale', 'page'])
        .where('id', '=', guest.conversation)
        .executeTakeFirst();
      expect(left).toEqual({ visitor: ERASED, customer: null, locale: 'en', page: null });
      // Who comes now is somebody new: only an identity says again who they are.
      const known = await store.db
        .selectFrom('conversation')
        .select('id')
        .where('customer', '=', guest.customer)
        .execute();
      expect(known).toHaveLength(what === 'a hello from another browser' ? 1 : 0);
    });

    test.each(['before its row is kept', 'before its bytes are'] as const)(
      'is not kept: a file whose conversation is erased %s',
      async (when) => {
        const { store, env } = data;
        const { customer, conversation } = await come(store);
        const bytes = createFileBytes(store, env.ZAINE_DATA ?? '');
        const id = nanoid();
        const files = createFiles({
          store,
          bytes: {
            ...bytes,
            async put(id, content) {
              if (when === 'before its bytes are') await erase(store, customer);
              await bytes.put(id, content);
            },
          },
          now: () => at,
          newId: () => id,
        });
        const place = { site, conversation, author: { role: 'shopper' } } as const;
        if (when === 'before its row is kept') await erase(store, customer);
        expect(await files.add(place, { bytes: await photo(), name: canary })).toBe('gone');
        expect(await files.facts(site, id)).toBeUndefined();
        expect(await bytes.get(id)).toBeUndefined();
      },
    );
  });
}
