import type { Schema } from '../../packages/server/src/store/schema.ts';

/**
 * What erasing a customer leaves of each column in the tables whose rows stay for the books. A new column does not
 * compile until somebody has thought about it, and one that goes is looked at in the erased row.
 */
export const blanked: {
  [Table in 'conversation' | 'event' | 'shop_order' | 'refund' | 'change']: Record<
    keyof Schema[Table],
    'stays' | 'goes'
  >;
} = {
  conversation: {
    id: 'stays',
    site: 'stays',
    visitor: 'goes',
    customer: 'goes',
    locale: 'stays',
    state: 'stays',
    state_data: 'stays',
    agent: 'stays',
    queued_at: 'stays',
    seq: 'stays',
    asked: 'stays',
    answered: 'stays',
    allowance: 'stays',
    allowance_at: 'stays',
    shopper_read: 'stays',
    desk_read: 'stays',
    dialogue: 'goes',
    page: 'goes',
    preview: 'goes',
    created_at: 'stays',
    updated_at: 'stays',
  },
  event: {
    conversation: 'stays',
    seq: 'stays',
    site: 'stays',
    id: 'stays',
    // Random, made by the sender's client.
    cid: 'stays',
    kind: 'stays',
    role: 'stays',
    // The agent's.
    author: 'stays',
    // Of messages and ratings.
    data: 'goes',
    at: 'stays',
  },
  shop_order: {
    site: 'stays',
    number: 'stays',
    customer: 'goes',
    placed_at: 'stays',
    status: 'stays',
    phone: 'goes',
    data: 'goes',
    updated_at: 'stays',
  },
  refund: {
    site: 'stays',
    order_number: 'stays',
    cause: 'stays',
    customer: 'goes',
    amount: 'stays',
    paid: 'stays',
    currency: 'stays',
    quick: 'stays',
    at: 'stays',
  },
  change: {
    site: 'stays',
    seq: 'stays',
    kind: 'stays',
    order_number: 'stays',
    customer: 'goes',
    data: 'goes',
    at: 'stays',
    acknowledged_at: 'stays',
    outcome: 'stays',
  },
};

/** The columns of tables that hold nothing of customers. None of them may come to hold it without being looked at here. */
export const nobodys: Record<string, string> = {
  meta: 'key value',
  site: 'id settings api_key_hash identity_secret created_at',
  site_secret: 'id site kind value created_at expires_at',
  agent: 'site name role password_hash status created_at',
  agent_session: 'token_hash site agent expires_at',
  agent_presence: 'site agent node status expires_at',
  article: 'site id data updated_at',
  product: 'site sku data updated_at',
  own_intent: 'site id data updated_at',
  policy: 'site version data author at',
  shop_link:
    'site seq feed_at url secret secret_before before_until delivered attempts due_at lease_until error',
  order_lock: 'site order_number holder until',
  throttle: 'subject level at',
  audit: 'id site at action actor subject detail',
  audit_link: 'site seq id hash',
  // On PostgreSQL alone; a row goes with its row in `file`.
  file_content: 'id data',
};
