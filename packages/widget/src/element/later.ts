/** Fetches code at its first use. Where it does not come, what stands in for it stays, and the next use tries again. */
function once(load: () => Promise<void>): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    load().catch(() => {
      asked = false;
    });
  };
}

const conversation = () => import('../conversation.ts');

/** Asks for what draws orders and parcels. */
export const needOrders = once(async () => (await (await conversation()).loadOrders()).defineOrders());

/** Asks for what most conversations never show. */
export const needRare = once(async () => (await (await conversation()).loadRare()).defineRare());
