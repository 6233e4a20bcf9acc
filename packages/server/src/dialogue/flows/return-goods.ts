import type { CaseReason, CaseRequest } from '../../shop/actions.ts';
import { priceOf } from '../../shop/order-facts.ts';
import { nameOfLine } from '../../shop/order-lines.ts';
import { lineName, orderName } from '../order-words.ts';
import { freightWords, inTheWay, leftNow, submitCase } from '../work/case-steps.ts';
import {
  chosenLine,
  chosenQuantity,
  filesOf,
  howMany,
  inMoney,
  photos,
  whichLine,
  why,
} from '../work/details.ts';
import type { Next, OrderJob, OrderWork } from '../work/work.ts';

const REASONS = ['no_reason', 'quality', 'wrong_item', 'not_as_described', 'other'] as const;
/** Reasons that a photo helps with. */
const SHOWN: readonly string[] = ['quality', 'damaged', 'wrong_item', 'not_as_described'];

/** Sends goods back for the money: without reason within the days the shop grants, by its fault somewhat longer. */
export const returnGoods: OrderWork = {
  async next(job) {
    const { turn, order, values } = job;
    // Any reason first: whether it has arrived at all. Its own days are looked at once it is known.
    const early = await whyNot(job);
    if (early) return early;
    const line = chosenLine(job);
    if (!line) return { ask: whichLine(job) };
    const quantity = chosenQuantity(job, line);
    if (quantity === undefined) return { ask: howMany(job, line) };
    if (values.reason === undefined) return { ask: why(job, REASONS) };
    const reason = values.reason as CaseReason;
    if (SHOWN.includes(reason) && values.photos === undefined) return { ask: photos(job) };
    const { confirm, yes } = turn.phrases.afterSales;
    const price = priceOf(order, [{ ...nameOfLine(order, line), quantity }]) ?? 0;
    const words = confirm.return(
      orderName(turn, order),
      named(quantity, lineName(turn, line)),
      inMoney(job, Math.min(price, await leftNow(job))),
      freightWords(job, reason),
    );
    return { confirm: { words, yes, redo: ['item', 'quantity', 'reason'] } };
  },
  act: (job) => submitCase(job, requestOf(job, job.values.reason as CaseReason)),
};

/** What stands in the way: of the reason told, or of any. */
async function whyNot(job: OrderJob): Promise<Next | undefined> {
  const reason = job.values.reason as CaseReason | undefined;
  if (reason !== undefined) return inTheWay(job, requestOf(job, reason));
  const fault = await inTheWay(job, requestOf(job, 'quality'));
  return fault && inTheWay(job, requestOf(job, 'no_reason'));
}

/** Several pieces are counted: 蓝染束口袋 × 2. */
function named(quantity: number, name: string): string {
  return quantity > 1 ? `${name} × ${quantity}` : name;
}

function requestOf(job: OrderJob, reason: CaseReason): CaseRequest {
  const line = chosenLine(job);
  const quantity = line && chosenQuantity(job, line);
  const files = filesOf(job);
  return {
    type: 'return',
    reason,
    ...(line && quantity !== undefined && { items: [{ ...nameOfLine(job.order, line), quantity }] }),
    ...(files.length > 0 && { photos: files }),
  };
}
