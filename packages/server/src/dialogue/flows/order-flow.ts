import { numberIn } from '../details.ts';
import { findOrder, type Given } from '../find-order.ts';
import type { Outcome, Turn } from '../turn.ts';
import { type OrderFlow, orderFlows } from '../turn-input.ts';
import { caseProgress, caseStatus, noCases } from './case-progress.ts';
import { orderStatus } from './order-status.ts';
import { parcelProblem } from './parcel-problem.ts';
import type { FoundOrder } from './present-order.ts';
import { trackParcel } from './track-parcel.ts';
import { urgeShipping } from './urge-shipping.ts';

const presenters: Record<OrderFlow, (turn: Turn, found: FoundOrder) => Outcome | Promise<Outcome>> = {
  order_status: orderStatus,
  urge_shipping: urgeShipping,
  track_parcel: trackParcel,
  parcel_problem: parcelProblem,
  case_status: caseStatus,
  refund_status: caseStatus,
};

/** True for intents that are answered from an order. */
export function isOrderFlow(intent: string): intent is OrderFlow {
  return (orderFlows as readonly string[]).includes(intent);
}

/** Finds the order and answers from it, or asks for what is missing. */
export async function runOrderFlow(turn: Turn, name: OrderFlow, given: Given = {}): Promise<Outcome> {
  const asksProgress = name === 'case_status' || name === 'refund_status';
  const progress = asksProgress ? await progressOf(turn, name, given) : undefined;
  if (progress) return progress;
  const search = await findOrder(turn, name, given);
  if ('outcome' in search) return search.outcome;
  const shown = presenters[name](turn, search);
  const outcome = shown instanceof Promise ? await shown : shown;
  outcome.topic ??= name;
  if (search.proved) outcome.proved = search.proved;
  return outcome;
}

/** What is under way needs no order to be found first; without anything a customer is told so. */
async function progressOf(turn: Turn, name: OrderFlow, given: Given): Promise<Outcome | undefined> {
  const number = given.number ?? numberIn(turn.input.understanding);
  const progress = await caseProgress(turn, number);
  const { customer, site } = turn.input;
  if (progress || number !== undefined || !customer) return progress;
  const orders = name === 'refund_status' ? await turn.ports.shop.orders(site, customer.id) : [];
  return orders.some(({ status }) => status === 'cancelled') ? undefined : noCases(turn);
}
