// @vitest-environment happy-dom
import type { Parcel } from '@zaine/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mount } from '../testing/mount.ts';
import { ZaineParcelCard } from './parcel-card.ts';

const local = (day: number, hour = 9) => new Date(2026, 10, day, hour, 30).toISOString();
const parcel = (change: Partial<Parcel> = {}): Parcel => ({
  tracking: 'SF1340226877193',
  carrier: { zh: '顺丰', en: 'SF Express' },
  status: 'in_transit',
  eta: '2026-11-25',
  events: [
    { at: local(22), text: { zh: '已揽收', en: 'Picked up' } },
    { at: local(24), place: '萧山', text: { zh: '到达杭州', en: 'Arrived in Hangzhou' } },
  ],
  ...change,
});
const text = async (change: Partial<Parcel>, locale = 'zh-CN') => {
  const { element } = await mount(ZaineParcelCard, { parcel: parcel(change) }, locale);
  return element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 24, 12) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a parcel', () => {
  it('says first on which day it comes', async () => {
    expect(await text({})).toContain('预计送达 明天11月25日 周三');
    expect(await text({ eta: '2026-11-24' })).toContain('今天');
    expect(await text({ eta: '2026-11-30' })).toContain('11月30日周一');
    expect(await text({}, 'en')).toContain('TomorrowWed 25 Nov');
  });

  it('names the hour where the carrier tells it', async () => {
    expect(await text({ eta: new Date(2026, 10, 24, 18).toISOString() })).toContain('18:00 前');
  });

  it('leads to the carrier’s own page, and to nothing that is no page', async () => {
    const page = 'https://carrier.example/SF1340226877193';
    const linked = await mount(ZaineParcelCard, { parcel: parcel({ url: page }) });
    expect(linked.find.getByRole('link').getAttribute('href')).toBe(page);
    const script = await mount(ZaineParcelCard, { parcel: parcel({ url: 'javascript:alert(1)' }) });
    expect(script.find.queryByRole('link')).toBeNull();
  });

  it('lists its stops, the latest first', async () => {
    const { find } = await mount(ZaineParcelCard, { parcel: parcel() });
    const stops = find.getAllByRole('listitem').map((stop) => stop.textContent?.replace(/\s+/g, ' ').trim());
    expect(stops).toEqual(['到达杭州萧山 09:30', '已揽收 22日 09:30']);
  });

  it('says by how much it is late when it is held up', async () => {
    const late = await text({ status: 'exception', eta: '2026-11-22' });
    expect(late).toContain('路上遇到状况');
    expect(late).toContain('原定送达');
    expect(late).toContain('晚了 2 天');
  });

  it('says when it was delivered, and never that a delivered one is late', async () => {
    const came = await text({ status: 'delivered', eta: '2026-11-20' });
    expect(came).toContain('送达 今天');
    expect(came).not.toContain('晚了');
  });

  it('promises no day for one that goes back', async () => {
    expect(await text({ status: 'returned' })).not.toContain('预计');
  });

  it('folds a long way and shows all of it on demand', async () => {
    const events = Array.from({ length: 12 }, (_, index) => ({
      at: local(1 + index),
      text: `第 ${index} 站`,
    }));
    const { find, element } = await mount(ZaineParcelCard, { parcel: parcel({ events }) });
    expect(find.queryByText('第 0 站')).toBeNull();
    find.getByRole('button', { name: '再往前 7 站' }).click();
    await element.updateComplete;
    expect(find.getByText('第 0 站')).toBeTruthy();
  });

  it('has something to say before the first scan', async () => {
    expect(await text({ status: 'created', events: [] })).toContain('快递还没有上报行程');
  });
});
