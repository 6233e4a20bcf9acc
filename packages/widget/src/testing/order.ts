import type { Order } from '@zaine/protocol';
import { afterEach, beforeEach, vi } from 'vitest';

/** A paid order of the shop's, three days old on the day that `onThatDay` makes it. */
export const order: Order = {
  number: 'MH1',
  customer: 'c',
  placedAt: new Date(2026, 10, 20).toISOString(),
  status: 'paid',
  currency: 'CNY',
  total: 12800,
  items: [{ sku: 'm', title: { zh: '马克杯', en: 'Mugs' }, quantity: 1, price: 12800 }],
};

/** Makes it nine in the morning of 23 November 2026 for every test of the file. */
export function onThatDay(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 23, 9) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
