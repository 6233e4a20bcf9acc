import type { OrderItem } from '@zaine/protocol';
import type { CaseReason, CaseRequest } from '../../shop/actions.ts';
import { nameOfLine } from '../../shop/order-lines.ts';
import { lineName, orderName } from '../order-words.ts';
import { freightWords, inTheWay, submitCase } from '../work/case-steps.ts';
import { chosenLine, reasonIn, whichLine } from '../work/details.ts';
import { isSoldOut, nearest, newOption, rangeOfLine, wishOf, wishWords } from '../work/options.ts';
import type { Option } from '../work/question.ts';
import type { Next, OrderJob, OrderWork, Question } from '../work/work.ts';

/** Another colour or size instead of what was delivered; what is sold out, where the shop tells, is said before. */
export const exchangeGoods: OrderWork = {
  async next(job): Promise<Next> {
    const { turn, order, values } = job;
    const early = await inTheWay(job, requestOf(job));
    if (early) return early;
    if (values.to === 'return') return { become: 'return_goods' };
    const line = chosenLine(job);
    if (!line) return { ask: whichLine(job) };
    const { afterSales } = turn.phrases;
    const options = Object.values(line.options ?? {}).map((option) => turn.read(option));
    if (values.to === undefined) {
      const words = afterSales.exchangeFor(
        turn.read(line.title),
        options.join(turn.phrases.comma) || undefined,
      );
      return { ask: await toWhat(job, line, words) };
    }
    const wish = wishOf(values.to);
    if (await isSoldOut(job, line, wish)) {
      return {
        ask: await toWhat(job, line, afterSales.soldOut(wishWords(job, wish)), [
          ...(await nearest(job, line, wish)),
          ['return', afterSales.insteadReturn],
        ]),
      };
    }
    const words = afterSales.confirm.exchange(
      orderName(turn, order),
      lineName(turn, line),
      turn.phrases.quoted(wishWords(job, wish)),
      freightWords(job, reasonOf(job)),
    );
    return { confirm: { words, yes: afterSales.yes, redo: ['to', 'item'] } };
  },
  act: (job) => submitCase(job, requestOf(job)),
};

async function toWhat(
  job: OrderJob,
  line: OrderItem,
  words: string,
  instead?: readonly Option[],
): Promise<Question> {
  const range = await rangeOfLine(job, line);
  const what = line.options?.color === undefined && range.color === undefined ? 'size' : 'color';
  return newOption(job, line, { what, words, range, ...(instead && { instead }) });
}

function reasonOf({ values, begun }: OrderJob): CaseReason {
  const told = (values.reason as CaseReason | undefined) ?? reasonIn(begun);
  return told === undefined || told === 'other' ? 'no_reason' : told;
}

function requestOf(job: OrderJob): CaseRequest {
  const wish = Object.entries(wishOf(job.values.to)).map(([name, to]) => [name, job.turn.read(to)]);
  const line = chosenLine(job);
  return {
    type: 'exchange',
    reason: reasonOf(job),
    ...(line && { items: [{ ...nameOfLine(job.order, line), quantity: line.quantity }] }),
    ...(line && wish.length > 0 && { wanted: { sku: line.sku, options: Object.fromEntries(wish) } }),
  };
}
