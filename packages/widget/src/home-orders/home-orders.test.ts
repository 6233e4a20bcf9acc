// @vitest-environment happy-dom
import type { Order } from '@zaine/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mount } from '../testing/mount.ts';
import { ZaineHomeOrders } from './home-orders.ts';

const order: Order = {
  number: 'MH1',
  customer: 'c',
  placedAt: new Date(2026, 10, 20).toISOString(),
  status: 'paid',
  currency: 'CNY',
  total: 12800,
  items: [{ sku: 'm', title: { zh: '马克杯', en: 'Mugs' }, quantity: 1, price: 12800 }],
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 23, 9) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a customer’s orders on the first screen', () => {
  it('asks about an order when its row is tapped', async () => {
    const { find, intents } = await mount(ZaineHomeOrders, {
      home: { orders: [order], orderCount: 1, suggestions: [] },
    });
    const row = find.getByRole('button');
    expect(row.textContent?.replace(/\s+/g, ' ')).toContain('马克杯11月20日 ¥128.00');
    row.click();
    expect(intents).toEqual([
      { do: 'post', body: { kind: 'choice', value: 'order:MH1', label: '订单 MH1' } },
    ]);
  });

  it('asks for all orders when there are more', async () => {
    const { find, intents } = await mount(ZaineHomeOrders, {
      home: { orders: [order], orderCount: 7, suggestions: [] },
    });
    find.getByRole('button', { name: '全部 7 单' }).click();
    expect(intents).toEqual([
      { do: 'post', body: { kind: 'choice', value: 'flow:order_status', label: '看看我的全部订单' } },
    ]);
  });
});
