import type { Store } from '../../store/store.ts';
import type { Unit } from '../../store/unit.ts';
import { type ActionOn, caseRequestOf, type ShopActions } from '../actions.ts';
import { findCase, findCases } from '../cases/case-reader.ts';
import { customerMoveUnit } from '../cases/customer-move.ts';
import { openCaseUnit } from '../cases/open-case.ts';
import { workIds } from '../ids.ts';
import { cancelOrderUnit } from '../ledger/cancel-order.ts';
import { changeOrderUnit } from '../ledger/change-order.ts';
import { grantCouponUnit } from '../ledger/grant-coupon.ts';
import type { Work } from '../ledger/once.ts';
import { requestInvoiceUnit } from '../ledger/request-invoice.ts';
import { urgeUnit } from '../ledger/urge-order.ts';
import type { PolicyBook } from '../policies.ts';

/** What actions on orders kept here stand on. */
export interface BuiltInActionsParts {
  store: Store;
  policies: PolicyBook;
  now: () => number;
}

/** Actions on orders kept in Zaine's own store. */
export function createBuiltInActions({ store, policies, now }: BuiltInActionsParts): ShopActions {
  async function run<More extends object, Result>(
    unit: Unit<Work & More, Result>,
    on: ActionOn,
    more: More,
  ): Promise<Result> {
    const { key, site, customer, order, conversation } = on;
    const place = { key, site, customer, order, ...(conversation !== undefined && { conversation }) };
    const work: Work = { ...place, now: now(), policies: await policies.policiesOf(site), ids: workIds() };
    return store.run(unit, { ...more, ...work });
  }

  return {
    cancelOrder: ({ reason, ...on }) => run(cancelOrderUnit, on, { reason }),
    changeOrder: ({ change, ...on }) => run(changeOrderUnit, on, { change }),
    urge: (on) => run(urgeUnit, on, {}),
    openCase: (on) => run(openCaseUnit, on, { request: caseRequestOf(on) }),
    sendBack: (on) =>
      run(customerMoveUnit, on, { case: on.case, to: 'sent_back' as const, tracking: on.tracking }),
    withdrawCase: (on) => run(customerMoveUnit, on, { case: on.case, to: 'closed' as const }),
    requestInvoice: ({ title, taxNumber, email, ...on }) =>
      run(requestInvoiceUnit, on, {
        title,
        ...(taxNumber !== undefined && { taxNumber }),
        ...(email !== undefined && { email }),
      }),
    grantCoupon: ({ amount, ...on }) => run(grantCouponUnit, on, { amount }),
    cases: (site, customer, order) =>
      findCases(store.db, site, { customer, ...(order !== undefined && { order }) }),
    case: (site, customer, id) => findCase(store.db, site, { id, customer }),
    stock: async () => undefined,
  };
}
