import type { Outcome, Turn } from '../turn.ts';
import {
  type FreeWorkName,
  freeWorks,
  type OrderWorkName,
  orderWorks,
  type RunningFlow,
} from '../turn-input.ts';
import type { Job, Next, OrderJob, Work } from './work.ts';
import { worksOnNothing, worksOnOrders } from './works.ts';

/** A work in hand: its flow's state with what it can do. */
export interface Hand {
  readonly turn: Turn;
  readonly flow: RunningFlow;
  opening(): string | undefined;
  next(): Next | Promise<Next>;
  ahead(): Record<string, string> | undefined;
  act(): Promise<Outcome>;
}

/** True for flows that do something. */
export function isWork(name: string): name is OrderWorkName | FreeWorkName {
  return isOrderWork(name) || (freeWorks as readonly string[]).includes(name);
}

/** True for flows that do something about an order. */
export function isOrderWork(name: string): name is OrderWorkName {
  return (orderWorks as readonly string[]).includes(name);
}

/** Takes a work up where its state left it; undefined where its order is no longer there. */
export async function takeUp(turn: Turn, flow: RunningFlow): Promise<Hand | undefined> {
  const { site, seed } = turn.input;
  const { ports } = turn;
  const key = flow.key ?? seed;
  const job: Job = {
    turn,
    key,
    values: flow.values ?? {},
    begun: flow.begun?.text ?? '',
    policies: await ports.policies.policiesOf(site),
  };
  // Another round of confirmation may be of another content, so its action has a key of its own.
  const actionKey = `${key}:${flow.round ?? 0}`;
  if (!isOrderWork(flow.name)) {
    return {
      turn,
      flow,
      ...bound(worksOnNothing[flow.name as FreeWorkName], job, { ...job, key: actionKey }),
    };
  }
  const order = flow.order && (await ports.shop.order(site, flow.order.customer, flow.order.number));
  if (!order) return undefined;
  const onOrder: OrderJob = { ...job, order };
  return { turn, flow, ...bound(worksOnOrders[flow.name], onOrder, { ...onOrder, key: actionKey }) };
}

/** The same work with more told, or in another shape. */
export async function further(hand: Hand, change: Partial<RunningFlow>): Promise<Hand> {
  const next = await takeUp(hand.turn, { ...hand.flow, ...change });
  if (!next) throw new Error('An order went away while it was spoken of.');
  return next;
}

/** The same work with some details forgotten. */
export function without(hand: Hand, slots: readonly string[]): Promise<Hand> {
  const kept = Object.entries(hand.flow.values ?? {}).filter(([slot]) => !slots.includes(slot));
  return further(hand, { values: Object.fromEntries(kept) });
}

function bound<J extends Job>(
  work: Work<J>,
  job: J,
  acting: J,
): Pick<Hand, 'opening' | 'next' | 'ahead' | 'act'> {
  return {
    opening: () => work.opening?.(job),
    next: () => work.next(job),
    ahead: () => work.ahead?.(job),
    act: () => work.act(acting),
  };
}
