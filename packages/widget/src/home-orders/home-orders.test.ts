// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { mount } from '../testing/mount.ts';
import { onThatDay, order } from '../testing/order.ts';
import { ZaineHomeOrders } from './home-orders.ts';

onThatDay();

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
