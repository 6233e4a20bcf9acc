import { expect, test } from 'vitest';
import { twoMugs } from '../testing/shop-under-test.ts';
import { changedOrder } from './order-change.ts';
import { priceOf } from './order-facts.ts';
import { lineNamed, nameOfLine, sameLine } from './order-lines.ts';

const mug = { sku: 'MUG', title: 'Mug', quantity: 1, price: 3900, options: { color: 'red' } };
const order = {
  ...twoMugs('ZN1', 'c-1', 'paid'),
  items: [mug, { ...mug, price: 4200, options: { color: 'blue' } }],
  total: 8100,
};
const [red, blue] = order.items as [typeof mug, typeof mug];

test('of two lines with the same sku each is its own', () => {
  expect(nameOfLine(order, blue)).toEqual({ sku: 'MUG', line: 2 });
  expect(lineNamed(order, { sku: 'MUG', line: 2 })).toBe(blue);
  expect(priceOf(order, [{ sku: 'MUG', line: 2, quantity: 1 }])).toBe(4200);
  expect(sameLine({ sku: 'MUG', line: 1 }, { sku: 'MUG', line: 2 })).toBe(false);
  expect(sameLine({ sku: 'MUG' }, { sku: 'MUG', line: 2 })).toBe(true);
});

test('only the line that is named changes', () => {
  const changed = changedOrder(order, { items: [{ sku: 'MUG', line: 2, options: { color: 'green' } }] });
  expect('order' in changed && changed.order.items.map(({ options }) => options?.color)).toEqual([
    'red',
    'green',
  ]);
});

test('a sku that is alone needs no place', () => {
  expect(nameOfLine({ items: [red] }, red)).toEqual({ sku: 'MUG' });
});
