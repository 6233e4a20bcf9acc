import type { Order } from '@zaine/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCustomers } from '../packages/server/src/demo/customers.ts';
import { demoData } from '../packages/server/src/demo/demo-data.ts';
import { en } from '../packages/server/src/dialogue/phrases/en.ts';
import { zh } from '../packages/server/src/dialogue/phrases/zh.ts';
import { nextStates } from '../packages/server/src/shop/case-machine.ts';
import { Stage } from '../packages/server/src/testing/stage.ts';
import { type TestStore, testStores } from '../packages/server/src/testing/test-store.ts';
import { choicesOf, type Trail, take, walk } from './walks/walk.ts';

/** More of them by `ZAINE_WALKS=1000`. */
const WALKS = Number(process.env.ZAINE_WALKS ?? 100);

let opened: TestStore;
beforeAll(async () => {
  const sqlite = testStores.find((kind) => kind.name === 'sqlite');
  if (!sqlite) throw new Error('There is no store to walk on.');
  opened = await sqlite.open();
});
afterAll(() => opened.dispose());

const { orders: before, articles } = demoData(new Date('2026-11-24T06:00:00Z'));
/** What needs no way to go on: the shop's own answers, and what is said for its own sake. */
const endings: readonly string[] = [
  ...articles.flatMap(({ body }) => Object.values(body as Record<string, string>)),
  ...[zh, en].flatMap(({ thanks, goodbye, deny, affirm, feedback, greet, botIdentity, cases, asides }) =>
    [
      thanks,
      goodbye,
      deny,
      affirm,
      feedback,
      greet(undefined),
      botIdentity(''),
      cases.glad,
      asides.heard,
    ].flat(),
  ),
];
/** Customers with orders in every state; a guest, who may prove an order of the first. */
const walkers = ['c-1001', 'c-1002', 'c-1004', undefined] as const;

let sites = 0;

test(
  `${WALKS} random walks never leak, refund twice, break a case, or end without a next step`,
  async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...walkers),
      fc.boolean(),
      walk,
      async (who, chinese, steps) => {
        const stage = await Stage.open(opened.store, {
          site: `walk-${++sites}`,
          locale: chinese ? 'zh-CN' : 'en',
          ...(who !== undefined && { customer: who }),
        });
        const trail: Trail = { last: [], heard: [] };
        for (const step of steps) {
          const asked = await take(stage, step, trail);
          if (asked) await answeredWell(stage, trail);
          expect(stage.failures.map(String).filter((failure) => !failure.includes('ECONNREFUSED'))).toEqual(
            [],
          );
        }
        await keptTheBooks(stage);
        await leftOthersAlone(stage, who);
        showedNobodyElse(trail, who);
      },
    );
    await fc.assert(property, { numRuns: WALKS });
  },
  30_000 + WALKS * 1000,
);

/** Said something, with a way to go on: a choice, a question that waits, a card, a person, or words that end it kindly. */
async function answeredWell(stage: Stage, { last }: Trail): Promise<void> {
  expect(last.length).toBeGreaterThan(0);
  expect(last.length).toBeLessThanOrEqual(5);
  for (const reply of last) expect(JSON.stringify(reply)).not.toMatch(/undefined|NaN|\[object/);
  const { flow } = await stage.memory();
  const goesOn = choicesOf(last).length > 0 || flow !== undefined || (await stage.state()).name !== 'bot';
  const shows = last.some((reply) => reply.kind !== 'text' && reply.kind !== 'choices');
  const kind = last.some(
    (reply) => reply.kind === 'text' && endings.some((words) => reply.text.includes(words)),
  );
  expect(goesOn || shows || kind, JSON.stringify(last)).toBe(true);
}

/** Nothing is paid back twice, nor more than was paid; every case went a legal way. */
async function keptTheBooks(stage: Stage): Promise<void> {
  const refunds = await stage.refunds();
  for (const { number, total } of before) {
    const of = refunds.filter(({ order }) => order === number);
    expect(of.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(total);
    expect(new Set(of.map(({ cause }) => cause)).size).toBe(of.length);
  }
  for (const stored of await stage.cases()) {
    for (const [index, { state, by }] of stored.history.entries()) {
      const from = stored.history[index - 1]?.state;
      const ways = from && nextStates({ type: stored.type, state: from }, by);
      if (ways) expect(ways, `${stored.type} from ${from} by ${by}`).toContain(state);
      else expect(state).toBe('submitted');
    }
  }
}

/** A guest may have proved an order of the first customer. */
const ownerOf = (who: string | undefined) => who ?? 'c-1001';

async function leftOthersAlone(stage: Stage, who: string | undefined): Promise<void> {
  const after = await stage.orders();
  const others = (orders: readonly Order[]) =>
    orders
      .filter(({ customer }) => customer !== ownerOf(who) && customer !== 'c-1001')
      .map(({ number, items, total, address, phone, note }) => ({
        number,
        items,
        total,
        address,
        phone,
        note,
      }))
      .sort((a, b) => a.number.localeCompare(b.number));
  expect(others(after)).toEqual(others(before));
  for (const stored of await stage.cases()) expect([ownerOf(who), 'c-1001']).toContain(stored.customer);
}

/** Names, phones, streets, e-mail and tracking numbers of other customers are nowhere in what was said. */
function showedNobodyElse({ heard }: Trail, who: string | undefined): void {
  const said = JSON.stringify(heard);
  const strangers = demoCustomers.filter(({ id }) => id !== ownerOf(who) && id !== 'c-1001');
  for (const { id, name, phone, email, address } of strangers) {
    const tracking = before
      .filter(({ customer }) => customer === id)
      .flatMap(({ parcels = [] }) => parcels.map((parcel) => parcel.tracking));
    for (const secret of [name, phone, email, address.line, ...tracking]) {
      if (secret !== undefined) expect(said).not.toContain(secret);
    }
  }
}
