import { faultIn, faultWork } from '../work/fault.ts';
import type { OrderWork } from '../work/work.ts';

/** Something came broken or does not do what it should. */
export const faultyItem: OrderWork = faultWork({
  sorry: 'faulty_item',
  reason: faultIn,
  remedies: ['exchange', 'return', 'keep'],
});
