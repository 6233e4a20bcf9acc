import type { ErrorCode } from '@zaine/protocol';
import { StoreError } from '../store/store.ts';

/** The code a client is told for what nobody foresaw; what is not the store being away is reported. */
export function createFailures(report: (error: unknown) => void): (error: unknown) => ErrorCode {
  let reported = 0;
  return (error) => {
    const away = isAway(error);
    // A lost database fails every frame; telling the operator of each would bury the first.
    if (!away || Date.now() - reported > 1000) {
      reported = Date.now();
      report(error);
    }
    return away ? 'unavailable' : 'internal';
  };
}

function isAway(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === 'unavailable';
  const code = String((error as { code?: unknown } | undefined)?.code ?? '');
  return /^(08|53|57P|58|ECONN|EPIPE|ETIMEDOUT)/.test(code);
}
