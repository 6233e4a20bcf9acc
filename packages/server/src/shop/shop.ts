import type { Customer, Order } from '@zaine/protocol';
import type { ShopActions } from './actions.ts';

/** Which part of a customer's orders; `before` is the number of the last order already seen. */
export interface OrderPage {
  /** 20 where not given, 100 at most. */
  limit?: number;
  before?: string;
}

/** What a guest says to prove that an order is theirs. */
export interface OrderProof {
  number: string;
  /** Last four digits of the order's phone. */
  lastFour: string;
  /** The guest's network address, on which tries are counted. */
  address: string;
  now: Date;
}

/** `wrong` says the same of an unknown order and of wrong digits; `wait` is after too many tries. */
export type ProofResult =
  | { proved: true; order: Order }
  | { proved: false; reason: 'wrong' }
  | { proved: false; reason: 'wait'; retryAfter: number };

/** Wrong tries after which a guest waits, by order and by network address. */
export const MOST_TRIES = 5;
/** How long, in seconds. */
export const WAIT_SECONDS = 15 * 60;

/**
 * What a conversation asks of a shop. Every question names the site, and the customer whose orders it is about:
 * another customer's order is no order. Rejects when the shop's system cannot be reached.
 */
export interface Shop {
  readonly actions: ShopActions;
  customer(site: string, id: string): Promise<Customer | undefined>;
  /** Newest first, with their parcels. */
  orders(site: string, customer: string, page?: OrderPage): Promise<Order[]>;
  orderCount(site: string, customer: string): Promise<number>;
  /** Spaces, dashes and case of the number do not matter. */
  order(site: string, customer: string, number: string): Promise<Order | undefined>;
  proveOrder(site: string, proof: OrderProof): Promise<ProofResult>;
}
