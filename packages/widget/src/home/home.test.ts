// @vitest-environment happy-dom
import type { Order } from '@zaine/protocol';
import { describe, expect, it, vi } from 'vitest';
import type { ZaineHomeOrders } from '../home-orders/home-orders.ts';
import { ZaineQuickReplies } from '../quick-replies/quick-replies.ts';
import { inside, mount } from '../testing/mount.ts';
import { onThatDay, order } from '../testing/order.ts';
import { ZaineHome } from './home.ts';

onThatDay();

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

  it('keeps a name in one piece, unless it is longer than a line', async () => {
    const greeting = async (name: string) =>
      (await mount(ZaineHome, { name }, 'en')).find.getByRole('heading').textContent;
    expect(await greeting('Emma Clarke')).toContain('Emma\u00a0Clarke');
    expect(await greeting('Maximiliane Hohenstein-Württemberg')).toContain('Maximiliane Hohenstein');
  });

  it('has a row for each question where there are no orders to fill it, and pills below the orders', async () => {
    const suggestions = [{ value: 'flow:track_parcel', label: '查快递' }];
    const questions = async (orders: Order[]) => {
      const { element } = await mount(ZaineHome, {
        home: { orders, orderCount: orders.length, suggestions },
      });
      return element.shadowRoot?.querySelector('zaine-quick-replies')?.className;
    };
    expect(await questions([])).toBe('list');
    expect(await questions([order])).toBe('');
  });

  it('asks which order a customer means who has any, and shows them once their code is there', async () => {
    const { element, find } = await mount(ZaineHome, {
      home: { orders: [order], orderCount: 1, suggestions: [] },
    });
    expect(find.getByRole('heading').textContent).toContain('要我看看哪一单？');
    await customElements.whenDefined('zaine-home-orders');
    const orders = element.shadowRoot?.querySelector('zaine-home-orders') as ZaineHomeOrders;
    await orders.updateComplete;
    expect(inside(orders).getByRole('button').textContent).toContain('马克杯');
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
