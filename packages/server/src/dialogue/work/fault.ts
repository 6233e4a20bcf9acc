import type { CaseReason, CaseRequest } from '../../shop/actions.ts';
import { nameOfLine } from '../../shop/order-lines.ts';
import { lineName, orderName } from '../order-words.ts';
import type { Turn } from '../turn.ts';
import { freightWords, inTheWay, leftNow, submitCase } from './case-steps.ts';
import { chosenLine, filesOf, howMuch, inMoney, photos, reasonIn, whichLine } from './details.ts';
import { askOne, matchOne, type Option, wordsOf } from './question.ts';
import type { Next, OrderJob, OrderWork, Question } from './work.ts';

/** How something that is the shop's doing can be put right. */
export type Remedy = 'exchange' | 'right_one' | 'return' | 'resend' | 'refund' | 'keep';

/** One kind of the shop's doing: what is said first, why, and how it can be put right. */
interface Fault {
  sorry: keyof Turn['phrases']['afterSales']['sorry'];
  reason(words: string): CaseReason;
  remedies: readonly Remedy[];
  /** Something to be asked or told before anything else. */
  first?(job: OrderJob): Next | undefined;
}

/** A work on something that is the shop's doing: which thing, a photo, the remedy; the postage is always ours. */
export function faultWork(fault: Fault): OrderWork {
  const { sorry, first, remedies } = fault;
  return {
    opening: ({ turn }) => turn.say(turn.phrases.afterSales.sorry[sorry]),
    async next(job): Promise<Next> {
      const early = (await inTheWay(job, requestOf(job, fault))) ?? first?.(job);
      if (early) return early;
      if (!chosenLine(job)) return { ask: whichLine(job) };
      if (job.values.photos === undefined) return { ask: photos(job) };
      if (job.values.remedy === undefined) return { ask: whichRemedy(job, remedies) };
      if (job.values.remedy === 'keep' && job.values.amount === undefined)
        return { ask: await howMuchBack(job) };
      return {
        confirm: {
          words: await asConfirmed(job, fault),
          yes: job.turn.phrases.afterSales.yes,
          redo: ['remedy', 'amount'],
        },
      };
    },
    ahead(job) {
      const told = job.values.remedy === undefined ? remedyIn(job.turn.plain, remedies) : undefined;
      // Who has sent photos and goes on to what is to be done has sent enough.
      return told && { ...told, ...(filesOf(job).length > 0 && { photos: 'enough' }) };
    },
    act: (job) => submitCase(job, requestOf(job, fault)),
  };
}

const WORDS: readonly (readonly [Remedy, RegExp])[] = [
  ['return', /退货|退回|寄回|\breturn\b/i],
  ['keep', /留着|补偿|部分|退一部分|退点|便宜|keep|part(ial)?|discount/i],
  ['refund', /退款|退钱|refund|money back/i],
  ['resend', /补发|重发|补寄|再发|再寄|resend|send (it|the)|again/i],
  ['right_one', /换成?对|对的|正确|right one|correct/i],
  ['exchange', /换|exchange|replace|new one/i],
];

function remedyIn(words: string, remedies: readonly Remedy[]): { remedy: string } | undefined {
  const told = matchOne(
    WORDS.filter(([remedy]) => remedies.includes(remedy)),
    words,
  );
  return told && { remedy: told };
}

function whichRemedy(job: OrderJob, remedies: readonly Remedy[]): Question {
  const { turn } = job;
  const { afterSales } = turn.phrases;
  const find = (words: string) => remedyIn(words, remedies);
  return askOne(job, 'remedy', {
    words: turn.say(afterSales.remedy),
    options: remedies.map((remedy): Option => [remedy, afterSales.remedies[remedy]]),
    glean: (said) => find(said.text),
    read: () => {
      const values = wordsOf(turn) === undefined ? undefined : find(turn.plain);
      return values && { values };
    },
  });
}

async function mostOf(job: OrderJob): Promise<number> {
  const line = chosenLine(job);
  return Math.min(line ? line.price * line.quantity : 0, await leftNow(job));
}

async function howMuchBack(job: OrderJob): Promise<Question> {
  const { afterSales } = job.turn.phrases;
  const most = await mostOf(job);
  const words = inMoney(job, most);
  return howMuch(job, 'amount', {
    words: afterSales.howMuch(words),
    wrong: afterSales.amountWrong(words),
    most,
  });
}

async function asConfirmed(job: OrderJob, fault: Fault): Promise<string> {
  const { turn, order, values } = job;
  const { confirm } = turn.phrases.afterSales;
  const line = chosenLine(job);
  const goods = line ? lineName(turn, line) : order.number;
  const name = orderName(turn, order);
  const freight = freightWords(job, requestOf(job, fault).reason);
  const amount = values.amount === undefined ? await mostOf(job) : Number(values.amount);
  switch (values.remedy as Remedy) {
    case 'return':
      return confirm.return(name, goods, inMoney(job, amount), freight);
    case 'keep':
    case 'refund':
      return confirm.refund(name, goods, inMoney(job, amount));
    case 'resend':
      return confirm.resend(name, goods);
    case 'right_one':
      return confirm.exchange(name, goods, confirm.exchangeRight, freight);
    case 'exchange':
      return confirm.exchange(name, goods, confirm.exchangeSame, freight);
  }
}

const TYPES = {
  exchange: 'exchange',
  right_one: 'exchange',
  return: 'return',
  resend: 'resend',
  refund: 'refund',
  keep: 'refund',
} as const;

function requestOf(job: OrderJob, { reason }: Fault): CaseRequest {
  const { values, begun } = job;
  const line = chosenLine(job);
  const files = filesOf(job);
  return {
    type: TYPES[(values.remedy as Remedy | undefined) ?? 'exchange'],
    reason: reason(begun),
    ...(line && { items: [{ ...nameOfLine(job.order, line), quantity: line.quantity }] }),
    ...(values.amount !== undefined && { amount: Number(values.amount) }),
    ...(files.length > 0 && { photos: files }),
    ...(begun !== '' && { words: begun }),
  };
}

/** The reason that words tell, where it is one of the shop's doing. */
export function faultIn(words: string): CaseReason {
  const reason = reasonIn(words);
  return reason === undefined || reason === 'no_reason' || reason === 'other' ? 'quality' : reason;
}
