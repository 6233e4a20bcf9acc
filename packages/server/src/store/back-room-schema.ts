/** Milliseconds since 1970, JSON text, and 0 or 1: see `schema.ts`. */
type Millis = number;
type Json = string;
type Flag = 0 | 1;

/** A product of the catalogue; `data` is the whole of it. */
export interface ProductTable {
  site: string;
  sku: string;
  data: Json;
  updated_at: Millis;
}

/** An action that was asked for, with its first result. */
export interface ActionTable {
  site: string;
  key: string;
  kind: string;
  order_number: string;
  customer: string;
  /** 0 where it was refused. */
  done: Flag;
  result: Json;
  at: Millis;
}

/** The lock of an order that lives in the shop's own system. */
export interface OrderLockTable {
  site: string;
  order_number: string;
  /** The key of the action that is being carried out there. */
  holder: string | null;
  /** Until when the holder is believed to be alive. */
  until: Millis;
}

/** Money paid back, once for each cause: `cancel`, `change:KEY`, `case:ID`. */
export interface RefundTable {
  site: string;
  order_number: string;
  cause: string;
  customer: string;
  amount: number;
  /** What had been paid for the order before any refund. */
  paid: number;
  currency: string;
  /** 1 where nobody reviewed it. */
  quick: Flag;
  at: Millis;
}

/** An after-sales case; `data` is the whole of it. */
export interface CaseTable {
  site: string;
  id: string;
  order_number: string;
  customer: string;
  state: string;
  data: Json;
  opened_at: Millis;
  updated_at: Millis;
}

/** Work for a department; `data` is the whole ticket. */
export interface TicketTable {
  site: string;
  id: string;
  key: string;
  state: string;
  department: string;
  customer: string | null;
  order_number: string | null;
  /** The change that is carried out when this is done. */
  change_seq: number | null;
  data: Json;
  opened_at: Millis;
  updated_at: Millis;
}

/** What was done here and the shop's own system must learn; `seq` grows by one without holes in each site. */
export interface ChangeTable {
  site: string;
  seq: number;
  kind: string;
  order_number: string;
  customer: string;
  data: Json;
  at: Millis;
  acknowledged_at: Millis | null;
  outcome: 'done' | 'refused' | null;
}

/** How a site's own system learns of changes. */
export interface ShopLinkTable {
  site: string;
  /** Seq of the last change. */
  seq: number;
  /** When the feed was read last. */
  feed_at: Millis;
  /** The webhook's address; null where there is none. */
  url: string | null;
  /** Signs what is sent there. */
  secret: string | null;
  /** The one before, with which a carrier may sign until `before_until`. */
  secret_before: string | null;
  before_until: Millis | null;
  /** Seq of the last change the webhook took. */
  delivered: number;
  /** Failed tries of the next one. */
  attempts: number;
  due_at: Millis;
  lease_until: Millis;
  error: string | null;
}

/** One version of a site's policies: what differs from the defaults. */
export interface PolicyTable {
  site: string;
  version: number;
  data: Json;
  author: string;
  at: Millis;
}

/** Something a conversation is to be told once. */
export interface NewsTable {
  site: string;
  conversation: string;
  cid: string;
  data: Json;
  at: Millis;
  told_at: Millis | null;
}

/** The tables of what is done for customers. */
export interface BackRoomSchema {
  product: ProductTable;
  action: ActionTable;
  order_lock: OrderLockTable;
  refund: RefundTable;
  after_sales_case: CaseTable;
  ticket: TicketTable;
  change: ChangeTable;
  shop_link: ShopLinkTable;
  policy: PolicyTable;
  news: NewsTable;
}
