import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Which origins may talk to this server from a browser. */
export interface Origins {
  /** The server's own origin, or one the shop named. */
  allows(origin: string, request: IncomingMessage): boolean;
  /** The server's own pages only. */
  isOwn(origin: string, request: IncomingMessage): boolean;
}

/**
 * Own is `publicUrl` where it is set. Otherwise it is the host the request came to, but only as localhost or an
 * address: a name could have been pointed here by anybody (DNS rebinding).
 */
export function createOrigins(named: readonly string[], publicUrl: string | undefined): Origins {
  const allowed = new Set(named);
  function isOwn(origin: string, request: IncomingMessage): boolean {
    if (publicUrl !== undefined && origin === publicUrl) return true;
    const host = request.headers.host ?? '';
    if (origin !== `http://${host}` || !URL.canParse(origin)) return false;
    const name = new URL(origin).hostname.replace(/^\[|\]$/g, '');
    return name === 'localhost' || isIP(name) !== 0;
  }
  return { isOwn, allows: (origin, request) => allowed.has(origin) || isOwn(origin, request) };
}
