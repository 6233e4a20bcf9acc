import type { Shop } from '../shop/shop.ts';
import type { DialoguePorts } from './turn-input.ts';

/** The shop's system did not answer; `cause` is what it threw. */
export class ShopUnreachable extends Error {
  constructor(cause: unknown) {
    super('The shop cannot be reached.', { cause });
    this.name = 'ShopUnreachable';
  }
}

const made = new WeakMap<DialoguePorts, DialoguePorts>();

/** The same rooms, with the shop as {@link reachableShop} makes it; made once. */
export function reachable(ports: DialoguePorts): DialoguePorts {
  const known = made.get(ports);
  if (known) return known;
  const guarded = { ...ports, shop: reachableShop(ports.shop) };
  made.set(ports, guarded);
  return guarded;
}

/** The same shop; whatever it throws comes out as {@link ShopUnreachable}. */
export function reachableShop(shop: Shop): Shop {
  const { actions } = shop;
  return {
    customer: guarded((site, id) => shop.customer(site, id)),
    orders: guarded((site, customer, page) => shop.orders(site, customer, page)),
    orderCount: guarded((site, customer) => shop.orderCount(site, customer)),
    order: guarded((site, customer, number) => shop.order(site, customer, number)),
    proveOrder: guarded((site, proof) => shop.proveOrder(site, proof)),
    actions: {
      cancelOrder: guarded((on) => actions.cancelOrder(on)),
      changeOrder: guarded((on) => actions.changeOrder(on)),
      urge: guarded((on) => actions.urge(on)),
      openCase: guarded((on) => actions.openCase(on)),
      sendBack: guarded((on) => actions.sendBack(on)),
      withdrawCase: guarded((on) => actions.withdrawCase(on)),
      requestInvoice: guarded((on) => actions.requestInvoice(on)),
      grantCoupon: guarded((on) => actions.grantCoupon(on)),
      cases: guarded((site, customer, order) => actions.cases(site, customer, order)),
      case: guarded((site, customer, id) => actions.case(site, customer, id)),
      stock: guarded((site, wanted) => actions.stock(site, wanted)),
    },
  };
}

function unreachable(cause: unknown): never {
  throw new ShopUnreachable(cause);
}

function guarded<Input extends unknown[], Output>(ask: (...input: Input) => Promise<Output>) {
  return (...input: Input): Promise<Output> => {
    try {
      return ask(...input).catch(unreachable);
    } catch (error) {
      return Promise.reject(new ShopUnreachable(error));
    }
  };
}
