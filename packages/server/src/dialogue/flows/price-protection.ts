import type { CaseRequest } from '../../shop/actions.ts';
import { nameOfLine } from '../../shop/order-lines.ts';
import { lineName, orderName } from '../order-words.ts';
import { inTheWay, leftNow, submitCase } from '../work/case-steps.ts';
import { chosenLine, howMuch, inMoney, whichLine } from '../work/details.ts';
import type { OrderJob, OrderWork } from '../work/work.ts';

/** It got cheaper after it was bought: the difference, within the days the shop grants. */
export const priceProtection: OrderWork = {
  async next(job) {
    const { turn, order, values } = job;
    const { afterSales } = turn.phrases;
    const early = await inTheWay(job, requestOf(job));
    if (early) return early;
    const line = chosenLine(job);
    if (!line) return { ask: whichLine(job) };
    const paid = inMoney(job, line.price);
    if (values.now === undefined) {
      const wrong = afterSales.priceNotLower(paid);
      return { ask: howMuch(job, 'now', { words: afterSales.priceNow(paid), wrong, most: line.price - 1 }) };
    }
    const words = afterSales.confirm.price(
      orderName(turn, order),
      lineName(turn, line),
      inMoney(job, Number(values.now)),
      inMoney(job, Math.min(difference(job), await leftNow(job))),
    );
    return { confirm: { words, yes: afterSales.yes, redo: ['now'] } };
  },
  act: (job) => submitCase(job, requestOf(job)),
};

function difference(job: OrderJob): number {
  const line = chosenLine(job);
  return line ? (line.price - Number(job.values.now)) * line.quantity : 0;
}

function requestOf(job: OrderJob): CaseRequest {
  const line = chosenLine(job);
  return {
    type: 'price_protection',
    reason: 'price_drop',
    ...(line && { items: [{ ...nameOfLine(job.order, line), quantity: line.quantity }] }),
    ...(line && job.values.now !== undefined && { amount: difference(job) }),
  };
}
