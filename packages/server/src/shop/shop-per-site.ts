import type { ActionOn, ShopActions } from './actions.ts';
import type { CaseMoves } from './cases/case-moves.ts';
import type { Shop } from './shop.ts';

/** A shop together with the moves of its cases. */
export interface ShopWithMoves {
  shop: Shop;
  moves: CaseMoves;
}

/** One shop made of several: every question goes to that of its site. */
export function shopPerSite(of: (site: string) => ShopWithMoves): ShopWithMoves {
  const actions = (on: Pick<ActionOn, 'site'>): ShopActions => of(on.site).shop.actions;
  return {
    moves: { moveCase: (site, id, request) => of(site).moves.moveCase(site, id, request) },
    shop: {
      customer: (site, id) => of(site).shop.customer(site, id),
      orders: (site, customer, page) => of(site).shop.orders(site, customer, page),
      orderCount: (site, customer) => of(site).shop.orderCount(site, customer),
      order: (site, customer, number) => of(site).shop.order(site, customer, number),
      proveOrder: (site, proof) => of(site).shop.proveOrder(site, proof),
      actions: {
        cancelOrder: (on) => actions(on).cancelOrder(on),
        changeOrder: (on) => actions(on).changeOrder(on),
        urge: (on) => actions(on).urge(on),
        openCase: (on) => actions(on).openCase(on),
        sendBack: (on) => actions(on).sendBack(on),
        withdrawCase: (on) => actions(on).withdrawCase(on),
        requestInvoice: (on) => actions(on).requestInvoice(on),
        grantCoupon: (on) => actions(on).grantCoupon(on),
        cases: (site, customer, order) => of(site).shop.actions.cases(site, customer, order),
        case: (site, customer, id) => of(site).shop.actions.case(site, customer, id),
        stock: (site, wanted) => of(site).shop.actions.stock(site, wanted),
      },
    },
  };
}
