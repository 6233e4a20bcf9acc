import { orderName } from '../order-words.ts';
import { isMoving } from '../relevance.ts';
import { humanChoice, text } from '../turn.ts';
import { freightWords } from '../work/case-steps.ts';
import { inMoney } from '../work/details.ts';
import { openTicket } from '../work/open-ticket.ts';
import { askOne } from '../work/question.ts';
import type { OrderWork } from '../work/work.ts';

/** An order on its way that is no longer wanted: refused at the door, which the warehouse is told, or sent back later. */
export const refuseParcel: OrderWork = {
  next(job) {
    const { turn, order, policies, values } = job;
    const { changes } = turn.phrases;
    if (!isMoving(order)) return { over: { replies: [text(changes.refuseOnly, [humanChoice(turn)])] } };
    if (values.how === undefined) {
      return {
        ask: askOne(job, 'how', {
          words: changes.cannotCancelShipped,
          options: [
            ['refuse', changes.refuse],
            ['later', changes.returnLater],
          ],
        }),
      };
    }
    if (values.how === 'later') {
      return { over: { replies: [text(changes.returnLaterHow(policies.returnDays), [humanChoice(turn)])] } };
    }
    const money = inMoney(job, order.total);
    const words = changes.refuseConfirm(orderName(turn, order), money, freightWords(job, 'no_reason'));
    return { confirm: { words, yes: changes.refuseYes } };
  },
  async act(job) {
    const { turn, order } = job;
    await openTicket(job, {
      department: 'warehouse',
      priority: 'normal',
      subject: ({ changes }) => changes.refuseTicket(order.number),
    });
    return { replies: [text(turn.phrases.changes.refused, [humanChoice(turn)])], soothed: true };
  },
};
