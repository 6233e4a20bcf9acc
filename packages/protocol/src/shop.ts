/** A text of the shop: one string for every language, or one per locale or language ("zh", "zh-TW", "en"). */
export type LocalizedText = string | { readonly [locale: string]: string };

/** What a customer is worth to the shop (RFM tiers). */
export type CustomerTier = 'high' | 'potential' | 'ordinary';

/** A person who buys at the shop, as the shop knows them. */
export interface Customer {
  id: string;
  name: string;
  email?: string;
  phone?: string;
  tier?: CustomerTier;
}

/** The states of an order, in the order they are usually passed. */
export const orderStatuses = ['unpaid', 'paid', 'shipped', 'delivered', 'completed', 'cancelled'] as const;
/** One of {@link orderStatuses}. */
export type OrderStatus = (typeof orderStatuses)[number];

/** The states of a parcel; `exception` is an accident on the way, `returned` is on its way back to the shop. */
export const parcelStatuses = [
  'created',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'exception',
  'returned',
] as const;
/** One of {@link parcelStatuses}. */
export type ParcelStatus = (typeof parcelStatuses)[number];

/** One line of an order. `price` is of one piece, in the currency's minor unit. */
export interface OrderItem {
  sku: string;
  title: LocalizedText;
  quantity: number;
  price: number;
  options?: Record<string, LocalizedText>;
  /** URL of a picture, absolute or relative to the server. */
  image?: string;
}

/** Where an order goes. */
export interface Address {
  name?: string;
  line?: string;
  city?: string;
}

/** One scan of a parcel, as the carrier reported it. */
export interface ParcelEvent {
  /** ISO 8601 with zone. */
  at: string;
  place?: LocalizedText;
  text: LocalizedText;
}

/** A parcel of an order with its scans, oldest first. */
export interface Parcel {
  tracking: string;
  carrier: LocalizedText;
  /** Expected day of arrival, `YYYY-MM-DD`, or an ISO time where the carrier tells the hour. */
  eta?: string;
  status: ParcelStatus;
  events: ParcelEvent[];
  /** The carrier's own page about it. */
  url?: string;
}

/** An order. Money is an integer in the currency's minor unit; times are ISO 8601 with zone. */
export interface Order {
  number: string;
  /** The id of the customer whose order it is. */
  customer: string;
  placedAt: string;
  status: OrderStatus;
  items: OrderItem[];
  /** ISO 4217. */
  currency: string;
  total: number;
  phone?: string;
  address?: Address;
  note?: string;
  paidAt?: string;
  /** By when the shop promises to hand the order to the carrier. */
  shipBy?: string;
  /** When the customer had it in hand; where it is left out, the last scan of a delivered parcel tells. */
  deliveredAt?: string;
  /** Where the electronic invoice can be fetched. */
  invoiceUrl?: string;
  parcels?: Parcel[];
}

/** A page of the knowledge base: an FAQ answer or a policy. */
export interface Article {
  id: string;
  title: LocalizedText;
  body: LocalizedText;
  tags?: string[];
}

/**
 * What a shop teaches about an intent: `sentences` that mean it, as shoppers say them. The id is one of the
 * built-in intents, `none` (sentences to be let go), or one of the shop's own, which `title` names when it is
 * asked about and an article tagged with it answers. With `off` it is never understood.
 */
export interface OwnIntent {
  id: string;
  title?: LocalizedText;
  sentences?: string[];
  off?: boolean;
}

/** The steps of an after-sales case. */
export const caseStates = [
  'submitted',
  'reviewing',
  'approved',
  'refused',
  'sent_back',
  'received',
  'inspected',
  'refunded',
  'resent',
  'closed',
] as const;
/** One of {@link caseStates}. */
export type CaseState = (typeof caseStates)[number];

/** What an after-sales case is about; `follow_up` is a card's alone: work that another department promised. */
export const caseTypes = [
  'return',
  'exchange',
  'resend',
  'refund',
  'repair',
  'price_protection',
  'complaint',
  'follow_up',
] as const;
/** One of {@link caseTypes}. */
export type CaseType = (typeof caseTypes)[number];

/** An after-sales case as cards show it: steps passed carry `at`, the present one may carry a `promise` (both ISO times). */
export interface AfterSalesCase {
  id: string;
  type: CaseType;
  order: string;
  state: CaseState;
  steps: { state: CaseState; at?: string; promise?: string }[];
}

/** One of the ways in which a product can be had. What is left out is as the product's. */
export interface ProductVariant {
  /** Such as `color` and `size`, as in an order's items. */
  options: Record<string, LocalizedText>;
  price?: number;
  /** How many are left, where the shop tells. */
  stock?: number;
  image?: string;
}

/** A product of the shop's catalogue, and as cards show it. `price` in the currency's minor unit. */
export interface Product {
  sku: string;
  title: LocalizedText;
  price: number;
  currency: string;
  image?: string;
  url?: string;
  /** How many are left, where the shop tells; of one with variants each tells its own. */
  stock?: number;
  variants?: ProductVariant[];
}
