import { defineElements } from './element/define-elements.ts';
import { ZaineHomeOrders } from './home-orders/home-orders.ts';
import { ZaineOrderCard } from './order-card/order-card.ts';
import { ZaineParcelCard } from './parcel-card/parcel-card.ts';

/** Registers what orders and parcels are drawn with, on the first screen and in a conversation. */
export function defineOrders(): void {
  defineElements({
    'zaine-home-orders': ZaineHomeOrders,
    'zaine-order-card': ZaineOrderCard,
    'zaine-parcel-card': ZaineParcelCard,
  });
}
