import type { Order } from '@zaine/protocol';
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
import type { Refused, Work } from '../ledger/once.ts';
import { requestInvoiceUnit } from '../ledger/request-invoice.ts';
import { urgeUnit } from '../ledger/urge-order.ts';
import type { PolicyBook } from '../policies.ts';

/** What actions stand on. */
export interface ActionParts {
  store: Store;
  policies: PolicyBook;
  now: () => number;
  /** Reads an order that lives in the shop's own system; absent where orders are kept here. */
  elsewhere?: (site: string, customer: string, number: string) => Promise<Order | undefined>;
}

/** What an action's unit is given; undefined where the order lives elsewhere and is not there. */
export async function workOf(parts: ActionParts, on: ActionOn): Promise<Work | undefined> {
  const { key, site, customer, order, conversation } = on;
  const [policies, elsewhere] = await Promise.all([
    parts.policies.policiesOf(site),
    parts.elsewhere?.(site, customer, order),
  ]);
  if (parts.elsewhere && !elsewhere) return undefined;
  return {
    key,
    site,
    customer,
    order,
    now: parts.now(),
    policies,
    ids: workIds(),
    ...(conversation !== undefined && { conversation }),
    ...(elsewhere && { elsewhere }),
  };
}

/** Actions whose records are Zaine's own: all of them where orders are kept here. */
export function createLocalActions(parts: ActionParts): ShopActions {
  const { db } = parts.store;
  async function run<More extends object, Result>(
    unit: Unit<Work & More, Result>,
    on: ActionOn,
    more: More,
  ): Promise<Result | Refused> {
    const work = await workOf(parts, on);
    return work ? parts.store.run(unit, { ...more, ...work }) : { done: false, why: 'not_found' };
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
      findCases(db, site, { customer, ...(order !== undefined && { order }) }),
    case: (site, customer, id) => findCase(db, site, { id, customer }),
    stock: async () => undefined,
  };
}
