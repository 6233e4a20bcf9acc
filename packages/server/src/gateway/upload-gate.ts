import { isLoopback, networkOf } from '../shop/network-of.ts';
import { TokenBuckets } from './token-bucket.ts';

/** How many uploads each may begin: at once, and again as time goes. */
const OF_ONE = { burst: 30, perSecond: 0.2 };
const OF_NETWORK = { burst: 200, perSecond: 1 };
/** How many bodies are read at the same time, each of which may be held in memory as a whole. */
const AT_ONCE = { one: 3, network: 8, all: 24 };
/** When to come again where others are being read, in seconds. */
const SOON = 2;

/** Lets uploads in before their bodies are read. */
export interface UploadGate {
  /** Seconds to wait, or what to call when the body is done with. */
  enter(asker: string, address: string): { wait: number } | { leave(): void };
}

/** A gate of one node. From this machine come its own proxy and tests: for these its network does not count. */
export function createUploadGate(now: () => number): UploadGate {
  const [ones, networks] = [new TokenBuckets(OF_ONE), new TokenBuckets(OF_NETWORK)];
  const reading = new Map<string, number>();
  let all = 0;
  const count = (key: string, by: number) => {
    const left = (reading.get(key) ?? 0) + by;
    if (left > 0) reading.set(key, left);
    else reading.delete(key);
  };

  return {
    enter(asker, address) {
      const network = isLoopback(address) ? undefined : `network ${networkOf(address)}`;
      if (all >= AT_ONCE.all || (reading.get(asker) ?? 0) >= AT_ONCE.one) return { wait: SOON };
      if (network && (reading.get(network) ?? 0) >= AT_ONCE.network) return { wait: SOON };
      const wait = ones.take(asker, now()) || (network ? networks.take(network, now()) : 0);
      if (wait > 0) return { wait };
      const keys = [asker, ...(network ? [network] : [])];
      all += 1;
      for (const key of keys) count(key, 1);
      let gone = false;
      return {
        leave() {
          if (gone) return;
          gone = true;
          all -= 1;
          for (const key of keys) count(key, -1);
        },
      };
    },
  };
}
