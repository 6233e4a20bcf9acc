import { readFileSync } from 'node:fs';
import { createUnderstander, loadModel } from '@zaine/understanding';
import { expect, test } from 'vitest';
import { modelPath } from '../static-paths.ts';
import { awaitedNumber, digitsIn, numberIn } from './details.ts';

const { understand } = createUnderstander({ model: loadModel(readFileSync(modelPath)) });

test.each([
  ['ＭＨ２６１１２００４８２', 'MH2611200482'],
  ['MH 2611 200482', 'MH2611200482'],
  ['查一下 mh 2611200482', 'mh2611200482'],
  ['#1001', '1001'],
  ['订单1001到哪了', '1001'],
  ['where is order #T5', 'T5'],
  ['订单 3 天了还没到', undefined],
  ['it is 6027', undefined],
])('“%s” names the order %j', (words, number) => expect(numberIn(understand(words))).toBe(number));

test.each([
  ['T5', 'T5'],
  ['1001', '1001'],
  ['#1001', '1001'],
  ['是 1001', '1001'],
  ['the number is A-17/2', 'A-17/2'],
  ['20 26 11 01', '20261101'],
  ['我不知道', undefined],
  ['how long for 2 mugs', undefined],
])('“%s” typed where a number is awaited is %j', (words, number) =>
  expect(awaitedNumber(understand(words))).toBe(number),
);

test('the groups of an order number are not the digits of a phone', () => {
  expect(digitsIn(understand('MH 2611 200482'))).toBeUndefined();
  expect(digitsIn(understand('MH 2611 200482，尾号 6027'))).toBe('6027');
});
