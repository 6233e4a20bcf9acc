import type { CaseState, LocalizedText } from '@zaine/protocol';
import { type CaseReason, caseReasons } from './actions.ts';
import type { TicketPriority } from './tickets.ts';

/** States in which a case waits for somebody, so that a time can be promised. */
export const promisedStates = [
  'submitted',
  'reviewing',
  'approved',
  'sent_back',
  'received',
  'inspected',
  'refunded',
  'resent',
] as const satisfies readonly CaseState[];
/** One of {@link promisedStates}. */
export type PromisedState = (typeof promisedStates)[number];

/** Sentences a shop may put in its own words. */
export const wordings = [
  'return',
  'exchange',
  'repair',
  'resend',
  'refund',
  'price_protection',
  'invoice',
  'complaint',
  'coupon',
  'freight_shop',
  'freight_customer',
] as const;
/** One of {@link wordings}. */
export type Wording = (typeof wordings)[number];

/** What a shop grants its customers. Days and months count from delivery; money is in the currency's minor unit. */
export interface Policies {
  /** Sending back what one does not like. */
  returnDays: number;
  /** Money back, or the thing itself, where the shop or the goods are at fault. */
  faultDays: number;
  exchangeDays: number;
  repairMonths: number;
  /** Counted from payment. */
  priceProtectionDays: number;
  /** Who pays for sending goods back, by reason. */
  freight: Record<CaseReason, 'shop' | 'customer'>;
  /** The largest coupon the bot may give as an apology; 0 is none. */
  couponLimit: number;
  /** Refunds by the shop's fault up to this amount need no review; 0 is none. */
  quickRefundLimit: number;
  /** How many days must lie between two quick refunds, or two coupons, of one customer. */
  goodwillDays: number;
  /** Returns without reason, asked for in time, need no review. */
  approveReturns: boolean;
  /** How often an order may be hurried along. */
  urgeHours: number;
  invoiceHours: number;
  /** Within how many hours a case moves on from a state. */
  promises: Record<PromisedState, number>;
  /** Within how many hours a ticket is answered. */
  tickets: Record<TicketPriority, number>;
  wording: Partial<Record<Wording, LocalizedText>>;
  /** Pages on which parcels are followed, by what the carrier's name contains; `{number}` stands for the tracking number. */
  trackingPages: Record<string, string>;
}

/** Policies as one version of them. 0 is what every shop begins with. */
export interface VersionedPolicies extends Policies {
  version: number;
}

const ofTheCustomer: readonly CaseReason[] = ['no_reason', 'price_drop', 'other'];

/** What holds where a shop has said nothing: the customs of Chinese marketplaces (7 days, 15 days, a year). */
export const defaultPolicies: Policies = {
  returnDays: 7,
  faultDays: 15,
  exchangeDays: 15,
  repairMonths: 12,
  priceProtectionDays: 15,
  freight: Object.fromEntries(
    caseReasons.map((reason) => [reason, ofTheCustomer.includes(reason) ? 'customer' : 'shop']),
  ) as Policies['freight'],
  couponLimit: 1000,
  quickRefundLimit: 2000,
  goodwillDays: 90,
  approveReturns: true,
  urgeHours: 24,
  invoiceHours: 24,
  promises: {
    submitted: 2,
    reviewing: 24,
    approved: 7 * 24,
    sent_back: 5 * 24,
    received: 24,
    inspected: 24,
    refunded: 3 * 24,
    resent: 3 * 24,
  },
  tickets: { low: 72, normal: 24, high: 4, urgent: 1 },
  wording: {},
  trackingPages: {},
};

/** The policies of every site, versioned. */
export interface PolicyBook {
  policiesOf(site: string): Promise<VersionedPolicies>;
}

/** Who pays for sending goods back. */
export function whoPaysFreight(policies: Policies, reason: CaseReason): 'shop' | 'customer' {
  return policies.freight[reason];
}
