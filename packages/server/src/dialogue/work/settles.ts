const SETTLES = new Set<string>([
  'cancel_order',
  'replace_parcel',
  'chase_parcel',
  'refuse_parcel',
  'return_goods',
  'exchange_goods',
  'missing_item',
  'wrong_item',
  'faulty_item',
  'refund_request',
  'repair_warranty',
]);

/** True for works of which one takes the place of another on the same order: they settle the same thing. */
export function settles(name: string): boolean {
  return SETTLES.has(name);
}
