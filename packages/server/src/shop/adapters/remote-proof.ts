import type { Store } from '../../store/store.ts';
import { lastFourOf } from '../order-number.ts';
import type { RemoteOrders } from '../remote-orders.ts';
import type { OrderProof, ProofResult } from '../shop.ts';
import { giveTryBackUnit, takeTryUnit } from './proof-unit.ts';

/** A guest proves an order of the shop's own system. A try is taken before it is looked at, so that no two get past the count. */
export async function proveRemoteOrder(
  { store, orders }: { store: Store; orders: Pick<RemoteOrders, 'order'> },
  site: string,
  { now, ...proof }: OrderProof,
): Promise<ProofResult> {
  const place = { site, number: proof.number, address: proof.address, now: now.getTime() };
  const taken = await store.run(takeTryUnit, place);
  if ('retryAfter' in taken) return { proved: false, reason: 'wait', ...taken };
  // A shop that does not answer says nothing about the guest.
  const order = await orders.order(site, proof.number).catch(async (error) => {
    await store.run(giveTryBackUnit, place);
    throw error;
  });
  if (!order || lastFourOf(order.phone) !== proof.lastFour) return { proved: false, reason: 'wrong' };
  await store.run(giveTryBackUnit, place);
  return { proved: true, order };
}
