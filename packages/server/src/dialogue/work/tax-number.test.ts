import { expect, test } from 'vitest';
import { isTaxNumber } from './tax-number.ts';

// The first is the example of GB 32100-2015, the second a number of the older kind.
test.each(['91350100M000100Y43', '110108802100433'])('%s is a tax number', (number) => {
  expect(isTaxNumber(number)).toBe(true);
});

test.each(['91350100M000100Y34', '91350100M000100Y4', '91350100I000100Y43', '', '123456789012345'])(
  '“%s” is none',
  (number) => expect(isTaxNumber(number)).toBe(false),
);
