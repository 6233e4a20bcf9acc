import type { ActionResult, CaseRequest, StoredCase } from '../../shop/actions.ts';
import { eligible } from '../../shop/cases/eligibility.ts';
import { receivedAt } from '../../shop/order-facts.ts';
import { whoPaysFreight } from '../../shop/policies.ts';
import { caseCard, caseChoices } from '../case-words.ts';
import { orderName } from '../order-words.ts';
import { humanChoice, type Outcome, text } from '../turn.ts';
import { actionOn } from './action-on.ts';
import { inMoney } from './details.ts';
import { andRequested, type NotDone, refusal } from './refusal.ts';
import type { Next, OrderJob } from './work.ts';

/** What stands in the way of a request, before more is asked; undefined where nothing does. */
export async function inTheWay(job: OrderJob, request: CaseRequest): Promise<Next | undefined> {
  const { turn, order, policies } = job;
  const { ports, input } = turn;
  const others = await ports.shop.actions.cases(input.site, order.customer, order.number);
  const now = input.now.getTime();
  const answer = eligible({ order, request, others, left: leftOf(job, others), policies, now });
  return answer.may ? undefined : { over: cannot(job, { done: false, ...answer }, request) };
}

/** What is left of the payment now. */
export async function leftNow(job: OrderJob): Promise<number> {
  const { turn, order } = job;
  return leftOf(job, await turn.ports.shop.actions.cases(turn.input.site, order.customer, order.number));
}

/** What is left of the payment, as far as cases have paid it back. */
function leftOf({ order }: OrderJob, cases: readonly StoredCase[]): number {
  const back = cases.filter(({ history }) => history.some(({ state }) => state === 'refunded'));
  return Math.max(
    0,
    back.reduce((left, { amount = 0 }) => left - amount, order.total),
  );
}

/** Who pays for sending it back, as a sentence in the shop's own words where it has some. */
export function freightWords({ turn, policies }: OrderJob, reason: CaseRequest['reason']): string {
  const payer = whoPaysFreight(policies, reason);
  const own = policies.wording[payer === 'shop' ? 'freight_shop' : 'freight_customer'];
  return own === undefined ? turn.phrases.work.freight[payer] : turn.read(own);
}

/** Opens the case that was confirmed, and shows it. */
export async function submitCase(job: OrderJob, request: CaseRequest): Promise<Outcome> {
  const { turn } = job;
  const result = await turn.ports.shop.actions.openCase({ ...actionOn(job), ...request });
  return result.done ? opened(job, result) : cannot(job, result, request);
}

type Opened = Extract<ActionResult<{ case: StoredCase }>, { done: true }>;

function opened(job: OrderJob, { case: stored, requested }: Opened): Outcome {
  const { turn, policies } = job;
  const { afterSales } = turn.phrases;
  const own = stored.type === 'follow_up' ? undefined : policies.wording[stored.type];
  const quick = stored.state === 'refunded' && stored.amount !== undefined;
  const words = quick
    ? afterSales.quick(inMoney(job, stored.amount ?? 0))
    : stored.state === 'approved' && stored.type === 'return'
      ? afterSales.approved
      : own === undefined
        ? turn.say(afterSales.submitted)
        : turn.read(own);
  const card = caseCard(turn, stored, caseChoices(turn, stored));
  return { replies: [text(andRequested(turn, words, requested)), card], soothed: true };
}

/** True where it can still be repaired for nothing. */
function isUnderGuarantee({ turn, order, policies }: OrderJob): boolean {
  const received = receivedAt(order);
  const end = new Date(received ?? 0);
  end.setUTCMonth(end.getUTCMonth() + policies.repairMonths);
  return received !== undefined && turn.input.now.getTime() <= end.getTime();
}

/** Why it cannot be, and what can be done instead. */
function cannot(job: OrderJob, refused: NotDone, { type }: CaseRequest): Outcome {
  const { turn, order, policies } = job;
  const { afterSales, changes } = turn.phrases;
  const name = orderName(turn, order);
  const say = (words: string, ...choices: { value: string; label: string }[]): Outcome => ({
    replies: [text(words, [...choices, humanChoice(turn)])],
    ...(choices[0] && { yes: choices[0].value }),
  });
  const cancel = { value: `do:cancel_order:${order.number}`, label: afterSales.cancelIt };
  switch (refused.why) {
    case 'unpaid':
      return say(afterSales.notPaid(name), cancel);
    case 'not_shipped':
      return say(afterSales.notSent(name), cancel);
    case 'cancelled':
      return say(afterSales.cancelled(name));
    case 'not_received':
      return say(afterSales.notArrived(name), {
        value: `do:refuse_parcel:${order.number}:how=refuse`,
        label: changes.refuse,
      });
    case 'too_late': {
      if (refused.at === undefined) return refusal(turn, refused);
      if (type === 'price_protection') return say(afterSales.priceTooLate(policies.priceProtectionDays));
      const repair = { value: `do:repair_warranty:${order.number}`, label: afterSales.repairIt };
      const words = turn.phrases.work.refused.too_late(turn.calendar.due(refused.at));
      const still = type !== 'repair' && isUnderGuarantee(job);
      const also = turn.language === 'zh' ? afterSales.tooLateRepair : ` ${afterSales.tooLateRepair}`;
      return still ? say(`${words}${also}`, repair) : say(words);
    }
    default:
      return refusal(turn, refused);
  }
}
