import { expect, test } from 'vitest';
import { createIndex } from './index-articles.ts';

const articles = [
  { id: 'fee', title: '运费怎么算', body: '满99元包邮，不满收10元。偏远地区另计。' },
  {
    id: 'returns',
    title: '七天无理由退货',
    body: '收到后七天内可以退货，运费由买家承担。',
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
  ['can i put the mug in a dishwasher?', 'care'],
  ['how long do parcels take', 'delivery'],
])('%s finds %s', (question, id) => expect(first(question)).toBe(id));

test('highlights stand where the words are', () => {
  const [found] = index.search('dishwashers');
  const marks = found?.highlights.map(({ field, start, end }) => articles[2]?.[field].slice(start, end));
  expect(marks).toEqual(['dishwasher']);
});

test('coverage tells a full match from a chance word', () => {
  const coverage = (question: string) => index.search(question)[0]?.coverage ?? 0;
  expect(coverage('七天无理由退货')).toBeGreaterThan(0.9);
  expect(coverage('is the spaceship to mars in the microwave')).toBeLessThan(0.6);
});

test('a question that nothing answers finds nothing', () => expect(index.search('猫粮')).toEqual([]));
