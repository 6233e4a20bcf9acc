import type { RunningFlow } from '../turn-input.ts';

/** True for what is asked before the order is known. */
export function seeksOrder({ wants }: Pick<RunningFlow, 'wants'>): boolean {
  return wants === 'order' || wants === 'order_number' || wants === 'last_four';
}
