import { faultWork } from '../work/fault.ts';
import type { OrderWork } from '../work/work.ts';

/** Something else came than what was ordered. */
export const wrongItem: OrderWork = faultWork({
  sorry: 'wrong_item',
  reason: () => 'wrong_item',
  remedies: ['right_one', 'return', 'keep'],
});
