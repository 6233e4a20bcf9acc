import { ShopUnreachable } from '../shop-unreachable.ts';

/** Failures in a row after which nothing is asked for a while. */
const MOST_FAILURES = 5;
/** For how long, in milliseconds; then one call tries whether the shop is back. */
const PAUSE = 15_000;

/** Spares a shop that is down, and those who wait for it. */
export interface CircuitBreaker {
  /** Runs a call, or rejects at once with {@link ShopUnreachable} while the shop is being spared. */
  run<T>(call: () => Promise<T>): Promise<T>;
}

/** A breaker that counts what rejects as a failure. */
export function createCircuitBreaker(now: () => number): CircuitBreaker {
  let failures = 0;
  let openUntil = 0;
  let trying = false;
  return {
    async run(call) {
      const open = failures >= MOST_FAILURES;
      if (open && (trying || now() < openUntil)) {
        throw new ShopUnreachable('The shop’s system did not answer lately; it is asked again soon.', {
          reached: false,
        });
      }
      trying = open;
      try {
        const result = await call();
        failures = 0;
        return result;
      } catch (error) {
        failures += 1;
        openUntil = now() + PAUSE;
        throw error;
      } finally {
        if (open) trying = false;
      }
    },
  };
}
