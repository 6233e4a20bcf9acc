import type { Store } from '../../store/store.ts';
import type { CaseMoves } from '../cases/case-moves.ts';
import type { PolicyBook } from '../policies.ts';
import type { RemoteOrders } from '../remote-orders.ts';
import type { Shop } from '../shop.ts';
import { createRemoteActions } from './remote-actions.ts';
import { createRemoteMoves } from './remote-moves.ts';
import { proveRemoteOrder } from './remote-proof.ts';
import { createRemoteTasks } from './remote-tasks.ts';

/** What a shop with a system of its own stands on. */
export interface RemoteShopParts {
  store: Store;
  policies: PolicyBook;
  orders: RemoteOrders;
  now: () => number;
  /** Instead of the machine's clock. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

/** A shop whose orders live in its own system; an order of somebody else is no order. */
export function createRemoteShop({ store, policies, orders, now, wait }: RemoteShopParts): {
  shop: Shop;
  moves: CaseMoves;
} {
  const owned = async (site: string, customer: string, number: string) => {
    const order = await orders.order(site, number);
    return order?.customer === customer ? order : undefined;
  };
  const tasks = createRemoteTasks(store, wait);
  const parts = { store, policies, orders, now, tasks, elsewhere: owned };
  const moves = createRemoteMoves(parts);
  const shop: Shop = {
    actions: createRemoteActions({ ...parts, moves }),
    customer: (site, id) => orders.customer(site, id),
    orders: async (site, customer, page) =>
      (await orders.orders(site, customer, page)).filter((order) => order.customer === customer),
    orderCount: (site, customer) => orders.orderCount(site, customer),
    order: owned,
    proveOrder: (site, proof) => proveRemoteOrder({ store, orders }, site, proof),
  };
  return { shop, moves };
}
