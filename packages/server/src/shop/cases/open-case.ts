import type { CaseState, Order } from '@zaine/protocol';
import { row, type Steps, unit } from '../../store/unit.ts';
import type { CaseMove, CaseRequest, StoredCase } from '../actions.ts';
import { type CaseReason, caseReasons } from '../actions.ts';
import { stepsOf } from '../case-machine.ts';
import { lockCustomer, once, type Refused, type Work } from '../ledger/once.ts';
import { leftOf, payBack } from '../ledger/pay-back.ts';
import { tellShop } from '../ledger/tell-shop.ts';
import { whoPaysFreight } from '../policies.ts';
import { casesOfOrder, saveCase } from './case-row.ts';
import { eligible } from './eligibility.ts';

const DAY = 24 * 3_600_000;

/** What a case is opened with. */
export interface OpenWork extends Work {
  request: CaseRequest;
}

/** `quick`: it was approved without review and its refund is still to be paid by the shop's own system. */
export type Opened = { done: true; requested: boolean; case: StoredCase; quick?: boolean };

/** Opens a case if the policies grant it; small refunds and plain returns need no review. */
export const openCaseUnit = unit<OpenWork, Opened | Refused>('shop.openCase', (work, store) =>
  once<Opened, Refused & { case?: StoredCase }>({ work, kind: 'case', store }, (order) => open(work, order)),
);

function* open(work: OpenWork, order: Order): Steps<Opened | (Refused & { case?: StoredCase })> {
  const { site, request, policies, now } = work;
  const others = yield* casesOfOrder(site, order.number);
  const left = yield* leftOf(site, order);
  const answer = eligible({ order, request, others, left, policies, now });
  if (!answer.may) {
    const { may: _, ...why } = answer;
    return { done: false, ...why };
  }
  const quick = yield* isQuick(work, answer.amount);
  const approved = quick || (answer.received !== undefined && isPlainReturn(work));
  const pay = quick && !work.elsewhere;
  const states: CaseState[] = [
    'submitted',
    ...(approved ? ['approved' as const] : []),
    ...(pay ? ['refunded' as const] : []),
  ];
  const stored = newCase(work, order, { states, amount: answer.amount });
  if (pay)
    yield* payBack({ site, order, cause: `case:${stored.id}`, amount: answer.amount ?? 0, quick, now });
  yield* saveCase(site, stored);
  const told = yield* tellShop(work, {
    kind: 'case.opened',
    data: { case: stored },
    ...(pay && { carry: carry(stored) }),
  });
  return { done: true, requested: pay && told.requested, case: stored, ...(quick && !pay && { quick }) };
}

const blameless: readonly CaseReason[] = ['no_reason', 'price_drop', 'other'];
const faults = caseReasons.filter((reason) => !blameless.includes(reason));

/** A small refund for a fault, to a customer who had none lately, is not worth a review. */
function* isQuick({ site, customer, request, policies, now }: OpenWork, amount = 0): Steps<boolean> {
  const small = amount > 0 && amount <= policies.quickRefundLimit;
  if (request.type !== 'refund' || !faults.includes(request.reason) || !small) return false;
  yield* lockCustomer(site, customer);
  const last = yield* row<{ at: number }>(
    'select at from refund where site = ? and customer = ? and quick = 1 order by at desc limit 1',
    [site, customer],
  );
  return !last || last.at + policies.goodwillDays * DAY <= now;
}

function isPlainReturn({ request: { type, reason }, policies }: OpenWork): boolean {
  return policies.approveReturns && type === 'return' && reason === 'no_reason';
}

function newCase(
  work: OpenWork,
  order: Order,
  { states, amount }: { states: CaseState[]; amount: number | undefined },
): StoredCase {
  const { request, policies, conversation } = work;
  const at = new Date(work.now).toISOString();
  const history = states.map(
    (state): CaseMove => ({ state, at, by: state === 'submitted' ? 'customer' : 'policy' }),
  );
  const state = states.at(-1) ?? 'submitted';
  const { type, reason, items = [], photos = [], wanted, words } = request;
  return {
    id: work.ids.case,
    type,
    order: order.number,
    state,
    steps: stepsOf({ type, state, history }, policies),
    customer: order.customer,
    reason,
    items,
    currency: order.currency,
    photos,
    freight: whoPaysFreight(policies, reason),
    history,
    openedAt: at,
    updatedAt: at,
    ...(conversation !== undefined && { conversation }),
    ...(amount !== undefined && { amount }),
    ...(wanted && { wanted }),
    ...(words !== undefined && { words }),
  };
}

function carry({ id, order, amount = 0, currency }: StoredCase) {
  const sum = `${amount / 100} ${currency}`;
  return {
    department: 'finance' as const,
    priority: 'high' as const,
    subject: { zh: `退款 ${sum}：${order}`, en: `Refund ${sum}: ${order}` },
    body: {
      zh: `售后单 ${id} 按极速退款通过，请打款。`,
      en: `Case ${id} was granted as a quick refund; please pay it.`,
    },
  };
}
