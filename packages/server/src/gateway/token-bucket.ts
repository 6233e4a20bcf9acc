import type { Allowance } from '../store/throttle.ts';

/** A token bucket (leaky bucket as a meter): `take` says 0 where there is room, else the seconds to wait for some. */
export class TokenBucket {
  readonly #allowance: Allowance;
  #tokens: number;
  #at: number;

  constructor(allowance: Allowance, now: number) {
    this.#allowance = allowance;
    this.#tokens = allowance.burst;
    this.#at = now;
  }

  /** `now` in milliseconds. */
  take(now: number): number {
    const wait = this.wait(now);
    if (wait === 0) this.#tokens -= 1;
    return wait;
  }

  /** The seconds to wait for room, which is not taken. */
  wait(now: number): number {
    const { burst, perSecond } = this.#allowance;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1000) * perSecond);
    this.#at = now;
    return this.#tokens >= 1 ? 0 : (1 - this.#tokens) / perSecond;
  }
}

/** Buckets by key; those untouched for as long as a full refill takes are forgotten. */
export class TokenBuckets {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, { bucket: TokenBucket; used: number }>();
  #swept = 0;

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  take(key: string, now: number): number {
    return this.#of(key, now).take(now);
  }

  /** The seconds to wait for room under a key, which is not taken. */
  wait(key: string, now: number): number {
    return this.#of(key, now).wait(now);
  }

  #of(key: string, now: number): TokenBucket {
    this.#sweep(now);
    let one = this.#buckets.get(key);
    if (!one) {
      one = { bucket: new TokenBucket(this.#allowance, now), used: now };
      this.#buckets.set(key, one);
    }
    one.used = now;
    return one.bucket;
  }

  #sweep(now: number): void {
    const refill = (this.#allowance.burst / this.#allowance.perSecond) * 1000;
    if (now - this.#swept < refill) return;
    this.#swept = now;
    for (const [key, { used }] of this.#buckets) if (now - used >= refill) this.#buckets.delete(key);
  }
}
