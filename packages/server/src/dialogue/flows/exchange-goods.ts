import type { OrderItem } from '@zaine/protocol';
import type { CaseReason, CaseRequest } from '../../shop/actions.ts';
import { lineName, orderName } from '../order-words.ts';
import { freightWords, inTheWay, submitCase } from '../work/case-steps.ts';
import { chosenLine, reasonIn, whichLine } from '../work/details.ts';
import { isSoldOut, newOption, type OptionName } from '../work/options.ts';
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
      return { ask: toWhat(job, line, words) };
    }
    if (await isSoldOut(job, line, { ...line.options, [whatOf(job, line)]: values.to })) {
      return {
        ask: toWhat(job, line, afterSales.soldOut(values.to), [['return', afterSales.insteadReturn]]),
      };
    }
    const words = afterSales.confirm.exchange(
      orderName(turn, order),
      lineName(turn, line),
      turn.phrases.quoted(values.to),
      freightWords(job, reasonOf(job)),
    );
    return { confirm: { words, yes: afterSales.yes, redo: ['to', 'item'] } };
  },
  act: (job) => submitCase(job, requestOf(job)),
};

function toWhat(job: OrderJob, line: OrderItem, words: string, options: readonly Option[] = []): Question {
  return newOption(job, line, { what: whatOf(job, line), words, options });
}

/** The option the wish turned out to be about; before that, the one the goods have. */
function whatOf({ values }: OrderJob, line: OrderItem): OptionName {
  if (values.option !== undefined) return values.option as OptionName;
  return line.options?.color === undefined ? 'size' : 'color';
}

function reasonOf({ values, begun }: OrderJob): CaseReason {
  const told = (values.reason as CaseReason | undefined) ?? reasonIn(begun);
  return told === undefined || told === 'other' ? 'no_reason' : told;
}

function requestOf(job: OrderJob): CaseRequest {
  const { to } = job.values;
  const line = chosenLine(job);
  return {
    type: 'exchange',
    reason: reasonOf(job),
    ...(line && { items: [{ sku: line.sku, quantity: line.quantity }] }),
    ...(line && to !== undefined && { wanted: { sku: line.sku, options: { [whatOf(job, line)]: to } } }),
  };
}
