import { describe, expect, test } from 'vitest';
import { conversationId, idsOf, monthOf, monthsFrom } from './month.ts';

describe('the month in the id of a conversation', () => {
  test('is the one in which it began, in UTC', () => {
    expect(conversationId(Date.parse('2026-11-30T23:59:59.999Z'), 'abc')).toBe('2611-abc');
    expect(conversationId(Date.parse('2026-12-01T00:00:00Z'), 'abc')).toBe('2612-abc');
    expect(monthOf('2611-abc')).toBe('2611');
  });

  test('is nowhere in the ids of before', () => {
    for (const id of ['V1StGXR8_Z5jdHi6B-myT', '2613-abc', '2600-abc', '26111-abc', 'x2611-abc', '2611', ''])
      expect(monthOf(id)).toBeUndefined();
  });

  test('goes on over the end of the year', () => {
    expect(monthsFrom(Date.UTC(2026, 10, 30), 4)).toEqual(['2611', '2612', '2701', '2702']);
  });

  test('has bounds that hold its ids and no other month’s', () => {
    const [from, to] = idsOf('2611');
    for (const rest of ['-', '_', '0', 'A', 'z', '~']) {
      expect(`2611-${rest}` >= from && `2611-${rest}` < to).toBe(true);
    }
    for (const id of ['2610-z', '2612--', '2611', '2611A', '2611_', '26110'])
      expect(id >= from && id < to).toBe(false);
  });
});
