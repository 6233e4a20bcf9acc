import { expect, test } from 'vitest';
import { createCalendar, shortDate } from './when.ts';

const SHANGHAI = 'Asia/Shanghai';
/** Past midnight in Shanghai, the day before in London. */
const now = new Date('2026-11-24T17:30:00Z');

test('days near today have names, others their date', () => {
  const zh = createCalendar(now, SHANGHAI, 'zh');
  expect(['2026-11-25', '2026-11-26', '2026-11-24', '2026-11-28'].map((iso) => zh.day(iso))).toEqual([
    '今天',
    '明天',
    '昨天',
    '11月28日（周六）',
  ]);
  const en = createCalendar(now, SHANGHAI, 'en');
  expect(['2026-11-25', '2026-11-26', '2026-11-28', '2025-11-28'].map((iso) => en.day(iso))).toEqual([
    'today',
    'tomorrow',
    'Sat 28 Nov',
    'Fri 28 Nov 2025',
  ]);
});

test('the clock on the wall is the shop’s', () => {
  expect(createCalendar(now, SHANGHAI, 'zh').moment('2026-11-24T16:05:00Z')).toBe('今天 00:05');
  expect(createCalendar(now, 'Europe/London', 'en').moment('2026-11-24T16:05:00Z')).toBe('today 16:05');
});

test('something due today is not late before its hour, or before the day is over', () => {
  const calendar = createCalendar(now, SHANGHAI, 'en');
  const due = (iso: string) => calendar.due(iso);
  expect(due('2026-11-25T10:00:00Z')).toEqual({ day: 'today', time: '18:00', past: false, near: true });
  expect(due('2026-11-25')).toEqual({ day: 'today', past: false, near: true });
  expect(due('2026-11-24')).toMatchObject({ past: true });
  expect(due('2026-11-24T17:00:00Z')).toMatchObject({ past: true });
});

test('a label has the shortest date', () => {
  expect(shortDate('2026-11-19T18:00:00Z', SHANGHAI, 'zh')).toBe('11月20日');
  expect(shortDate('2026-11-19T18:00:00Z', SHANGHAI, 'en')).toBe('20 Nov');
});
