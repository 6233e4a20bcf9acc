import { isReceived } from '../../shop/order-facts.ts';
import { faultWork } from '../work/fault.ts';
import { askWords } from '../work/question.ts';
import type { OrderWork } from '../work/work.ts';

/** Something was left out of the parcel; where another parcel is still on its way, it may be in there. */
export const missingItem: OrderWork = faultWork({
  sorry: 'missing_item',
  reason: () => 'missing_item',
  remedies: ['resend', 'refund'],
  first(job) {
    if (isReceived(job.order) || job.values.all !== undefined) return undefined;
    const { afterSales } = job.turn.phrases;
    const options = [['yes', afterSales.stillMissing]] as const;
    return { ask: askWords(job, 'all', { words: afterSales.missingTwoParcels, options }) };
  },
});
