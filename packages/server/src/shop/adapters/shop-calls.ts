import { setTimeout as sleep } from 'node:timers/promises';
import type { Outbound, OutboundAnswer } from '../../outbound/outbound.ts';
import { ShopUnreachable } from '../shop-unreachable.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';

/** One try takes at most this long, in milliseconds. Three of them end before the order's lease does. */
const TIMEOUT = 4000;
/** Pauses before a second and a third try, in milliseconds. */
const PAUSES = [200, 800];
const LARGEST_ANSWER = 4 * 1024 * 1024;
/** The server says that it did not take the request. */
const NOT_TAKEN = [429, 503];
const WORTH_ANOTHER_TRY = [...NOT_TAKEN, 502, 504];

/** A call to the shop's system. */
export interface ShopCall {
  method: 'GET' | 'POST';
  /** Relative to the shop's address. */
  path: string;
  body?: unknown;
  /** Sent as `Idempotency-Key`; without one a POST is tried only once. */
  key?: string;
  headers?: Record<string, string>;
  /** True for a POST that only reads. */
  repeat?: boolean;
}

/** What the shop's system answered; only answers that mean something come back. */
export interface ShopAnswer {
  status: number;
  headers: OutboundAnswer['headers'];
  body: unknown;
}

/** What calls stand on. */
export interface ShopCallsParts {
  outbound: Outbound;
  base: URL;
  breaker: CircuitBreaker;
  headers?: Record<string, string>;
  wait?: (milliseconds: number) => Promise<unknown>;
}

/** Calls the shop's system: a time limit, more tries for what is safe to repeat, none while it is down. */
export function createShopCalls(parts: ShopCallsParts): (call: ShopCall) => Promise<ShopAnswer> {
  const { breaker, wait = sleep } = parts;
  return async (call) => {
    const repeatable = call.repeat ?? (call.method === 'GET' || call.key !== undefined);
    for (const pause of repeatable ? [...PAUSES, undefined] : [undefined]) {
      try {
        return await breaker.run(() => tryOnce(parts, call));
      } catch (error) {
        if (pause === undefined || !(error instanceof ShopUnreachable) || !mayHelp(error)) throw error;
        await wait(pause);
      }
    }
    throw new Error('The last try either answers or throws.');
  };
}

/** Another try does not help while the breaker is open: it has no cause. */
function mayHelp(error: ShopUnreachable): boolean {
  return error.cause !== undefined;
}

async function tryOnce({ outbound, base, headers }: ShopCallsParts, call: ShopCall): Promise<ShopAnswer> {
  const { method, path, body, key } = call;
  const answer = await outbound({
    url: new URL(path, base).href,
    method,
    headers: {
      accept: 'application/json',
      ...headers,
      ...call.headers,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': encodeURIComponent(key) }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    timeoutMs: TIMEOUT,
    maxBytes: LARGEST_ANSWER,
  }).catch((cause) => {
    throw new ShopUnreachable('The shop’s system cannot be reached.', { reached: true, cause });
  });
  const { status } = answer;
  if (WORTH_ANOTHER_TRY.includes(status) || status >= 500 || status === 401 || status === 403) {
    throw new ShopUnreachable(`The shop’s system answered ${status} to ${method} ${path.split('?')[0]}.`, {
      reached: !NOT_TAKEN.includes(status) && status >= 500,
      ...(WORTH_ANOTHER_TRY.includes(status) && { cause: status }),
    });
  }
  return { status, headers: answer.headers, body: jsonOf(answer.body) };
}

function jsonOf(body: Buffer): unknown {
  try {
    return body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new ShopUnreachable('The shop’s system did not answer in JSON.', { reached: true, cause });
  }
}
