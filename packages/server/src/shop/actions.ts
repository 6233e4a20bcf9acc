import type { Address, AfterSalesCase, CaseState, CaseType, Order, OrderItem } from '@zaine/protocol';
import type { LineName } from './order-lines.ts';

/** Why a customer wants something done about goods they bought. */
export const caseReasons = [
  'no_reason',
  'quality',
  'damaged',
  'wrong_item',
  'missing_item',
  'not_as_described',
  'lost',
  'stuck',
  'returned',
  'not_received',
  'price_drop',
  'late',
  'other',
] as const;
/** One of {@link caseReasons}. */
export type CaseReason = (typeof caseReasons)[number];

/** Some pieces of one line of an order. */
export interface CaseItem extends LineName {
  quantity: number;
}

/** What an exchange is to bring instead. */
export interface Wanted {
  sku?: string;
  options?: Record<string, string>;
}

/** Who moved a case; agents, the shop's back end and its policies may do more than the customer. */
export type CaseMover = 'customer' | 'agent' | 'shop' | 'policy';

/** One move of a case. */
export interface CaseMove {
  state: CaseState;
  at: string;
  by: CaseMover;
  /** The agent's name. */
  name?: string;
  /** Why it was refused, or what the mover adds for the customer to read. */
  note?: string;
}

/** An after-sales case with all that is known of it; cards show the part that is {@link AfterSalesCase}. */
export interface StoredCase extends AfterSalesCase {
  customer: string;
  /** The conversation that is told of every move. */
  conversation?: string;
  reason: CaseReason;
  /** The goods it is about; all of the order where it names none. */
  items: CaseItem[];
  /** What is to be, or was, paid back, in the currency's minor unit. */
  amount?: number;
  currency: string;
  wanted?: Wanted;
  /** Ids of uploaded files. */
  photos: string[];
  /** The customer's own words. */
  words?: string;
  /** Who pays for sending the goods back. */
  freight: 'shop' | 'customer';
  /** Tracking number of the goods on their way back. */
  tracking?: string;
  history: CaseMove[];
  openedAt: string;
  updatedAt: string;
}

/**
 * Which order an action is about, and whose. The `key` makes it happen once: the same key again gives the first
 * result. Derive it from the event that confirmed the action.
 */
export interface ActionOn {
  key: string;
  site: string;
  /** The order's owner; another customer's order is no order. */
  customer: string;
  /** The order's number as the shop writes it. */
  order: string;
  /** Where the customer is told of what follows. */
  conversation?: string;
}

/**
 * Why an action was not done. `not_found`: no such order or case of this customer; `shipped`: it has left;
 * `not_shipped`: it has not; `unpaid`; `cancelled`; `too_late`: the window closed `at`; `too_early`: may be asked
 * again `at`; `not_received`: it has not come yet; `already`: it is done or in hand (`case` where that is a case); `nothing`: the change changes nothing;
 * `out_of_stock`; `over_limit`; `not_allowed`: this must be decided by a person; `busy`: another action on this
 * order is under way; `conflict`: the key was used for something else.
 */
export type ActionRefusal =
  | 'not_found'
  | 'shipped'
  | 'not_shipped'
  | 'not_received'
  | 'unpaid'
  | 'cancelled'
  | 'too_late'
  | 'too_early'
  | 'already'
  | 'nothing'
  | 'out_of_stock'
  | 'over_limit'
  | 'not_allowed'
  | 'busy'
  | 'conflict';

/** What an action came to. `requested`: it stands here, but the shop's own system may not learn of it by itself. */
export type ActionResult<T> =
  | ({ done: true; requested: boolean } & T)
  | { done: false; why: ActionRefusal; at?: string; case?: StoredCase };

/** Money on its way back to the customer. */
export interface Refund {
  amount: number;
  currency: string;
}

/** What may be changed while an order is unshipped. What is left out stays. */
export interface OrderChange {
  address?: Partial<Address>;
  phone?: string;
  note?: string;
  /** Lines of the order, by sku. A paid order's quantities can only stay or shrink; what was paid too much goes back. */
  items?: (LineName & { options?: OrderItem['options']; quantity?: number })[];
}

/** What a case is opened with. */
export interface CaseRequest {
  type: Exclude<CaseType, 'follow_up'>;
  reason: CaseReason;
  items?: CaseItem[];
  /** What the customer asks back; the goods' price where not given. */
  amount?: number;
  wanted?: Wanted;
  photos?: string[];
  words?: string;
}

/** What of an action's words makes the case; the rest says which order and whose. */
export function caseRequestOf({
  type,
  reason,
  items,
  amount,
  wanted,
  photos,
  words,
}: CaseRequest): CaseRequest {
  return {
    type,
    reason,
    ...(items && { items }),
    ...(amount !== undefined && { amount }),
    ...(wanted && { wanted }),
    ...(photos && { photos }),
    ...(words !== undefined && { words }),
  };
}

/**
 * What a conversation does at a shop. Ownership, policy and once-only are enforced here, not by who calls. Rejects
 * when the shop's system cannot be reached; the same key may be tried again.
 */
export interface ShopActions {
  /** Only while unshipped; what was paid goes back. */
  cancelOrder(on: ActionOn & { reason: string }): Promise<ActionResult<{ order: Order; refund?: Refund }>>;
  /** Only while unshipped. */
  changeOrder(
    on: ActionOn & { change: OrderChange },
  ): Promise<ActionResult<{ order: Order; refund?: Refund }>>;
  /** Recorded once in the policies' `urgeHours`; `already`: it had been. The desk gets a ticket. */
  urge(on: ActionOn): Promise<ActionResult<{ already: boolean }>>;
  openCase(on: ActionOn & CaseRequest): Promise<ActionResult<{ case: StoredCase }>>;
  /** The customer has sent the goods back. */
  sendBack(on: ActionOn & { case: string; tracking: string }): Promise<ActionResult<{ case: StoredCase }>>;
  withdrawCase(on: ActionOn & { case: string }): Promise<ActionResult<{ case: StoredCase }>>;
  requestInvoice(
    on: ActionOn & { title: string; taxNumber?: string; email?: string },
  ): Promise<ActionResult<{ link?: string }>>;
  /** Within the policies' `couponLimit`, once an order. */
  grantCoupon(on: ActionOn & { amount: number }): Promise<ActionResult<{ code: string; amount: number }>>;
  /** The customer's cases, latest first. */
  cases(site: string, customer: string, order?: string): Promise<StoredCase[]>;
  case(site: string, customer: string, id: string): Promise<StoredCase | undefined>;
  /** How many are left of what an exchange wants; undefined where the shop does not tell. */
  stock(site: string, wanted: { sku: string; options?: Record<string, string> }): Promise<number | undefined>;
}
