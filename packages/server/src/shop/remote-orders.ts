import type { Customer, Order } from '@zaine/protocol';
import type { ActionRefusal, OrderChange, Refund } from './actions.ts';
import type { OrderPage } from './shop.ts';

/** Why the shop's own system did not do it. */
export interface RemoteRefusal {
  refused: ActionRefusal;
  at?: string;
}

/** An order to be worked on. The key stays the same when something is tried again. */
export interface RemoteTask {
  key: string;
  number: string;
  customer: string;
}

/**
 * Orders that live in the shop's own system. What is asked of it must be safe to ask again with the same key. It
 * never does more than one task on an order at a time. Rejects when the system cannot be reached or does not answer.
 */
export interface RemoteOrders {
  customer(site: string, id: string): Promise<Customer | undefined>;
  /** Newest first, with their parcels. */
  orders(site: string, customer: string, page?: OrderPage): Promise<Order[]>;
  orderCount(site: string, customer: string): Promise<number>;
  /** An order of whatever customer; spaces, dashes and case of the number do not matter. */
  order(site: string, number: string): Promise<Order | undefined>;
  /** Cancels an unshipped order and pays back what was paid. */
  cancel(
    site: string,
    task: RemoteTask & { reason: string },
  ): Promise<{ order: Order; refund?: Refund } | RemoteRefusal>;
  /** `order` is how it is to be afterwards, `excess` what was paid too much for it. */
  change(
    site: string,
    task: RemoteTask & { change: OrderChange; order: Order; excess: number },
  ): Promise<{ order: Order; refund?: Refund } | RemoteRefusal>;
  /** Pays a part of an order back. */
  refund(
    site: string,
    task: RemoteTask & { amount: number; reason: string },
  ): Promise<{ refund: Refund } | RemoteRefusal>;
  stock(site: string, wanted: { sku: string; options?: Record<string, string> }): Promise<number | undefined>;
}
