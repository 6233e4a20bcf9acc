import type { ErrorCode } from '@zaine/protocol';
import express, { type Express, type Request, type RequestHandler, Router } from 'express';
import type { Tracing } from '../metrics/tracing.ts';
import { networkOf } from '../shop/network-of.ts';
import type { Sites } from '../sites/sites.ts';
import type { Store } from '../store/store.ts';
import { bearerOf } from './bearer.ts';
import type { Origins } from './origins.ts';
import { Problem, problemHandler } from './problem.ts';
import type { RefusalNotes } from './refusal-notes.ts';

/** The parts of the HTTP side. */
export interface HttpAppParts {
  store: Store;
  sites: Sites;
  origins: Origins;
  refused: RefusalNotes;
  tracing: Tracing | undefined;
  /** Whether a proxy before the server tells the client's address. */
  behindProxy: boolean;
  /** False while the server drains. */
  ready(): boolean;
  /** Asked by whoever runs the server. */
  probes: Router[];
  /** Routes with their own authentication. */
  open: Router[];
  /** Routes that need the site's key, mounted at `/v1`. */
  keyed: Router[];
  /** Pages and files, after all else. */
  pages: Router[];
  report(error: unknown): void;
  counts: {
    refused(edge: 'http', code: ErrorCode): void;
    request(method: string, status: number, seconds: number): void;
  };
}

/** The Express application: health, the API under `/v1`, pages; every error as a problem document. */
export function createHttpApp(parts: HttpAppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.behindProxy ? 1 : false);
  app.set('query parser', 'simple');
  app.use(counted(parts));
  app.use((_request, response, next) => {
    response.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    if (!parts.ready()) throw new Problem('unavailable', { detail: 'The server is stopping.' });
    await parts.store.check();
    response.json({ status: 'ready' });
  });
  for (const router of parts.probes) app.use(router);
  const v1 = Router();
  v1.use((_request, response, next) => {
    // Answers are somebody's data; a route whose answer may be kept says so itself.
    response.set('Cache-Control', 'no-store');
    next();
  });
  v1.use(cors(parts.origins));
  for (const router of parts.open) v1.use(router);
  v1.use(withKey(parts), ...parts.keyed);
  app.use('/v1', v1);
  for (const router of parts.pages) app.use(router);
  app.use(() => {
    throw new Problem('not_found', {
      detail: 'There is no such address. /v1/openapi.json describes all there are.',
    });
  });
  app.use(problemHandler(parts.report, parts.counts.refused));
  return app;
}

/** Counts each request with its status and the seconds it took, and gives it a span where there is tracing. */
function counted({ counts, tracing }: HttpAppParts): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    const asked = { 'http.request.method': request.method };
    const end = tracing?.begin(`HTTP ${request.method}`, asked, request.headers);
    response.once('finish', () => {
      counts.request(request.method, response.statusCode, (performance.now() - start) / 1000);
      end?.({ 'http.response.status_code': response.statusCode, ...routeOf(request) });
    });
    next();
  };
}

/** The route's pattern, not the path: ids are in that. What failed has left its router, and with it the prefix. */
function routeOf({ route, baseUrl, originalUrl }: Request): { 'http.route'?: string } {
  if (!route) return {};
  const path = String(route.path);
  const left = baseUrl === '' && originalUrl.startsWith('/v1/') && !path.startsWith('/v1/');
  return { 'http.route': `${left ? '/v1' : baseUrl}${path}` };
}

/** Lets pages of the shop's origins read answers; credentials travel in headers, never as cookies of another site. */
function cors(origins: Origins): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    if (origin !== undefined && origins.allows(origin, request)) {
      response.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Headers': 'Authorization, Content-Type',
        'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
        'Access-Control-Max-Age': '600',
      });
    }
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };
}

/** Reads the bearer key and sets `res.locals.site`. The description of the API needs none. */
function withKey({ sites, refused }: HttpAppParts): RequestHandler {
  return async (request, response, next) => {
    if (request.method === 'GET' && request.path === '/openapi.json') return next();
    const key = bearerOf(request, 'Bearer');
    const site = key ? await sites.byApiKey(key) : undefined;
    if (!site) {
      if (key !== undefined) {
        const concerned = await sites.concernedBy(key);
        await refused({ site: concerned, action: 'key_refused' }, networkOf(request.ip ?? ''));
      }
      throw new Problem('unauthenticated', { detail: 'Send Authorization: Bearer and the ZAINE_API_KEY.' });
    }
    response.locals.site = site.id;
    next();
  };
}
