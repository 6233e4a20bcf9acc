import { describe, expect, it, vi } from 'vitest';
import { en } from './en.ts';
import { dayName, initial, localized, money } from './format.ts';
import { zh } from './zh.ts';

const now = new Date(2026, 10, 23, 0, 30).getTime();
const at = (day: number, hour: number, year = 2026) => new Date(year, 10, day, hour).toISOString();

describe('a day', () => {
  it('is named by the calendar, not by hours gone by', () => {
    expect([at(22, 23), at(23, 23), at(24, 1)].map((iso) => dayName(iso, now, zh))).toEqual([
      '昨天',
      '今天',
      '明天',
    ]);
  });

  it('has its year only when it is another one', () => {
    expect(dayName(at(5, 9), now, en)).toBe('Nov 5');
    expect(dayName(at(5, 9, 2025), now, en)).toBe('Nov 5, 2025');
  });

  it('without an hour is the same day everywhere', () => {
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const noon = Date.parse('2026-11-23T20:00:00Z');
    expect(new Date(noon).getHours()).toBe(12);
    expect(dayName('2026-11-23', noon, zh)).toBe('今天');
    vi.unstubAllEnvs();
  });

  it('reads well within a sentence', () => {
    expect(en.card.expected(dayName(at(23, 9), now, en))).toBe('expected today');
    expect(en.card.expected(dayName(at(28, 9), now, en))).toBe('expected Nov 28');
  });
});

describe('what the shop says', () => {
  it('is shown in the language of the reader, or the nearest there is', () => {
    expect(localized({ zh: '马克杯', en: 'Mug' }, en)).toBe('Mug');
    expect(localized({ 'zh-TW': '馬克杯', en: 'Mug' }, zh)).toBe('馬克杯');
    expect(localized({ de: 'Becher' }, zh)).toBe('Becher');
    expect(localized('Mug', zh)).toBe('Mug');
  });

  it('costs what it costs, in the minor units of its currency', () => {
    expect(money(16_800, 'CNY', zh)).toBe('¥168.00');
    expect(money(2_400, 'JPY', en)).toBe('¥2,400');
  });
});

it('draws a face from the part of the name that tells people apart', () => {
  expect(['小周', '阿宁', '林晓棠', 'mei tan', '小'].map(initial)).toEqual(['周', '宁', '林', 'M', '小']);
});
