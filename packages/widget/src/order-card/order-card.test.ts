// @vitest-environment happy-dom
import type { Order } from '@zaine/protocol';
import { describe, expect, it } from 'vitest';
import { mount } from '../testing/mount.ts';
import { ZaineOrderCard } from './order-card.ts';

const order = (change: Partial<Order> = {}): Order => ({
  number: 'MH2611220937',
  customer: 'c-1',
  placedAt: new Date(2026, 10, 22, 20, 18).toISOString(),
  paidAt: new Date(2026, 10, 22, 20, 20).toISOString(),
  shipBy: new Date(2026, 10, 24, 20, 18).toISOString(),
  status: 'paid',
  currency: 'CNY',
  total: 16800,
  phone: '138****6027',
  address: { name: '林**', city: '杭州市', line: '滨江区***' },
  items: [
    {
      sku: 'T',
      title: { zh: '帆布托特', en: 'Canvas tote' },
      quantity: 1,
      price: 16800,
      image: '/p/tote.svg',
      options: { size: { zh: '中号', en: 'medium' } },
    },
  ],
  ...change,
});
const show = async (change: Partial<Order>, locale = 'zh-CN') => {
  const { element } = await mount(
    ZaineOrderCard,
    { order: order(change), server: 'https://chat.example' },
    locale,
  );
  const facts = Object.fromEntries(
    [...(element.shadowRoot?.querySelectorAll('dt') ?? [])].map((name) => [
      name.textContent,
      name.nextElementSibling?.textContent,
    ]),
  );
  return {
    facts,
    text: element.shadowRoot?.textContent ?? '',
    image: element.shadowRoot?.querySelector('img'),
  };
};

describe('an order', () => {
  it('says what is in it and what stands with it', async () => {
    const { text } = await show({});
    for (const part of ['MH2611220937', '待发货', '帆布托特', '中号', '¥168.00', '× 1'])
      expect(text).toContain(part);
  });

  it('tells when it was paid and by when it ships, as long as it has not', async () => {
    const { facts } = await show({});
    expect(facts.付款).toMatch(/11月22日 20:20$/);
    expect(facts.最晚发出).toMatch(/11月24日 20:18$/);
    expect((await show({ status: 'completed' })).facts.最晚发出).toBeUndefined();
  });

  it('shows the receiver as masked as it came', async () => {
    const { facts } = await show({});
    expect(facts.收件).toBe('林**，138****6027');
    expect(facts.送到).toBe('杭州市滨江区***');
  });

  it('writes money the way of the currency and the reader', async () => {
    expect(
      (
        await show({
          currency: 'JPY',
          total: 1680,
          items: [{ sku: 'a', title: 'x', quantity: 1, price: 1680 }],
        })
      ).text,
    ).toContain('¥1,680');
    expect((await show({ currency: 'USD' }, 'en-US')).text).toContain('$168.00');
    expect((await show({ currency: 'EUR' }, 'de-DE')).text).toMatch(/168,00\s€/);
  });

  it('gives the total where the lines do not say it', async () => {
    expect((await show({})).facts.合计).toBeUndefined();
    expect((await show({ total: 15800 })).facts.合计).toBe('¥158.00');
  });

  it('takes pictures from the server, and from nowhere that is not the web', async () => {
    expect((await show({})).image?.src).toBe('https://chat.example/p/tote.svg');
    const evil = { sku: 'a', title: 'x', quantity: 1, price: 1, image: 'javascript:alert(1)' };
    expect((await show({ items: [evil] })).image).toBeNull();
  });

  it('says of an order under way what its parcel says', async () => {
    const parcel = { tracking: 'A', carrier: 'B', events: [] };
    expect((await show({ status: 'shipped', parcels: [{ ...parcel, status: 'exception' }] })).text).toContain(
      '路上遇到状况',
    );
    const now = new Date();
    const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    expect(
      (await show({ status: 'shipped', parcels: [{ ...parcel, status: 'in_transit', eta: today }] })).text,
    ).toContain('今天到');
  });

  it('counts what it does not list', async () => {
    const items = Array.from({ length: 5 }, (_, index) => ({
      sku: `${index}`,
      title: `物 ${index}`,
      quantity: 2,
      price: 100,
    }));
    const { text } = await show({ items });
    expect(text).toContain('物 2');
    expect(text).not.toContain('物 3');
    expect(text).toContain('还有 4 件');
  });
});
