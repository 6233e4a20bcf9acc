import type { Config } from './config.ts';
import { createOutbound } from './outbound/outbound.ts';
import { createCircuitBreaker } from './shop/adapters/circuit-breaker.ts';
import { createHttpOrders } from './shop/adapters/http-orders.ts';
import { createShopCalls } from './shop/adapters/shop-calls.ts';
import { createVendureApi } from './shop/adapters/vendure-api.ts';
import { createVendureOrders } from './shop/adapters/vendure-orders.ts';
import type { ShopSystem } from './shop/back-room.ts';

/** The system the settings name for the orders of `ZAINE_SITE`; undefined where they are kept here. */
export function openShopSystem(
  { site, shopSystem }: Pick<Config, 'site' | 'shopSystem'>,
  now: () => number,
): ShopSystem | undefined {
  if (!shopSystem) return undefined;
  const base = new URL(shopSystem.url);
  const parts = {
    // The operator's own setting may well be an address of the shop's own network.
    outbound: createOutbound({ allow: [base.host] }),
    base,
    breaker: createCircuitBreaker(now),
  };
  if (shopSystem.kind === 'vendure') {
    const account = { name: shopSystem.user, password: shopSystem.secret };
    return { site, orders: createVendureOrders(createVendureApi(createShopCalls(parts), account)) };
  }
  const headers = { authorization: `Bearer ${shopSystem.secret}` };
  return { site, orders: createHttpOrders(createShopCalls({ ...parts, headers })) };
}
