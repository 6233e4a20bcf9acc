import type { Shop } from '../shop/shop.ts';

/** The shop's system did not answer; `cause` is what it threw. */
export class ShopUnreachable extends Error {
  constructor(cause: unknown) {
    super('The shop cannot be reached.', { cause });
    this.name = 'ShopUnreachable';
  }
}

/** The same shop; whatever it throws comes out as {@link ShopUnreachable}. */
export function reachableShop(shop: Shop): Shop {
  const guarded =
    <Input extends unknown[], Output>(ask: (...input: Input) => Promise<Output>) =>
    async (...input: Input): Promise<Output> => {
      try {
        return await ask(...input);
      } catch (error) {
        throw new ShopUnreachable(error);
      }
    };
  return {
    customer: guarded((site, id) => shop.customer(site, id)),
    orders: guarded((site, customer, page) => shop.orders(site, customer, page)),
    orderCount: guarded((site, customer) => shop.orderCount(site, customer)),
    order: guarded((site, customer, number) => shop.order(site, customer, number)),
    proveOrder: guarded((site, proof) => shop.proveOrder(site, proof)),
  };
}
