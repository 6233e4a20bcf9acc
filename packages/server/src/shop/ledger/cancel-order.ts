import type { Order } from '@zaine/protocol';
import { type Steps, unit } from '../../store/unit.ts';
import type { Refund } from '../actions.ts';
import { isShipped } from '../order-facts.ts';
import { once, type Refused, saveOrder, type Work } from './once.ts';
import { payBack } from './pay-back.ts';
import { tellShop } from './tell-shop.ts';

/** What a cancellation is asked with. */
export interface CancelWork extends Work {
  reason: string;
}

/** What became of it. */
export type Cancelled = { done: true; requested: boolean; order: Order; refund?: Refund };

/** Cancels an unshipped order kept here and enters the refund of what was paid. */
export const cancelOrderUnit = unit<CancelWork, Cancelled | Refused>('shop.cancelOrder', (work, store) =>
  once<Cancelled, Refused>({ work, kind: 'cancel', store }, (order) => cancel(work, order)),
);

function* cancel(work: CancelWork, before: Order): Steps<Cancelled | Refused> {
  if (before.status === 'cancelled') return { done: false, why: 'already' };
  if (isShipped(before)) return { done: false, why: 'shipped' };
  const { site, now, reason } = work;
  const order: Order = { ...before, status: 'cancelled' };
  const paid =
    before.status === 'paid' ? yield* payBack({ site, order: before, cause: 'cancel', now }) : undefined;
  const refund = paid && 'refund' in paid && paid.refund.amount > 0 ? paid.refund : undefined;
  yield* saveOrder(site, order, now);
  const { number } = order;
  const told = yield* tellShop(work, {
    kind: 'order.cancelled',
    data: { reason, patch: { status: 'cancelled' }, ...(refund && { refund }) },
    carry: {
      department: 'warehouse',
      priority: 'high',
      subject: { zh: `订单 ${number} 已在聊天里取消`, en: `Order ${number} was cancelled in the chat` },
      body: refund
        ? {
            zh: `请在店铺系统里取消并原路退款。原因：${reason}`,
            en: `Cancel it in the shop's system and pay back. Reason: ${reason}`,
          }
        : {
            zh: `请在店铺系统里取消。原因：${reason}`,
            en: `Cancel it in the shop's system. Reason: ${reason}`,
          },
    },
  });
  return { done: true, ...told, order, ...(refund && { refund }) };
}
