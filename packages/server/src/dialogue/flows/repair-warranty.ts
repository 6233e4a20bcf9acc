import type { CaseRequest } from '../../shop/actions.ts';
import { nameOfLine } from '../../shop/order-lines.ts';
import { lineName, orderName } from '../order-words.ts';
import type { Said } from '../turn-input.ts';
import { inTheWay, submitCase } from '../work/case-steps.ts';
import { chosenLine, filesOf, inWords, photos, whichLine } from '../work/details.ts';
import type { OrderJob, OrderWork, Question } from '../work/work.ts';

/** Has something repaired, free under guarantee. */
export const repairWarranty: OrderWork = {
  async next(job) {
    const { turn, order, values } = job;
    const { afterSales } = turn.phrases;
    const early = await inTheWay(job, requestOf(job));
    if (early) return early;
    const line = chosenLine(job);
    if (!line) return { ask: whichLine(job) };
    if (values.words === undefined) return { ask: whatIsWrong(job) };
    if (values.photos === undefined) return { ask: photos(job) };
    const { confirm, yes } = afterSales;
    const words = confirm.repair(orderName(turn, order), lineName(turn, line), confirm.repairFree);
    return { confirm: { words, yes, redo: ['words', 'item'] } };
  },
  act: (job) => submitCase(job, requestOf(job)),
};

const LONG_ENOUGH = 14;
const TELLS =
  /松|断|掉|裂|碎|漏|坏了.{4}|不(转|亮|动|响)|脱|\b(loose|came off|cracked|broke|broken|leak|torn|stopped|won'?t|doesn'?t|snapped|wobbl)/i;

function whatIsWrong(job: OrderJob): Question {
  const question = inWords(job, 'words', job.turn.phrases.afterSales.whatsWrong);
  const glean = ({ text: words, raw = words }: Said) =>
    words.length >= LONG_ENOUGH && TELLS.test(words) ? { words: raw } : undefined;
  return { ...question, glean };
}

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
