import { expect, it } from 'vitest';
import { FakeDesk } from '../testing/fake-desk.ts';
import { potteryShop } from '../testing/pottery-shop.ts';
import { Arrivals } from './arrivals.ts';

const [lin, , , zhou] = potteryShop(Date.parse('2026-11-23T10:46:00Z')).map((room) => room.summary);
const { snapshot } = new FakeDesk().desk;

it('is silent about who was there already, and speaks of who comes', () => {
  if (!lin || zhou?.state.name !== 'queued') throw new Error('no such people');
  const waiting = { ...zhou, since: zhou.state.since, position: 1, reason: zhou.state.reason };
  const arrivals = new Arrivals();
  expect(arrivals.notice({ ...snapshot, mine: [lin] })).toBe(false);
  expect(arrivals.notice({ ...snapshot, mine: [lin], queue: [waiting] })).toBe(true);
  expect(arrivals.notice({ ...snapshot, mine: [lin], queue: [waiting] })).toBe(false);
  expect(arrivals.notice({ ...snapshot, mine: [{ ...lin, unread: 2 }], queue: [waiting] })).toBe(true);
  expect(arrivals.notice({ ...snapshot, mine: [{ ...lin, unread: 0 }], queue: [] })).toBe(false);
});
