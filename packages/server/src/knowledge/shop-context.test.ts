import type { Product } from '@zaine/protocol';
import { createUnderstander, trainModel } from '@zaine/understanding';
import { expect, test } from 'vitest';
import { createShopContext, utcOffsetOf } from './shop-context.ts';

const mugs: Product = {
  sku: 'MUG-01',
  title: { zh: '粗陶马克杯·两只装', en: 'Stoneware mugs, pair' },
  price: 12800,
  currency: 'CNY',
};
const model = trainModel([{ text: 'where is it', label: 'track_parcel' }], { folds: 0 });
const { understand } = createUnderstander({ model });
const settings = { name: { en: 'A shop' }, timeZone: 'America/Los_Angeles' };
const context = createShopContext({ products: async () => [mugs] });
const slotsOf = async (text: string, now: Date) => {
  const { slots } = understand(text, await context({ id: 'demo', settings }, now));
  return slots.map(({ name, value }) => `${name} ${value}`);
};

test('what the shop sells is named in messages, with a slip or without its size', async () => {
  const now = new Date('2026-11-23T04:00:00Z');
  expect(await slotsOf('粗陶马克杯还有吗', now)).toEqual(['product MUG-01']);
  expect(await slotsOf('are the stonewear mugs back', now)).toEqual(['product MUG-01']);
});

test('yesterday is the day before the one it is where the shop is', async () => {
  expect(await slotsOf('i ordered yesterday', new Date('2026-11-23T04:00:00Z'))).toEqual(['date 2026-11-21']);
  expect(await slotsOf('i ordered yesterday', new Date('2026-11-23T12:00:00Z'))).toEqual(['date 2026-11-22']);
});

test.each([
  ['Asia/Shanghai', '2026-07-01', 480],
  ['Asia/Kolkata', '2026-07-01', 330],
  ['America/New_York', '2026-07-01', -240],
  ['America/New_York', '2026-12-01', -300],
  ['UTC', '2026-12-01', 0],
])('%s is on %s %d minutes ahead', (zone, day, minutes) =>
  expect(utcOffsetOf(zone, new Date(day))).toBe(minutes),
);
