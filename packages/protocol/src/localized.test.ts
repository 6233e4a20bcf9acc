import { expect, test } from 'vitest';
import { localized } from './localized.ts';

const mug = { zh: '马克杯', 'zh-TW': '馬克杯', en: 'Mug' };

test.each([
  ['zh-TW', '馬克杯'],
  ['zh-CN', '马克杯'],
  ['zh', '马克杯'],
  ['en-GB', 'Mug'],
  ['fr', 'Mug'],
])('a reader of %s sees %s', (locale, expected) => {
  expect(localized(mug, locale)).toBe(expected);
});

test('a reader sees the only language there is', () => {
  expect(localized({ 'zh-CN': '马克杯' }, 'zh')).toBe('马克杯');
  expect(localized({ de: 'Becher' }, 'en')).toBe('Becher');
  expect(localized('Mug', 'zh')).toBe('Mug');
});
