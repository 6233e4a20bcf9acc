import type { Order, Parcel } from '@zaine/protocol';
import type { ParcelTable } from '../../store/schema.ts';
import { forUpdate, row, rows, type Steps, unit } from '../../store/unit.ts';
import { keepPending } from '../ledger/pending.ts';

/** What {@link putOrderUnit} writes. */
export interface PutOrder {
  site: string;
  order: Order;
  now: number;
}

/**
 * Creates or replaces an order. Parcels that come with it replace its parcels; without any they stay, and so does
 * what was done here and not acknowledged yet.
 */
export const putOrderUnit = unit('shop.putOrder', function* (input: PutOrder, store): Steps<null> {
  const { site, now } = input;
  yield* row(`select number from shop_order where site = ? and number = ?${forUpdate(store)}`, [
    site,
    input.order.number,
  ]);
  const order = yield* keepPending(site, input.order, now);
  const { parcels, ...rest } = order;
  yield* row(
    `insert into shop_order (site, number, customer, placed_at, status, phone, data, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (site, number) do update set customer = excluded.customer, placed_at = excluded.placed_at,
       status = excluded.status, phone = excluded.phone, data = excluded.data, updated_at = excluded.updated_at`,
    [
      site,
      order.number,
      order.customer,
      Date.parse(order.placedAt),
      order.status,
      order.phone ?? null,
      JSON.stringify(rest),
      now,
    ],
  );
  if (parcels) yield* replaceParcels({ site, number: order.number, parcels, now });
  return null;
});

/** What {@link putParcelUnit} writes. */
export interface PutParcel {
  site: string;
  number: string;
  parcel: Parcel;
  now: number;
}

/** Creates or replaces one parcel; false where there is no such order. */
export const putParcelUnit = unit('shop.putParcel', function* (input: PutParcel): Steps<boolean> {
  const order = yield* row('select number from shop_order where site = ? and number = ?', [
    input.site,
    input.number,
  ]);
  if (order) yield* writeParcel(input);
  return order !== undefined;
});

interface Replacement {
  site: string;
  number: string;
  parcels: readonly Parcel[];
  now: number;
}

function* replaceParcels({ site, number, parcels, now }: Replacement): Steps<void> {
  const kept = new Set(parcels.map((parcel) => parcel.tracking));
  const present = yield* rows<Pick<ParcelTable, 'tracking'>>(
    'select tracking from parcel where site = ? and order_number = ?',
    [site, number],
  );
  for (const { tracking } of present) {
    if (kept.has(tracking)) continue;
    yield* row('delete from parcel where site = ? and order_number = ? and tracking = ?', [
      site,
      number,
      tracking,
    ]);
  }
  // A millisecond apart, so that they come back in the order they were given in.
  for (const [index, parcel] of parcels.entries()) {
    yield* writeParcel({ site, number, parcel, now: now + index });
  }
}

function* writeParcel({ site, number, parcel, now }: PutParcel): Steps<void> {
  yield* row(
    `insert into parcel (site, order_number, tracking, status, data, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (site, order_number, tracking) do update set status = excluded.status, data = excluded.data,
       updated_at = excluded.updated_at`,
    [site, number, parcel.tracking, parcel.status, JSON.stringify(parcel), now, now],
  );
}
