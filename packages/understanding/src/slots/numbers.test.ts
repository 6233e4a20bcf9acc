import { expect, test } from 'vitest';
import { parseNumber } from './numbers.ts';

test.each([
  ['两', 2],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['三十五', 35],
  ['一百', 100],
  ['一百二', 120],
  ['一百零二', 102],
  ['两千五', 2500],
  ['一万三', 13_000],
  ['二〇二六', 2026],
  ['12', 12],
  ['three', 3],
  ['a dozen', 12],
])('%s is %d', (text, number) => expect(parseNumber(text)).toBe(number));

test('what is not a number is not taken for one', () => expect(parseNumber('鞋')).toBeUndefined());
