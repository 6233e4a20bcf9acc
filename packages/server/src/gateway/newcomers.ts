import { networkOf } from '../shop/network-of.ts';
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
  const counts = (network: string) =>
    perMinute > 0 && network !== '0:0:0:0::/64' && !network.startsWith('127.');
  return {
    wait(address) {
      const network = networkOf(address);
      return counts(network) ? buckets.wait(network, now()) : 0;
    },
    came(address) {
      const network = networkOf(address);
      if (counts(network)) buckets.take(network, now());
    },
  };
}
