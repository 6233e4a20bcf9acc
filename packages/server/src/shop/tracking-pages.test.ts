import type { Order } from '@zaine/protocol';
import { expect, test } from 'vitest';
import { twoMugs } from '../testing/shop-under-test.ts';
import { defaultPolicies } from './policies.ts';
import type { Shop } from './shop.ts';
import { withTrackingPages } from './tracking-pages.ts';

async function linkOf(
  parcel: Partial<NonNullable<Order['parcels']>[number]>,
  own: Record<string, string> = {},
) {
  const order = twoMugs('ZN1', 'c-1', 'shipped');
  const parcels = order.parcels?.map((each) => ({ ...each, ...parcel })) ?? [];
  const shop = { order: async () => ({ ...order, parcels }) } as unknown as Shop;
  const policies = { policiesOf: async () => ({ version: 1, ...defaultPolicies, trackingPages: own }) };
  return (await withTrackingPages(shop, policies).order('demo', 'c-1', 'ZN1'))?.parcels?.[0]?.url;
}

test('a parcel leads to the page of its carrier, in whatever language that is named', async () => {
  const sf = 'https://www.sf-express.com/chn/sc/waybill/waybill-detail/SF%201';
  expect(await linkOf({ carrier: '顺丰速运', tracking: 'SF 1' })).toBe(sf);
  expect(await linkOf({ carrier: { zh: '顺丰', en: 'SF Express' }, tracking: 'SF 1' })).toBe(sf);
  expect(await linkOf({ carrier: 'UPS Standard', tracking: '1Z9' })).toBe(
    'https://www.ups.com/track?tracknum=1Z9',
  );
  expect(await linkOf({ carrier: 'Groups of Friends', tracking: '1' })).toBeUndefined();
});

test('what the shop says of a carrier or of a parcel goes before', async () => {
  const own = { 顺丰: 'https://shop.example/follow/{number}' };
  expect(await linkOf({ carrier: '顺丰', tracking: 'SF1' }, own)).toBe('https://shop.example/follow/SF1');
  const url = 'https://carrier.example/1';
  expect(await linkOf({ carrier: '顺丰', url }, own)).toBe(url);
});
