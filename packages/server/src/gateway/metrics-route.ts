import { type Request, Router } from 'express';
import type { Metrics } from '../metrics/metrics.ts';
import type { Sites } from '../sites/sites.ts';
import { bearerOf } from './bearer.ts';
import { Problem } from './problem.ts';

/** Whose metrics, and whose key opens them. */
export interface MetricsRouteParts {
  metrics: Pick<Metrics, 'text'>;
  sites: Sites;
  /** The site of the environment; keys of others see their own site alone, and these figures are of all. */
  site: string;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
/** What proxies add: a request that carries one of them only looks as if it came from this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
/** A page elsewhere may call its own name 127.0.0.1; it cannot choose this one. */
const OWN_NAME = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i;

/** `GET /metrics`, in Prometheus's text format, for this machine itself and for those who hold the key. */
export function createMetricsRoute({ metrics, sites, site }: MetricsRouteParts): Router {
  const router = Router();
  router.get('/metrics', async (request, response) => {
    if (!isHere(request)) {
      const key = bearerOf(request, 'Bearer');
      const owner = key === undefined ? undefined : await sites.byApiKey(key);
      if (owner?.id !== site) {
        const detail = 'Read it on the machine itself, or send Authorization: Bearer and the ZAINE_API_KEY.';
        throw new Problem('unauthenticated', { detail });
      }
    }
    const { type, body } = await metrics.text();
    response.set('Content-Type', type).set('Cache-Control', 'no-store').end(body);
  });
  return router;
}

function isHere({ socket, headers }: Request): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    OWN_NAME.test(headers.host ?? '') &&
    FORWARDED.every((name) => headers[name] === undefined)
  );
}
