import type { Given } from './find-order.ts';
import { isOrderFlow, runOrderFlow } from './flows/order-flow.ts';
import type { Outcome, Turn } from './turn.ts';
import type { OrderTopic } from './turn-input.ts';
import { beginWork } from './work/run-work.ts';

/** Answers or does something about an order, whichever the topic is. */
export function aboutOrder(turn: Turn, topic: OrderTopic, number?: string): Promise<Outcome> {
  const given: Given = number === undefined ? {} : { number };
  return isOrderFlow(topic) ? runOrderFlow(turn, topic, given) : beginWork(turn, topic, given);
}
