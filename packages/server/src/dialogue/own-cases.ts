import type { Order } from '@zaine/protocol';
import type { StoredCase } from '../shop/actions.ts';
import type { Turn } from './turn.ts';

/** The cases a shopper may see, latest first: a customer's own, and those of orders a guest has proved. */
export async function ownCases({ input, ports }: Turn): Promise<StoredCase[]> {
  const { site, customer, state } = input;
  const { actions } = ports.shop;
  const own = customer ? await actions.cases(site, customer.id) : [];
  const proved = await Promise.all(
    (state.proved ?? []).map((order) => actions.cases(site, order.customer, order.number)),
  );
  const all = new Map([...own, ...proved.flat()].map((stored) => [stored.id, stored]));
  return [...all.values()].sort((a, b) => b.openedAt.localeCompare(a.openedAt));
}

/** The order of a case. */
export function orderOfCase(
  { input, ports }: Turn,
  { customer, order }: StoredCase,
): Promise<Order | undefined> {
  return ports.shop.order(input.site, customer, order);
}
