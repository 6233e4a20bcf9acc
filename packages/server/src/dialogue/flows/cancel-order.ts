import { isShipped } from '../../shop/order-facts.ts';
import { orderCard, orderName } from '../order-words.ts';
import { humanChoice, type Outcome, text } from '../turn.ts';
import { actionOn } from '../work/action-on.ts';
import { inMoney } from '../work/details.ts';
import { refusal } from '../work/refusal.ts';
import type { OrderJob, OrderWork } from '../work/work.ts';

const ALSO_YES = /^(确认|就|对)?取消(吧|掉|了吧)?[。！!]?$|^(yes,? )?(please )?cancel( it)?( please)?[.!]?$/i;

/** Cancels an order: closed where it is unpaid, with the money back where it has not left; otherwise says what can be done. */
export const cancelOrder: OrderWork = {
  next(job) {
    const { turn, order } = job;
    const { changes } = turn.phrases;
    if (order.status === 'cancelled') return { over: cancelledBefore(job) };
    if (isShipped(order)) return { over: tooFar(job) };
    const name = orderName(turn, order);
    const words =
      order.status === 'unpaid'
        ? changes.cancelUnpaid(name)
        : changes.cancelPaid(name, inMoney(job, order.total));
    return { confirm: { words, yes: changes.cancelYes, no: changes.cancelNo, alsoYes: ALSO_YES } };
  },
  async act(job) {
    const { turn } = job;
    const { changes } = turn.phrases;
    const result = await turn.ports.shop.actions.cancelOrder({ ...actionOn(job), reason: 'customer' });
    if (!result.done) {
      if (result.why === 'shipped') return tooFar(job);
      return result.why === 'already' || result.why === 'cancelled'
        ? cancelledBefore(job)
        : refusal(turn, result);
    }
    const { order, refund, requested } = result;
    const money = refund && inMoney(job, refund.amount);
    const done = money ? changes.cancelledPaid(money) : changes.cancelledUnpaid;
    const words = requested ? changes.cancelAsked(money) : done;
    return { replies: [text(words), orderCard(turn, order)], soothed: true };
  },
};

function cancelledBefore({ turn, order }: OrderJob): Outcome {
  const words = text(turn.phrases.changes.cancelledBefore);
  return { replies: [words, { ...orderCard(turn, order), choices: [humanChoice(turn)] }] };
}

/** It has left, or is there already. */
function tooFar({ turn, order, policies }: OrderJob): Outcome {
  const { changes } = turn.phrases;
  if (order.status !== 'shipped') {
    const give = { value: `do:return_goods:${order.number}`, label: changes.startReturn };
    const words = changes.cannotCancelArrived(policies.returnDays);
    return { replies: [text(words, [give, humanChoice(turn)])], yes: give.value };
  }
  const choices = [
    { value: `do:refuse_parcel:${order.number}:how=refuse`, label: changes.refuse },
    { value: `do:refuse_parcel:${order.number}:how=later`, label: changes.returnLater },
    humanChoice(turn),
  ];
  return { replies: [text(changes.cannotCancelShipped, choices)] };
}
