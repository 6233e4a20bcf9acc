import { createHash } from 'node:crypto';
import type { Order, Parcel } from '@zaine/protocol';
import { wasErased } from '../../conversation/erased.ts';
import type { ActionTable } from '../../store/back-room-schema.ts';
import type { OrderTable, ParcelTable } from '../../store/schema.ts';
import { forUpdate, row, rows, type Steps, type StoreKind } from '../../store/unit.ts';
import type { ActionOn, ActionRefusal } from '../actions.ts';
import type { Policies } from '../policies.ts';

/** What every action's unit is given: ids and clock come from outside, so that it can run again. */
export interface Work extends ActionOn {
  now: number;
  policies: Policies;
  ids: { ticket: string; case: string; coupon: string };
  /** The order as the shop's own system has it; absent where orders are kept here. */
  elsewhere?: Order;
}

/** A refusal, as it is kept under the key. */
export interface Refused {
  done: false;
  why: ActionRefusal;
  at?: string;
}

/** The same key gives the first result again; whatever the work does happens together with keeping that result. */
export function* once<Done extends { done: true }, Not extends Refused>(
  { work, kind, store }: { work: Work; kind: string; store: StoreKind },
  act: (order: Order) => Steps<Done | Not>,
): Steps<Done | Not | Refused> {
  const order = yield* lockOrder(work, store);
  const earlier = yield* row<ActionTable>('select * from action where site = ? and key = ?', [
    work.site,
    work.key,
  ]);
  if (earlier) return repeated<Done | Not>(earlier, work, kind);
  // An order of the shop's own system is still its customer's there when they have been erased here.
  const { site, conversation } = work;
  const gone = conversation !== undefined && (yield* wasErased(site, conversation));
  if (!order || gone) return { done: false, why: 'not_found' };
  const result = yield* act(order);
  const counts = result.done && !('already' in result && result.already);
  yield* row(
    `insert into action (site, key, kind, order_number, customer, done, result, at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [work.site, work.key, kind, work.order, work.customer, counts ? 1 : 0, JSON.stringify(result), work.now],
  );
  return result;
}

function repeated<Result>(earlier: ActionTable, work: Work, kind: string): Result | Refused {
  const same =
    earlier.kind === kind && earlier.order_number === work.order && earlier.customer === work.customer;
  return same ? (JSON.parse(earlier.result) as Result) : { done: false, why: 'conflict' };
}

/** Reads an order of its owner and holds it until the unit ends, whatever else is done about it. */
export function* lockOrder(
  {
    site,
    order: number,
    customer,
    elsewhere,
  }: Pick<Work, 'site' | 'order' | 'elsewhere'> & { customer?: string },
  store: StoreKind,
): Steps<Order | undefined> {
  if (elsewhere) {
    yield* row(
      `insert into order_lock (site, order_number, until) values (?, ?, 0)
       on conflict (site, order_number) do update set until = order_lock.until`,
      [site, number],
    );
    return customer === undefined || elsewhere.customer === customer ? elsewhere : undefined;
  }
  const found = yield* row<Pick<OrderTable, 'customer' | 'data'>>(
    `select customer, data from shop_order where site = ? and number = ?${forUpdate(store)}`,
    [site, number],
  );
  if (!found || (customer !== undefined && found.customer !== customer)) return undefined;
  const parcels = yield* rows<Pick<ParcelTable, 'data'>>(
    'select data from parcel where site = ? and order_number = ? order by created_at, tracking',
    [site, number],
  );
  return {
    ...(JSON.parse(found.data) as Order),
    parcels: parcels.map(({ data }) => JSON.parse(data) as Parcel),
  };
}

/** Holds what belongs to a customer rather than to one order, after the order's own lock. */
export function* lockCustomer(site: string, customer: string): Steps<void> {
  yield* row(
    `insert into order_lock (site, order_number, until) values (?, ?, 0)
     on conflict (site, order_number) do update set until = order_lock.until`,
    [site, `customer:${createHash('sha256').update(customer).digest('hex')}`],
  );
}

/** Writes back an order that {@link lockOrder} read. */
export function* saveOrder(site: string, order: Order, now: number): Steps<void> {
  const { parcels: _parcels, ...data } = order;
  yield* row(
    'update shop_order set status = ?, phone = ?, data = ?, updated_at = ? where site = ? and number = ?',
    [order.status, order.phone ?? null, JSON.stringify(data), now, site, order.number],
  );
}
