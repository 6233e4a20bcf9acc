import type { Order } from '@zaine/protocol';
import type { ActionTable } from '../../store/back-room-schema.ts';
import { row, type Steps, unit } from '../../store/unit.ts';
import { lockCustomer, once, type Refused, type Work } from './once.ts';
import { tellShop } from './tell-shop.ts';

const DAY = 24 * 3_600_000;

/** What a coupon is asked with. */
export interface CouponWork extends Work {
  amount: number;
}

/** The coupon. */
export type Granted = { done: true; requested: boolean; code: string; amount: number };

/** Gives a coupon within the policies' limit, once an order, and not again to the same customer too soon. */
export const grantCouponUnit = unit<CouponWork, Granted | Refused>('shop.grantCoupon', (work, store) =>
  once<Granted, Refused>({ work, kind: 'coupon', store }, (order) => grant(work, order)),
);

function* grant(work: CouponWork, order: Order): Steps<Granted | Refused> {
  const { site, customer, amount, policies, now, ids } = work;
  if (!Number.isInteger(amount) || amount <= 0) return { done: false, why: 'not_allowed' };
  if (amount > policies.couponLimit) return { done: false, why: 'over_limit' };
  yield* lockCustomer(site, customer);
  const last = yield* row<Pick<ActionTable, 'at' | 'order_number'>>(
    `select at, order_number from action where site = ? and customer = ? and kind = 'coupon' and done = 1
     order by case when order_number = ? then 0 else 1 end, at desc limit 1`,
    [site, customer, order.number],
  );
  if (last?.order_number === order.number) return { done: false, why: 'already' };
  const again = last === undefined ? 0 : last.at + policies.goodwillDays * DAY;
  if (again > now) return { done: false, why: 'too_early', at: new Date(again).toISOString() };
  const code = ids.coupon;
  const told = yield* tellShop(work, {
    kind: 'coupon.granted',
    data: { code, amount, currency: order.currency },
    carry: {
      department: 'finance',
      priority: 'normal',
      subject: { zh: `优惠券 ${code} 待生效`, en: `Coupon ${code} to be made valid` },
      body: {
        zh: `请在店铺系统里为客户 ${customer} 建一张 ${amount / 100} ${order.currency} 的券，券码 ${code}。`,
        en: `Create a coupon of ${amount / 100} ${order.currency} with the code ${code} for customer ${customer}.`,
      },
    },
  });
  return { done: true, ...told, code, amount };
}
