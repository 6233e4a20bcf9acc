import type { CaseRequest } from '../../shop/actions.ts';
import { nameOfLine } from '../../shop/order-lines.ts';
import { lineName, orderName } from '../order-words.ts';
import { inTheWay, submitCase } from '../work/case-steps.ts';
import { chosenLine, filesOf, inWords, photos, whichLine } from '../work/details.ts';
import type { OrderJob, OrderWork } from '../work/work.ts';

/** Has something repaired, free under guarantee. */
export const repairWarranty: OrderWork = {
  async next(job) {
    const { turn, order, values } = job;
    const { afterSales } = turn.phrases;
    const early = await inTheWay(job, requestOf(job));
    if (early) return early;
    const line = chosenLine(job);
    if (!line) return { ask: whichLine(job) };
    if (values.words === undefined) return { ask: inWords(job, 'words', afterSales.whatsWrong) };
    if (values.photos === undefined) return { ask: photos(job) };
    const { confirm, yes } = afterSales;
    const words = confirm.repair(orderName(turn, order), lineName(turn, line), confirm.repairFree);
    return { confirm: { words, yes, redo: ['words', 'item'] } };
  },
  act: (job) => submitCase(job, requestOf(job)),
};

function requestOf(job: OrderJob): CaseRequest {
  const { words } = job.values;
  const line = chosenLine(job);
  const files = filesOf(job);
  return {
    type: 'repair',
    reason: 'quality',
    ...(line && { items: [{ ...nameOfLine(job.order, line), quantity: 1 }] }),
    ...(words !== undefined && { words }),
    ...(files.length > 0 && { photos: files }),
  };
}
