import type { ActionOn } from '../../shop/actions.ts';
import type { OrderJob } from './work.ts';

/** What every action of the shop is told: which order, whose, and the key that makes it happen once. */
export function actionOn({ turn, key, order }: OrderJob): ActionOn {
  const { site, conversation } = turn.input;
  return { key, site, customer: order.customer, order: order.number, conversation };
}
