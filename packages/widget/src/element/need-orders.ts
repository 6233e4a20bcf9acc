import { once } from './once.ts';

/** Asks for what draws orders and parcels, before there is a conversation. */
export const needOrders = once(async () => {
  const { loadOrders } = await import('../conversation.ts');
  (await loadOrders()).defineOrders();
});
