/** What may have been done here that the shop's own system must learn. */
export const changeKinds = [
  'order.cancelled',
  'order.changed',
  'order.urged',
  'case.opened',
  'case.moved',
  'invoice.requested',
  'coupon.granted',
] as const;
/** One of {@link changeKinds}. */
export type ChangeKind = (typeof changeKinds)[number];

/** One entry of the feed; `seq` grows by one in each site, in the order in which things happened. */
export interface Change {
  seq: number;
  kind: ChangeKind;
  at: string;
  order: string;
  customer: string;
  /** What was done; its `key` is the action's, for a shop that wants to do it once, too. */
  data: Record<string, unknown>;
  acknowledgedAt?: string;
  outcome?: 'done' | 'refused';
}
