import { describe, expect, it } from 'vitest';
import { solarTerm } from './solar-term.ts';

describe('the season in a Chinese greeting', () => {
  // Dates as the Purple Mountain Observatory published them for Beijing.
  it.each([
    ['小雪', 2026, 11, 22],
    ['清明', 2026, 4, 5],
    ['冬至', 2025, 12, 21],
    ['立春', 2025, 2, 3],
    ['夏至', 2024, 6, 21],
    ['小寒', 2027, 1, 5],
  ])('names %s on its day and for three days', (name, year, month, day) => {
    expect(solarTerm(new Date(year, month - 1, day - 1))).not.toBe(name);
    expect(solarTerm(new Date(year, month - 1, day))).toBe(name);
    expect(solarTerm(new Date(year, month - 1, day + 3))).toBe(name);
    expect(solarTerm(new Date(year, month - 1, day + 4))).not.toBe(name);
  });
});
