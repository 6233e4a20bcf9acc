import type { Order } from '@zaine/protocol';
import type { ActionRefusal, CaseReason, CaseRequest, StoredCase } from '../actions.ts';
import { isSettled } from '../case-machine.ts';
import { isReceived, isShipped, priceOf, receivedAt } from '../order-facts.ts';
import { sameLine } from '../order-lines.ts';
import type { Policies } from '../policies.ts';

const DAY = 24 * 3_600_000;
/** Without these the goods are with the customer before anything can be said about them. */
const onTheWay: readonly CaseReason[] = ['lost', 'stuck', 'returned', 'not_received', 'late'];

/** Whether a case may be opened, and what is asked back where it is about money. */
export type Eligible =
  | { may: true; amount?: number; received: number | undefined }
  | { may: false; why: ActionRefusal; at?: string; case?: StoredCase };

/** What the question is put with. `left` is what is left of the payment. */
export interface CaseQuestion {
  order: Order;
  request: CaseRequest;
  /** All cases of this order. */
  others: readonly StoredCase[];
  left: number;
  policies: Policies;
  now: number;
}

/** The policies applied to a request. Pure. */
export function eligible(question: CaseQuestion): Eligible {
  const { order, request } = question;
  const timing = request.type === 'complaint' ? undefined : (standing(order, request) ?? tooLate(question));
  if (timing) return { may: false, ...timing };
  const same = question.others.find((other) => !isSettled(other) && overlaps(other, request));
  if (same) return { may: false, why: 'already', case: same };
  const items = request.items ?? [];
  if (priceOf(order, items) === undefined) return { may: false, why: 'not_allowed' };
  if (request.type === 'return' && takenBack(question)) return { may: false, why: 'already' };
  return withAmount(question);
}

type Not = { why: ActionRefusal; at?: string };

/** Whether an order is so far that this can be asked. */
function standing(order: Order, { type, reason }: CaseRequest): Not | undefined {
  if (order.status === 'unpaid') return { why: 'unpaid' };
  if (order.status === 'cancelled') return { why: 'cancelled' };
  if (type === 'price_protection') return undefined;
  if (!isShipped(order)) return { why: 'not_shipped' };
  if (isReceived(order) || partlyReceived(order)) return undefined;
  const excused = (type === 'refund' || type === 'resend') && onTheWay.includes(reason);
  return excused ? undefined : { why: 'not_received' };
}

function partlyReceived({ parcels = [] }: Order): boolean {
  return parcels.some((parcel) => parcel.status === 'delivered');
}

function tooLate({ order, request, policies, now }: CaseQuestion): Not | undefined {
  const from =
    request.type === 'price_protection' ? Date.parse(order.paidAt ?? order.placedAt) : receivedAt(order);
  if (from === undefined) return undefined;
  const closes = closing(from, request, policies);
  return now <= closes ? undefined : { why: 'too_late', at: new Date(closes).toISOString() };
}

/** When the window closes that began at `from`. */
function closing(from: number, { type, reason }: CaseRequest, policies: Policies): number {
  if (type === 'repair') {
    const end = new Date(from);
    end.setUTCMonth(end.getUTCMonth() + policies.repairMonths);
    return end.getTime();
  }
  if (type === 'exchange') return from + policies.exchangeDays * DAY;
  if (type === 'price_protection') return from + policies.priceProtectionDays * DAY;
  const liked = type === 'return' && (reason === 'no_reason' || reason === 'other');
  return from + (liked ? policies.returnDays : policies.faultDays) * DAY;
}

function overlaps(other: StoredCase, { type, items = [] }: CaseRequest): boolean {
  const apart = ['complaint', 'price_protection'];
  if (apart.includes(other.type) || apart.includes(type)) return other.type === type;
  if (items.length === 0 || other.items.length === 0) return true;
  return items.some((each) => other.items.some((item) => sameLine(each, item)));
}

/** Whether more is to be taken back than is still with the customer. */
function takenBack({ order, request: { items = [] }, others }: CaseQuestion): boolean {
  const done = others.filter(
    ({ type, history }) => type === 'return' && history.some(({ state }) => state === 'refunded'),
  );
  const whole = order.items.map(({ sku, quantity }) => ({ sku, quantity }));
  const gone = done.flatMap((each) => (each.items.length > 0 ? each.items : whole));
  const count = (list: typeof whole, sku: string) =>
    list.reduce((sum, each) => sum + (each.sku === sku ? each.quantity : 0), 0);
  return (items.length > 0 ? items : whole).some(
    ({ sku }) => count(items.length > 0 ? items : whole, sku) + count(gone, sku) > count(whole, sku),
  );
}

function withAmount({ order, request, left }: CaseQuestion): Eligible {
  const { type, items = [], amount } = request;
  const received = receivedAt(order);
  const money = type === 'return' || type === 'refund';
  const most = money ? Math.min(left, priceOf(order, items) ?? 0) : left;
  if (amount !== undefined && (!Number.isInteger(amount) || amount <= 0))
    return { may: false, why: 'not_allowed' };
  if (amount !== undefined && amount > most) return { may: false, why: 'over_limit' };
  if (money && most === 0) return { may: false, why: 'already' };
  const asked = amount ?? (money ? most : undefined);
  return { may: true, received, ...(asked !== undefined && { amount: asked }) };
}
