import { localized, type Order } from '@zaine/protocol';
import { expect } from 'vitest';
import { demoData } from '../../packages/server/src/demo/demo-data.ts';
import type { Stage } from '../../packages/server/src/testing/stage.ts';

type Fact = readonly [RegExp, (stage: Stage, ...words: string[]) => Promise<void> | void];

/** What can be looked at when a conversation is over. */
const facts: readonly Fact[] = [
  [
    /^(MH\d+) is (\w+)$/,
    async (stage, number = '', status) => expect((await stage.order(number)).status).toBe(status),
  ],
  [/^(\d+\.\d\d) went back for (MH\d+)$/, (stage, sum, number = '') => wentBack(stage, sum, number)],
  [/^no money went back$/, async (stage) => expect(await stage.refunds()).toEqual([])],
  [/^nothing has changed$/, nothingChanged],
  [/^there is no case$/, async (stage) => expect(await stage.cases()).toEqual([])],
  [
    /^there (?:is|are) (\d+) cases?$/,
    async (stage, count) => expect(await stage.cases()).toHaveLength(Number(count)),
  ],
  [/^an? (\w+) of (MH\d+) is (\w+)$/, (stage, type, order, state) => hasCase(stage, { type, order, state })],
  [/^its reason is (\w+)$/, async (stage, reason) => expect((await stage.cases())[0]?.reason).toBe(reason)],
  [
    /^its amount is (\d+\.\d\d)$/,
    async (stage, sum) => expect(inYuan((await stage.cases())[0]?.amount)).toBe(sum),
  ],
  [
    /^it has (\d+) photos?$/,
    async (stage, count) => expect((await stage.cases())[0]?.photos).toHaveLength(Number(count)),
  ],
  [
    /^it wants (.+)$/,
    async (stage, wish) => expect(JSON.stringify((await stage.cases())[0]?.wanted)).toContain(wish),
  ],
  [
    /^the (shop|customer) pays the postage$/,
    async (stage, payer) => expect((await stage.cases())[0]?.freight).toBe(payer),
  ],
  [/^there is no ticket$/, async (stage) => expect(await stage.room.tickets.tickets(stage.site)).toEqual([])],
  [
    /^there (?:is|are) (\d+) tickets? for (\w+)$/,
    (stage, count, department) => hasTickets(stage, Number(count), department),
  ],
  [/^the ticket says (.+)$/, (stage, words = '') => ticketSays(stage, words)],
  [
    /^(MH\d+) goes to (.+)$/,
    async (stage, number = '', place) => expect(address(await stage.order(number))).toContain(place),
  ],
  [
    /^(MH\d+) has the note (.+)$/,
    async (stage, number = '', note) => expect((await stage.order(number)).note).toBe(note),
  ],
  [
    /^(MH\d+) has (\d+) × (.+)$/,
    async (stage, number = '', count, goods = '') =>
      expect(line(await stage.order(number), goods)?.quantity).toBe(Number(count)),
  ],
  [
    /^(MH\d+) has (.+) in (.+)$/,
    async (stage, number = '', goods = '', option = '') =>
      expect(options(await stage.order(number), goods)).toContain(option),
  ],
  [/^the supervisor is alarmed: (\w+)$/, (stage, code) => expect(stage.alarms).toContain(code)],
  [/^nobody is alarmed$/, (stage) => expect(stage.alarms).toEqual([])],
];

/** Looks whether a sentence about the shop is true. */
export async function check(stage: Stage, sentence: string): Promise<void> {
  for (const [pattern, look] of facts) {
    const [matched, ...words] = pattern.exec(sentence) ?? [];
    if (matched !== undefined) return look(stage, ...words);
  }
  throw new Error(`Nobody knows how to see this: ${sentence}`);
}

function inYuan(amount = 0): string {
  return (amount / 100).toFixed(2);
}

async function wentBack(stage: Stage, sum: string | undefined, number: string): Promise<void> {
  const of = (await stage.refunds()).filter((refund) => refund.order === number);
  expect(of.map((refund) => inYuan(refund.amount))).toEqual([sum]);
}

async function nothingChanged(stage: Stage): Promise<void> {
  const { orders } = demoData(new Date('2026-11-24T06:00:00Z'));
  for (const before of orders) expect(await stage.order(before.number)).toEqual({ parcels: [], ...before });
  expect(await stage.cases()).toEqual([]);
  expect(await stage.refunds()).toEqual([]);
}

async function hasCase(stage: Stage, fits: object): Promise<void> {
  expect(await stage.cases()).toContainEqual(expect.objectContaining(fits));
}

async function hasTickets(stage: Stage, count: number, department: string | undefined): Promise<void> {
  const all = await stage.room.tickets.tickets(stage.site);
  const of = all.filter((ticket) => ticket.department === department);
  expect(of, JSON.stringify(all)).toHaveLength(count);
}

async function ticketSays(stage: Stage, words: string): Promise<void> {
  const all = await stage.room.tickets.tickets(stage.site);
  expect(JSON.stringify(all)).toContain(words);
}

function address({ address: to, phone }: Order): string {
  return [to?.name, to?.city, to?.line, phone].join(' ');
}

function line(order: Order, goods: string) {
  return order.items.find(
    ({ title }) => localized(title, 'zh').includes(goods) || localized(title, 'en').includes(goods),
  );
}

function options(order: Order, goods: string): string {
  return JSON.stringify(line(order, goods)?.options ?? {});
}
