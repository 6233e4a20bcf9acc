import { isLoopback, networkOf } from '../shop/network-of.ts';
import { TokenBuckets } from './token-bucket.ts';

/** How many browsers that nobody knows yet one network may bring. Those who are known come in whatever happens. */
export interface Newcomers {
  /** 0 where another may come, else the seconds until one may. */
  wait(network: string): number;
  came(network: string): void;
}

/** Counts by network address, `perMinute` of them at once and again within a minute; 0 counts nothing. */
export function createNewcomers(perMinute: number, now: () => number): Newcomers {
  const buckets = new TokenBuckets({ burst: Math.max(1, perMinute), perSecond: perMinute / 60 });
  // From this machine come its own proxy, which may not say for whom, and tests.
  const counts = (address: string) => perMinute > 0 && !isLoopback(address);
  return {
    wait: (address) => (counts(address) ? buckets.wait(networkOf(address), now()) : 0),
    came(address) {
      if (counts(address)) buckets.take(networkOf(address), now());
    },
  };
}
