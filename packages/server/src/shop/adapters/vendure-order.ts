import type { LocalizedText, Order, OrderItem, OrderStatus, Parcel, ParcelStatus } from '@zaine/protocol';
import { z } from 'zod';

const refund = z.object({ state: z.string(), total: z.number(), reason: z.string().nullish() });
const vendureOrder = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  createdAt: z.string(),
  orderPlacedAt: z.string().nullish(),
  currencyCode: z.string(),
  totalWithTax: z.number(),
  customer: z.object({ id: z.string() }).nullish(),
  shippingAddress: z
    .object({
      fullName: z.string().nullish(),
      streetLine1: z.string().nullish(),
      streetLine2: z.string().nullish(),
      city: z.string().nullish(),
      phoneNumber: z.string().nullish(),
    })
    .nullish(),
  lines: z.array(
    z.object({
      quantity: z.number(),
      orderPlacedQuantity: z.number(),
      proratedUnitPriceWithTax: z.number(),
      productVariant: z.object({
        sku: z.string(),
        name: z.string(),
        options: z.array(z.object({ name: z.string(), group: z.object({ name: z.string() }) })),
      }),
    }),
  ),
  payments: z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        amount: z.number(),
        createdAt: z.string(),
        refunds: z.array(refund),
      }),
    )
    .nullish(),
  fulfillments: z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        method: z.string(),
        trackingCode: z.string().nullish(),
        updatedAt: z.string(),
      }),
    )
    .nullish(),
});

/** An order as {@link ORDER_FIELDS} asks for it. */
export type VendureOrder = z.infer<typeof vendureOrder>;

/** What is asked of every order. */
export const ORDER_FIELDS = `id code state createdAt orderPlacedAt currencyCode totalWithTax customer { id }
  shippingAddress { fullName streetLine1 streetLine2 city phoneNumber }
  lines { quantity orderPlacedQuantity proratedUnitPriceWithTax
    productVariant { sku name options { name group { name } } } }
  payments { id state amount createdAt refunds { state total reason } }
  fulfillments { id state method trackingCode updatedAt }`;

/** Reads an order as Vendure sends it. */
export function readVendureOrder(value: unknown): VendureOrder {
  return vendureOrder.parse(value);
}

const statuses: Record<string, OrderStatus> = {
  PaymentAuthorized: 'paid',
  PaymentSettled: 'paid',
  Modifying: 'paid',
  ArrangingAdditionalPayment: 'paid',
  PartiallyShipped: 'shipped',
  Shipped: 'shipped',
  PartiallyDelivered: 'shipped',
  Delivered: 'delivered',
  Cancelled: 'cancelled',
};

/** A payment that counts, with what of it has gone back. */
export function settledPayments({ payments }: VendureOrder) {
  return (payments ?? [])
    .filter(({ state }) => state === 'Settled')
    .map((payment) => {
      const back = payment.refunds.filter(({ state }) => state !== 'Failed');
      const left = back.reduce((sum, each) => sum - each.total, payment.amount);
      return { ...payment, refunds: back, left };
    });
}

/** The order in our words. */
export function orderOfVendure(order: VendureOrder): Order {
  const { code, customer, currencyCode, shippingAddress: to, fulfillments } = order;
  const payments = settledPayments(order);
  // A cancelled order comes to nothing in Vendure; what was paid for it stands with its payments.
  const paid = payments.reduce((sum, each) => sum + each.amount, 0);
  const cancelled = order.state === 'Cancelled';
  const line = [to?.streetLine1, to?.streetLine2].filter(Boolean).join(' ');
  const [first] = payments;
  const parcels = (fulfillments ?? []).filter(({ state }) => state !== 'Cancelled').map(parcelOf);
  return {
    number: code,
    customer: customer?.id ?? '',
    placedAt: order.orderPlacedAt ?? order.createdAt,
    status: statuses[order.state] ?? 'unpaid',
    items: order.lines.map((each) => itemOf(each, cancelled)).filter(({ quantity }) => quantity > 0),
    currency: currencyCode,
    total: cancelled ? paid : order.totalWithTax,
    ...(to?.phoneNumber && { phone: to.phoneNumber }),
    ...(to && {
      address: {
        ...(to.fullName && { name: to.fullName }),
        ...(line && { line }),
        ...(to.city && { city: to.city }),
      },
    }),
    ...(first && { paidAt: first.createdAt }),
    ...(parcels.length > 0 && { parcels }),
  };
}

function itemOf(line: VendureOrder['lines'][number], cancelled: boolean): OrderItem {
  const { sku, name, options } = line.productVariant;
  return {
    sku,
    title: name,
    quantity: cancelled ? line.orderPlacedQuantity : line.quantity,
    price: line.proratedUnitPriceWithTax,
    ...(options.length > 0 && {
      options: Object.fromEntries(options.map((option) => [option.group.name, option.name])),
    }),
  };
}

const parcelStates: Record<string, { status: ParcelStatus; text: LocalizedText }> = {
  Shipped: { status: 'in_transit', text: { zh: '已发出', en: 'Shipped' } },
  Delivered: { status: 'delivered', text: { zh: '已送达', en: 'Delivered' } },
};

/** Vendure keeps no scans: how it stands is all that can be said of a parcel. */
function parcelOf(fulfillment: NonNullable<VendureOrder['fulfillments']>[number]): Parcel {
  const known = parcelStates[fulfillment.state];
  return {
    tracking: fulfillment.trackingCode || `F${fulfillment.id}`,
    carrier: fulfillment.method,
    status: known?.status ?? 'created',
    events: known ? [{ at: fulfillment.updatedAt, text: known.text }] : [],
  };
}
