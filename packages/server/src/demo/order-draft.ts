import type { Order, OrderItem, OrderStatus, Parcel, ParcelStatus } from '@zaine/protocol';
import { type DemoCustomer, demoCustomer, type FreightZone } from './customers.ts';
import type { Bilingual } from './products.ts';
import type { Scan } from './scans.ts';
import type { Moment, ShopClock } from './shop-clock.ts';

/** A parcel, still told from today. `eta` in days from today, or `courier` when one is out with it. */
export interface ParcelDraft {
  tracking: string;
  carrier: Bilingual;
  status: ParcelStatus;
  eta?: number | 'courier';
  scans: Scan[];
}

/** An order, still told from today. `serial` are the last four digits of its number. */
export interface OrderDraft {
  serial: string;
  customer: string;
  placed: Moment;
  paid?: Moment;
  status: OrderStatus;
  items: OrderItem[];
  note?: string;
  parcels?: ParcelDraft[];
}

const FREIGHT: Record<FreightZone, { fee: number; freeFrom: number }> = {
  mainland: { fee: 800, freeFrom: 9900 },
  hongkong: { fee: 3000, freeFrom: 49900 },
  overseas: { fee: 12000, freeFrom: 99900 },
};
const DISPATCH_HOURS = 48;

/** What an order costs in fen: the goods, less 40 yuan from 299 on, plus the freight of the zone; within the mainland gold members pay none. */
function orderTotal(items: readonly OrderItem[], customer: Pick<DemoCustomer, 'tier' | 'zone'>): number {
  const goods = items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  const { fee, freeFrom } = FREIGHT[customer.zone];
  const gold = customer.tier === 'high' && customer.zone === 'mainland';
  return goods - (goods >= 29900 ? 4000 : 0) + (goods >= freeFrom || gold ? 0 : fee);
}

/** Sets an order's draft on the calendar. */
export function orderOf(draft: OrderDraft, clock: ShopClock): Order {
  const customer = demoCustomer(draft.customer);
  const placedAt = clock.at(draft.placed);
  const paidAt = draft.paid && clock.at(draft.paid);
  return {
    number: `MH${clock.date(draft.placed[0]).slice(2).replaceAll('-', '')}${draft.serial}`,
    customer: draft.customer,
    placedAt,
    status: draft.status,
    items: draft.items,
    currency: 'CNY',
    total: orderTotal(draft.items, customer),
    ...(customer.phone !== undefined && { phone: customer.phone }),
    address: customer.address,
    ...(draft.note !== undefined && { note: draft.note }),
    ...(paidAt !== undefined && { paidAt, shipBy: hoursAfter(paidAt, DISPATCH_HOURS) }),
    ...(draft.parcels && { parcels: draft.parcels.map((parcel) => parcelOf(parcel, clock)) }),
  };
}

function parcelOf({ scans, eta, ...parcel }: ParcelDraft, clock: ShopClock): Parcel {
  return {
    ...parcel,
    ...(eta !== undefined && { eta: eta === 'courier' ? clock.courierEta() : clock.date(eta) }),
    events: scans.map((scan) => ({ ...scan, at: clock.at(scan.at) })),
  };
}

function hoursAfter(iso: string, hours: number): string {
  return new Date(Date.parse(iso) + hours * 3_600_000).toISOString();
}
