// @vitest-environment happy-dom
import type { Order } from '@zaine/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ZaineQuickReplies } from '../quick-replies/quick-replies.ts';
import { inside, mount } from '../testing/mount.ts';
import { ZaineHome } from './home.ts';

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

describe('the first screen', () => {
  it('greets by season, name and time of day', async () => {
    const { find } = await mount(ZaineHome, { name: '林晓雯' });
    expect(find.getByRole('heading').textContent).toContain('小雪时节，林晓雯，早上好。');
    vi.setSystemTime(new Date(2026, 10, 12, 20));
    expect((await mount(ZaineHome, {})).find.getByRole('heading').textContent).toContain('晚上好。');
    expect((await mount(ZaineHome, { name: 'Ann' }, 'en')).find.getByRole('heading').textContent).toContain(
      'Good evening, Ann.',
    );
  });

  it('asks about an order when its row is tapped', async () => {
    const { find, intents } = await mount(ZaineHome, {
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
    const { find, intents } = await mount(ZaineHome, {
      home: { orders: [order], orderCount: 7, suggestions: [] },
    });
    find.getByRole('button', { name: '全部 7 单' }).click();
    expect(intents).toEqual([
      { do: 'post', body: { kind: 'choice', value: 'flow:order_status', label: '看看我的全部订单' } },
    ]);
  });

  it('offers what others ask, five at most', async () => {
    customElements.define('zaine-quick-replies', ZaineQuickReplies);
    const suggestions = [1, 2, 3, 4, 5, 6].map((index) => ({ value: `${index}`, label: `问题 ${index}` }));
    const { element, intents } = await mount(ZaineHome, { home: { orders: [], orderCount: 0, suggestions } });
    const pills = element.shadowRoot?.querySelector('zaine-quick-replies') as ZaineQuickReplies;
    await pills.updateComplete;
    const buttons = inside(pills).getAllByRole('button');
    expect(buttons).toHaveLength(5);
    buttons[0]?.click();
    expect(intents).toEqual([{ do: 'post', body: { kind: 'choice', value: '1', label: '问题 1' } }]);
  });
});
