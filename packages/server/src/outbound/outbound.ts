import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { isPublicAddress } from './public-address.ts';

/** Why a call was not made or gave nothing. */
export type OutboundFailure = 'forbidden' | 'redirect' | 'too_large' | 'timeout' | 'unreachable';

/** A call that gave nothing; `code` says why. Neither address nor answer is in the message. */
class OutboundError extends Error {
  readonly code: OutboundFailure;
  constructor(code: OutboundFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'OutboundError';
    this.code = code;
  }
}

/** What is asked of another server. */
export interface OutboundRequest {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** 10 seconds where not given, for the whole call. */
  timeoutMs?: number;
  /** 1 MiB where not given. */
  maxBytes?: number;
}

/** What it answered, whatever the status. */
export interface OutboundAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** An address a name stands for. */
export interface ResolvedAddress {
  address: string;
  family: number;
}

/** What outbound calls may reach. */
export interface OutboundOptions {
  /** Hosts (`warehouse.internal`, `10.0.0.7:8080`) that may be called although they are not public. */
  allow?: readonly string[];
  /** The system's resolver where not given. */
  resolve?: (host: string) => Promise<ResolvedAddress[]>;
}

/** The one way out: every call of this server to another goes through it. Rejects with an error with a `code` of {@link OutboundFailure}. */
export type Outbound = (request: OutboundRequest) => Promise<OutboundAnswer>;

const TIMEOUT = 10_000;
const MAX_BYTES = 1024 * 1024;

/**
 * Makes outbound calls that cannot be turned against the shop's own network: http and https to public addresses
 * only, the address checked being the one connected to, no redirects, a limit on time and size.
 */
export function createOutbound({ allow = [], resolve = resolveBySystem }: OutboundOptions = {}): Outbound {
  const allowed = new Set(allow.map((host) => host.trim().toLowerCase()));
  return async (call) => {
    const url = permitted(call.url);
    const listed = allowed.has(url.host) || allowed.has(hostOf(url));
    const pinned = await addressOf(url, { listed, resolve });
    // Without keeping connections, a later call cannot ride on one that was checked under another name.
    const agent = new Agent({
      pipelining: 0,
      maxResponseSize: call.maxBytes ?? MAX_BYTES,
      connect: { lookup: (_host, _options, done) => done(null, [pinned]) },
    });
    try {
      return await answerOf(call, url, agent);
    } catch (error) {
      throw asOutboundError(error);
    } finally {
      await agent.destroy();
    }
  };
}

function permitted(text: string): URL {
  // The parser writes 0x7f.1, 017700000001 and 2130706433 as the addresses that they are.
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) {
    throw new OutboundError('forbidden', 'Only plain http and https addresses can be called.');
  }
  return url;
}

async function addressOf(
  url: URL,
  { listed, resolve }: { listed: boolean; resolve: NonNullable<OutboundOptions['resolve']> },
): Promise<ResolvedAddress> {
  const host = hostOf(url);
  const family = isIP(host);
  const found = family === 0 ? await resolve(host).catch(unknownHost) : [{ address: host, family }];
  const [first] = found;
  if (!first) return unknownHost();
  // One private address among public ones is enough to refuse: the next look-up may bring it to the front.
  if (!listed && !found.every(({ address }) => isPublicAddress(address))) {
    throw new OutboundError('forbidden', 'This address is not on the public internet.');
  }
  return first;
}

async function answerOf(call: OutboundRequest, url: URL, dispatcher: Dispatcher): Promise<OutboundAnswer> {
  const { method = 'GET', headers = {}, body = null, timeoutMs = TIMEOUT, maxBytes = MAX_BYTES } = call;
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await request(url, { method, headers, body, dispatcher, signal });
  if (answer.statusCode >= 300 && answer.statusCode < 400) {
    throw new OutboundError('redirect', 'The server sends elsewhere; redirects are not followed.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) throw new OutboundError('too_large', 'The answer is too large.');
    chunks.push(chunk as Buffer);
  }
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

async function resolveBySystem(host: string): Promise<ResolvedAddress[]> {
  return systemLookup(host, { all: true });
}

function unknownHost(cause?: unknown): never {
  throw new OutboundError('unreachable', 'There is no server by that name.', cause);
}

function asOutboundError(error: unknown): OutboundError {
  if (error instanceof OutboundError) return error;
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || code?.includes('TIMEOUT')) {
    return new OutboundError('timeout', 'The server took too long.', error);
  }
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new OutboundError('too_large', 'The answer is too large.', error);
  }
  return new OutboundError('unreachable', 'The server cannot be reached.', error);
}
