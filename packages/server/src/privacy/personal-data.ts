import type { Schema } from '../store/schema.ts';

/** Whose rows: of the customer, of their conversations, of their browsers, of their orders. */
export type Belongs = 'customer' | 'conversation' | 'visitor' | 'order';

/** How a table holds something about a customer. */
export interface Holding {
  by: Belongs;
  column: string;
  /** `blank`: the row stays for the shop's books, without the person; `erase.ts` says how. */
  erase: 'delete' | 'blank';
  /** Columns that tell the customer nothing and are left out of their export. */
  hidden?: readonly string[];
}

/**
 * What every table holds about customers; `nobody` is nothing. The type asks for every table of the schema, so a
 * new one does not compile until somebody has thought about it.
 */
export const personalData: { readonly [Table in keyof Schema]: Holding | 'nobody' } = {
  customer: { by: 'customer', column: 'id', erase: 'delete' },
  conversation: { by: 'conversation', column: 'id', erase: 'blank' },
  event: { by: 'conversation', column: 'conversation', erase: 'blank' },
  note: { by: 'conversation', column: 'conversation', erase: 'delete' },
  file: { by: 'conversation', column: 'conversation', erase: 'delete' },
  consent: { by: 'conversation', column: 'conversation', erase: 'delete' },
  unanswered: { by: 'conversation', column: 'conversation', erase: 'delete' },
  news: { by: 'conversation', column: 'conversation', erase: 'delete' },
  archive: { by: 'conversation', column: 'conversation', erase: 'delete', hidden: ['data'] },
  visitor: { by: 'visitor', column: 'id', erase: 'delete', hidden: ['token_hash'] },
  token_renewal: { by: 'visitor', column: 'visitor', erase: 'delete', hidden: ['token_hash', 'salt'] },
  identity_use: { by: 'visitor', column: 'visitor', erase: 'delete', hidden: ['jti'] },
  shop_order: { by: 'customer', column: 'customer', erase: 'blank' },
  parcel: { by: 'order', column: 'order_number', erase: 'delete' },
  refund: { by: 'customer', column: 'customer', erase: 'blank' },
  change: { by: 'customer', column: 'customer', erase: 'blank' },
  action: { by: 'customer', column: 'customer', erase: 'delete' },
  after_sales_case: { by: 'customer', column: 'customer', erase: 'delete' },
  ticket: { by: 'customer', column: 'customer', erase: 'delete' },
  // Counted by order; the row of the order goes, that of an address ends by itself within the hour.
  guest_try: { by: 'order', column: 'subject', erase: 'delete' },
  // The bytes of files go with their rows.
  file_content: 'nobody',
  meta: 'nobody',
  site: 'nobody',
  site_secret: 'nobody',
  // People of the shop, not customers.
  agent: 'nobody',
  agent_session: 'nobody',
  agent_presence: 'nobody',
  article: 'nobody',
  product: 'nobody',
  // Sentences as the shop wrote them; `zaine coach` masks what it proposes.
  own_intent: 'nobody',
  policy: 'nobody',
  shop_link: 'nobody',
  order_lock: 'nobody',
  // Hashes only.
  throttle: 'nobody',
  audit: 'nobody',
  audit_link: 'nobody',
};
