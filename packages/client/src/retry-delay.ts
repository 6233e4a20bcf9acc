import { RATE_LIMITED, RESTARTING } from './close-code.ts';
import type { Runtime } from './runtime.ts';

/** A restarting server's clients come back over this span. */
const RESTART_SPREAD_MS = 5_000;

/**
 * Milliseconds to wait before attempt number `attempt` (from 0) after a close with `code`: full jitter
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), so that clients who lost
 * their server together do not return together.
 */
export function retryDelay(code: number, attempt: number, { random, backoff }: Runtime): number {
  const { minMs, maxMs } = backoff;
  if (code === RESTARTING) return random() * Math.min(RESTART_SPREAD_MS, maxMs);
  if (code === RATE_LIMITED) return (maxMs * (1 + random())) / 2;
  return random() * Math.min(maxMs, minMs * 2 ** attempt);
}
