import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIndex, highlight } from './index-articles.ts';

const articles = [
  { id: 'fee', title: '运费怎么算', body: '满99元包邮，不满收10元。偏远地区另计。' },
  {
    id: 'returns',
    title: ['七天无理由退货', 'Returns within seven days'],
    body: ['收到后七天内可以退货，运费由买家承担。', 'You pay the postage.'],
    tags: ['退货', '退款'],
  },
  {
    id: 'care',
    title: 'Caring for your mug',
    body: 'Our mugs may go in the dishwasher, but not in the microwave.',
  },
  { id: 'delivery', title: 'Delivery times', body: 'Parcels arrive within five working days.' },
];
const index = createIndex(articles);
const first = (question: string) => index.search(question)[0]?.id;

test.each([
  ['运费多少钱', 'fee'],
  ['運費多少', 'fee'],
  ['可以退货吗', 'returns'],
  ['can i return it after seven days', 'returns'],
  ['can i put the mug in a dishwasher?', 'care'],
  ['how long do parcels take', 'delivery'],
])('%s finds %s', (question, id) => expect(first(question)).toBe(id));

test('highlights stand where the words are', () => {
  const marked = (text: string, question: string) =>
    highlight(text, question).map(({ start, end }) => text.slice(start, end));
  expect(marked(articles[2]?.body as string, 'dishwashers')).toEqual(['dishwasher']);
  expect(marked('收到後七天內可以退貨，運費由買家承擔。', '七天内退货')).toEqual(['七天內', '退貨']);
  expect(marked('Delivery times', '猫粮')).toEqual([]);
});

test('coverage tells a full match from a chance word', () => {
  const coverage = (question: string) => index.search(question)[0]?.coverage ?? 0;
  expect(coverage('七天无理由退货')).toBe(1);
  expect(coverage('is the spaceship to mars in the microwave')).toBeLessThan(0.6);
});

test('it is told whether the title has a word of the question', () => {
  const [care] = index.search('mug');
  const [washer] = index.search('dishwasher');
  expect([care?.titled, washer?.titled]).toEqual([true, false]);
  expect(care?.terms).toBe(1);
});

test('a search can be narrowed to some articles, and to the best few', () => {
  const among = (place: number) => articles[place]?.id !== 'fee';
  expect(index.search('运费', { among }).map(({ id }) => id)).toEqual(['returns']);
  expect(index.search('运费', { limit: 1 }).map(({ id }) => id)).toEqual(['fee']);
});

test('a question that nothing answers finds nothing', () => expect(index.search('猫粮')).toEqual([]));

test('any question gets an answer, twice the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (question) => {
      expect(index.search(question)).toEqual(index.search(question));
      for (const { start, end } of highlight(question, question)) expect(end).toBeGreaterThan(start);
    }),
  );
});
