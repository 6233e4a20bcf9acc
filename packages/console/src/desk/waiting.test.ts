import { describe, expect, it } from 'vitest';
import { en } from '../strings/en.ts';
import { zh } from '../strings/zh.ts';
import { room } from '../testing/fixtures.ts';
import { waitedSeconds, waitingSince, waitLevel, waitText } from './waiting.ts';

describe('a waiting time', () => {
  it('is calm for four minutes, then warns, then is late after five', () => {
    expect([0, 239, 240, 299, 300].map((seconds) => waitLevel(seconds))).toEqual([
      'fine',
      'fine',
      'soon',
      'soon',
      'late',
    ]);
  });

  it('has a whole day when the customer came after hours', () => {
    expect(waitLevel(6 * 3600, 'out_of_hours')).toBe('fine');
    expect(waitLevel(20 * 3600, 'out_of_hours')).toBe('soon');
    expect(waitLevel(24 * 3600, 'out_of_hours')).toBe('late');
  });

  it('is said in minutes, then hours, then days', () => {
    expect(waitText(8, zh)).toBe('0:08');
    expect(waitText(59 * 60 + 59, zh)).toBe('59:59');
    expect(waitText(3660, zh)).toBe('1 小时 1 分');
    expect(waitText(3 * 86_400, en)).toBe('3 days');
  });

  it('is never below nought when clocks differ', () => {
    expect(waitedSeconds('2026-11-23T10:00:05Z', Date.parse('2026-11-23T10:00:00Z'))).toBe(0);
  });

  it('runs from the first message the shop has not answered', () => {
    const now = Date.parse('2026-11-23T10:00:00Z');
    const state = () => ({ name: 'bot' }) as const;
    const asked = room({
      id: 'a',
      now,
      state,
      says: [
        ['customer', 300, '在吗'],
        ['agent', 200, '在呢', '小周'],
        ['customer', 90, '到哪了'],
        ['customer', 30, '？'],
      ],
    });
    const answered = room({
      id: 'b',
      now,
      state,
      says: [
        ['customer', 9, '谢谢'],
        ['agent', 5, '不客气', '小周'],
      ],
    });
    expect(waitingSince(asked.events)).toBe(new Date(now - 90_000).toISOString());
    expect(waitingSince(answered.events)).toBeUndefined();
  });
});
