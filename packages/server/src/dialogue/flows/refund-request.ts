import type { CaseReason, CaseRequest } from '../../shop/actions.ts';
import { isReceived, isShipped } from '../../shop/order-facts.ts';
import { nameOfLine } from '../../shop/order-lines.ts';
import { lineName, orderName } from '../order-words.ts';
import { isAccident } from '../relevance.ts';
import { humanChoice, text } from '../turn.ts';
import { inTheWay, leftNow, submitCase } from '../work/case-steps.ts';
import { chosenLine, filesOf, howMuch, inMoney, photos, whichLine, why } from '../work/details.ts';
import { askOne, matchOne, wordsOf } from '../work/question.ts';
import type { Next, OrderJob, OrderWork, Question } from '../work/work.ts';

const HOW = [
  ['part', /部分|不退货|补偿|差价|一半|退点|part(ial|ly)?|keep|half|compensat/i],
  ['return', /退货|寄回|全额|全部|return|full|all of it/i],
] as const;
const FAULTS = ['quality', 'damaged', 'missing_item', 'not_as_described'] as const;

/** Money back: what has not left is cancelled, what is lost on the way is paid back, what arrived is returned or partly refunded. */
export const refundRequest: OrderWork = {
  async next(job): Promise<Next> {
    const { turn, order, values } = job;
    const { afterSales } = turn.phrases;
    if (order.status === 'cancelled') {
      return { over: { replies: [text(afterSales.cancelled(orderName(turn, order)), [humanChoice(turn)])] } };
    }
    if (!isShipped(order)) return { become: 'cancel_order' };
    if (isAccident(order)) return { become: 'replace_parcel' };
    if (!isReceived(order)) return { become: 'refuse_parcel' };
    if (values.how === undefined) return { ask: how(job) };
    if (values.how === 'return') return { become: 'return_goods' };
    const early = await inTheWay(job, requestOf(job));
    if (early) return early;
    const line = chosenLine(job);
    if (!line) return { ask: whichLine(job) };
    if (values.reason === undefined) return { ask: why(job, FAULTS) };
    if (values.photos === undefined) return { ask: photos(job) };
    const most = Math.min(line.price * line.quantity, await leftNow(job));
    if (values.amount === undefined) {
      const words = inMoney(job, most);
      return {
        ask: howMuch(job, 'amount', {
          words: afterSales.howMuch(words),
          wrong: afterSales.amountWrong(words),
          most,
        }),
      };
    }
    const money = inMoney(job, Number(values.amount));
    const words = afterSales.confirm.refund(orderName(turn, order), lineName(turn, line), money);
    return { confirm: { words, yes: afterSales.yes, redo: ['amount'] } };
  },
  act: (job) => submitCase(job, requestOf(job)),
};

function how(job: OrderJob): Question {
  const { turn } = job;
  const { refundHow, refundKinds } = turn.phrases.afterSales;
  const find = (words: string) => {
    const told = matchOne(HOW, words);
    return told && { how: told };
  };
  return askOne(job, 'how', {
    words: refundHow,
    options: [
      ['return', refundKinds.return],
      ['part', refundKinds.part],
    ],
    glean: (said) => find(said.text),
    read: () => {
      const values = wordsOf(turn) === undefined ? undefined : find(turn.plain);
      return values && { values };
    },
  });
}

function requestOf(job: OrderJob): CaseRequest {
  const { values } = job;
  const line = chosenLine(job);
  const files = filesOf(job);
  return {
    type: 'refund',
    reason: (values.reason as CaseReason | undefined) ?? 'quality',
    ...(line && { items: [{ ...nameOfLine(job.order, line), quantity: line.quantity }] }),
    ...(values.amount !== undefined && { amount: Number(values.amount) }),
    ...(files.length > 0 && { photos: files }),
  };
}
