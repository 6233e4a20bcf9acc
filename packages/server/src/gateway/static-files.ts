import { readdirSync } from 'node:fs';
import { extname, sep } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** Folders with the loader and widget, and with the console. */
export interface StaticFiles {
  widget: string;
  console: string;
}

/** Names with a content hash never change what they hold. */
const HASHED = /-[A-Za-z0-9_-]{8,40}\.\w+(\.br|\.gz)?$/;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

/** What the console and the demo shop's page may load: their own files and this server's sockets, nothing else. */
export const ownPagesOnly: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': POLICY,
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  });
  next();
};

/** `/zaine.js`, `/widget/…` (any shop's page may load them) and `/console/`. */
export function createStaticFiles(folders: StaticFiles): Router {
  const router = Router();
  const open: RequestHandler = (_request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    next();
  };
  const squeezed = precompressed(folders.widget);
  const maps = new Set(filesIn(folders.widget).filter((name) => name.endsWith('.map')));
  const mapped: RequestHandler = (request, response, next) => {
    const map = `${request.path.slice(1)}.map`;
    if (maps.has(map)) response.set('SourceMap', `/widget/${map}`);
    next();
  };
  const widget = express.static(folders.widget, { index: false, setHeaders: cacheHashed });
  router.get('/zaine.js', open, mapped, squeezed, (request, response, next) => {
    // The path that the handler before may have lengthened by an ending.
    const name = request.path.slice(1);
    const options = { root: folders.widget, maxAge: '5m' };
    response.sendFile(name, options, (error) => error && next(error));
  });
  router.use('/widget', open, mapped, squeezed, widget);
  const desk = express.static(folders.console, { setHeaders: cacheHashed });
  router.use('/console', ownPagesOnly, precompressed(folders.console), desk);
  return router;
}

/** Leads to the `.br` or `.gz` that the build put beside a file, where there is one and the browser takes it. */
function precompressed(folder: string): RequestHandler {
  const names = new Set(filesIn(folder));
  return (request, response, next) => {
    response.vary('Accept-Encoding');
    const found = (['br', 'gzip'] as const).find(
      (encoding) =>
        names.has(request.path.slice(1) + endings[encoding]) && request.acceptsEncodings(encoding),
    );
    if (found) {
      response.type(extname(request.path)).set('Content-Encoding', found);
      request.url = request.path + endings[found];
    }
    next();
  };
}

const endings = { br: '.br', gzip: '.gz' };

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true }).map((name) => String(name).split(sep).join('/'));
  } catch {
    // Not built yet; the requests will say so.
    return [];
  }
}

function cacheHashed(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  const seconds = HASHED.test(path) ? `max-age=${60 * 60 * 24 * 365}, immutable` : 'no-cache';
  response.setHeader('Cache-Control', `public, ${seconds}`);
}
