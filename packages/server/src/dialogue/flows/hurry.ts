import { orderCard, shipDue } from '../order-words.ts';
import { isMoving } from '../relevance.ts';
import { humanChoice, type Outcome } from '../turn.ts';
import { actionOn } from '../work/action-on.ts';
import { refusal } from '../work/refusal.ts';
import type { OrderJob, OrderWork } from '../work/work.ts';
import { present } from './present-order.ts';

/** Hurries an order along: told to the warehouse once in a while, with the day it leaves. */
export const hurry: OrderWork = {
  next: (job) => (isMoving(job.order) ? { over: onItsWay(job) } : { act: true }),
  async act(job) {
    const { turn, order } = job;
    const { changes } = turn.phrases;
    const result = await turn.ports.shop.actions.urge(actionOn(job));
    if (!result.done) {
      const { replies } = refusal(turn, result);
      return { replies: [...replies, orderCard(turn, order)] };
    }
    const line = result.already ? changes.hurriedBefore : changes.hurried(shipDue(turn, order));
    const choices = [humanChoice(turn)];
    return present(turn, order, { words: turn.say(line), show: 'order', choices, soothed: true });
  },
};

/** The warehouse can do no more, but can ask the carrier. */
function onItsWay({ turn, order }: OrderJob): Outcome {
  const { phrases } = turn;
  const chase = {
    value: `do:chase_parcel:${order.number}:kind=late`,
    label: phrases.asides.chaseCarrier,
  };
  const words = turn.say(phrases.shippedAlready);
  const choices = [chase, humanChoice(turn)];
  return present(turn, order, { words, show: 'parcels', choices, yes: chase.value, soothed: true });
}
