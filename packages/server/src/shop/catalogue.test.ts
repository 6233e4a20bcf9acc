import type { Product } from '@zaine/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestStore, testStores } from '../testing/test-store.ts';
import { createCatalogue, type EditableCatalogue } from './catalogue.ts';
import { rangeOf, stockOf } from './stock.ts';

const moss = { zh: '苔绿', en: 'Moss' };
const ink = { zh: '墨灰', en: 'Ink' };
const medium = { zh: '中', en: 'Medium' };
const large = { zh: '大', en: 'Large' };
const tote: Product = {
  sku: 'TOTE',
  title: { zh: '托特包', en: 'Tote' },
  price: 16800,
  currency: 'CNY',
  variants: [
    { options: { color: moss, size: medium }, stock: 3 },
    { options: { color: moss, size: large }, stock: 0 },
    { options: { color: ink, size: large }, stock: 2 },
  ],
};

for (const kind of testStores) {
  describe.skipIf(kind.skip)(`the catalogue on ${kind.name}`, () => {
    let opened: TestStore;
    let catalogue: EditableCatalogue;
    beforeAll(async () => {
      opened = await kind.open();
      catalogue = createCatalogue(opened.store, () => 0);
    });
    afterAll(() => opened.dispose());

    test('holds what each site sells', async () => {
      await catalogue.put('demo', tote);
      await catalogue.put('demo', { ...tote, price: 15800 });
      await catalogue.put('other', { ...tote, sku: 'ELSE' });
      expect(await catalogue.product('demo', 'TOTE')).toEqual({ ...tote, price: 15800 });
      expect(await catalogue.product('demo', 'ELSE')).toBeUndefined();
      expect((await catalogue.products('other')).map(({ sku }) => sku)).toEqual(['ELSE']);
    });

    test('is listed page by page, and knows at once what was taken out', async () => {
      await Promise.all(['A', 'B', 'C'].map((sku) => catalogue.put('pages', { ...tote, sku })));
      const [first] = await catalogue.list('pages', { limit: 1 });
      expect(first?.sku).toBe('A');
      expect((await catalogue.list('pages', { limit: 9, after: 'A' })).map(({ sku }) => sku)).toEqual([
        'B',
        'C',
      ]);
      expect(await catalogue.remove('pages', 'B')).toBe(true);
      expect(await catalogue.remove('pages', 'B')).toBe(false);
      expect((await catalogue.products('pages')).map(({ sku }) => sku)).toEqual(['A', 'C']);
    });
  });
}

test('what is left is told of just what is wanted, in any language', () => {
  expect(stockOf(tote, { color: 'moss', size: '大' })).toBe(0);
  expect(stockOf(tote, { color: '墨灰' })).toBe(2);
  expect(stockOf(tote)).toBe(5);
});

test('what it does not come in is not there, and what nobody counts is not known', () => {
  expect(stockOf(tote, { color: '粉色' })).toBe(0);
  expect(stockOf({ ...tote, variants: [{ options: { color: moss } }] }, { color: 'Moss' })).toBeUndefined();
  expect(stockOf({ ...tote, variants: [], stock: 7 })).toBe(7);
});

test('a range names every option once', () => {
  expect(rangeOf(tote)).toEqual({ color: [moss, ink], size: [medium, large] });
});
