import type { IncomingMessage } from 'node:http';

/** The credential a request brings in `Authorization` under a scheme. */
export function bearerOf(request: IncomingMessage, scheme: 'Bearer' | 'Visitor'): string | undefined {
  const [given = '', token, ...more] = (request.headers.authorization ?? '').split(' ');
  return given.toLowerCase() === scheme.toLowerCase() && token && more.length === 0 ? token : undefined;
}
