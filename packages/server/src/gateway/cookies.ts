import type { IncomingMessage } from 'node:http';

/** The cookie that holds an agent's session token. */
export const SESSION_COOKIE = 'zaine_session';

/** One cookie of a request. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
