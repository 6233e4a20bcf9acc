import { beforeAll, describe, expect, it } from 'vitest';
import { loadMore } from '../strings/load-more.ts';
import { loadWords, type Words } from '../strings/words.ts';
import { clock, passed } from './clock.ts';
import { dateOf, dayInside, dayOfYear, onWall } from './day.ts';

describe('days and hours on the shop’s wall', () => {
  let zh: Words;
  let en: Words;
  beforeAll(async () => {
    await loadMore();
    [zh, en] = await Promise.all([loadWords('zh-CN'), loadWords('en-US')]);
  });
  const inZone = (words: Words, zone: string): Words => ({ ...words, zone });

  it('are those of its time zone, wherever the shopper is', () => {
    const at = '2026-11-24T20:30:00Z';
    const shanghai = inZone(zh, 'Asia/Shanghai');
    expect(dayOfYear(dateOf(at, shanghai), shanghai)).toBe('11月25日');
    expect(clock(dateOf(at, shanghai), shanghai)).toBe('04:30');
    const lima = inZone(zh, 'America/Lima');
    expect(clock(dateOf(at, lima), lima)).toBe('15:30');
  });

  it('leave a plain day the day it is', () => {
    for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])
      expect(dayOfYear(dateOf('2026-11-24', inZone(zh, zone)), inZone(zh, zone))).toBe('11月24日');
  });

  it('call tomorrow what is tomorrow there', () => {
    const shanghai = inZone(zh, 'Asia/Shanghai');
    const now = onWall(new Date('2026-11-24T16:30:00Z'), 'Asia/Shanghai');
    expect(dayInside(dateOf('2026-11-25', shanghai), shanghai, now)).toBe('今天');
    expect(dayInside(dateOf('2026-11-25T17:00:00Z', shanghai), shanghai, now)).toBe('明天');
  });

  it('are written in English with the day before the month and 24 hours, as the bot does', () => {
    const shanghai = inZone(en, 'Asia/Shanghai');
    const at = dateOf('2025-11-24T00:26:00Z', shanghai);
    expect(dayOfYear(at, shanghai)).toBe('24 Nov 2025');
    expect(passed(at, shanghai, onWall(new Date('2025-11-25T00:00:00Z')))).toBe('24 Nov 2025 08:26');
  });
});
