import { describe, expect, test } from 'vitest';
import { judge, shift } from '../benchmarks/statistics.mjs';

/** The depression scores of nine patients before and after a tranquilliser: Hollander and Wolfe (1973), table 3.1. */
const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];

/** Numbers that look like noise and are the same in each run. */
const noise = (index: number) => ((index * 7919) % 101) - 50;
const visits = (count: number, more: number) =>
  Array.from({ length: count }, (_, at) => ({
    without: [1000 + noise(3 * at), 1000 + noise(3 * at + 1)] as [number, number],
    changed: 1000 + noise(3 * at + 2) + more,
  }));

describe('whether two pages cost the same', () => {
  test('the estimate and its interval are those of the textbook', () => {
    const found = shift(before.map((score, at) => (after[at] ?? 0) - score));
    expect(found.estimate).toBeCloseTo(-0.46, 3);
    // The exact distribution's interval of 90.2 % for nine pairs, which leaves eight means out on either side.
    const means = before
      .flatMap((_, i) => before.slice(i).map((__, j) => [i, i + j] as const))
      .map(([i, j]) => ((after[i] ?? 0) - (before[i] ?? 0) + (after[j] ?? 0) - (before[j] ?? 0)) / 2);
    expect(means.filter((mean) => mean < found.low)).toHaveLength(8);
    expect(means.filter((mean) => mean > found.high)).toHaveLength(8);
  });

  test('the same page is the same, a slower or a faster one is not, and a few visits prove nothing', () => {
    expect(judge(visits(45, 0)).verdict).toBe('same');
    expect(judge(visits(45, 80)).verdict).toBe('different');
    expect(judge(visits(45, -80)).verdict).toBe('different');
    expect(judge([...visits(5, -90), ...visits(4, 90)]).verdict).toBe('open');
  });

  test('figures that never vary are the same when they are equal, and different when they are not', () => {
    const rounds = (changed: number) =>
      Array.from({ length: 20 }, () => ({ without: [0, 0] as [number, number], changed }));
    expect(judge(rounds(0)).verdict).toBe('same');
    expect(judge(rounds(0.001)).verdict).toBe('different');
  });
});
