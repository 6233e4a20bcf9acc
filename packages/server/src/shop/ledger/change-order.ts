import type { Order } from '@zaine/protocol';
import { type Steps, unit } from '../../store/unit.ts';
import type { OrderChange, Refund } from '../actions.ts';
import { changedOrder } from '../order-change.ts';
import { isShipped } from '../order-facts.ts';
import { once, type Refused, saveOrder, type Work } from './once.ts';
import { payBack } from './pay-back.ts';
import { tellShop } from './tell-shop.ts';

/** What a change is asked with. */
export interface ChangeWork extends Work {
  change: OrderChange;
}

/** What became of it. */
export type ChangeDone = { done: true; requested: boolean; order: Order; refund?: Refund };

/** Changes an unshipped order kept here; what was paid too much for it goes back. */
export const changeOrderUnit = unit<ChangeWork, ChangeDone | Refused>('shop.changeOrder', (work, store) =>
  once<ChangeDone, Refused>({ work, kind: 'change', store }, (order) => change(work, order)),
);

function* change(work: ChangeWork, before: Order): Steps<ChangeDone | Refused> {
  if (before.status === 'cancelled') return { done: false, why: 'cancelled' };
  if (isShipped(before)) return { done: false, why: 'shipped' };
  const changed = changedOrder(before, work.change);
  if ('why' in changed) return { done: false, why: changed.why };
  const { order, patch, excess } = changed;
  const { site, now, key } = work;
  const paid =
    excess > 0
      ? yield* payBack({ site, order: before, cause: `change:${key}`, amount: excess, now })
      : undefined;
  if (paid && 'refused' in paid) return { done: false, why: 'over_limit' };
  const refund = paid?.refund;
  yield* saveOrder(site, order, now);
  const { number } = order;
  const told = yield* tellShop(work, {
    kind: 'order.changed',
    data: { patch, ...(refund && { refund }) },
    carry: {
      department: 'warehouse',
      priority: 'high',
      subject: { zh: `订单 ${number} 已在聊天里修改`, en: `Order ${number} was changed in the chat` },
      body: {
        zh: `请在发货前照此修改店铺系统里的订单：${JSON.stringify(patch)}`,
        en: `Change it in the shop's system before it is sent: ${JSON.stringify(patch)}`,
      },
    },
  });
  return { done: true, ...told, order, ...(refund && { refund }) };
}
