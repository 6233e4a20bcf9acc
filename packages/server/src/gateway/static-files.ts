import express, { type RequestHandler, Router } from 'express';

/** Folders with the loader and widget, and with the console. */
export interface StaticFiles {
  widget: string;
  console: string;
}

/** Names with a content hash never change what they hold. */
const HASHED = /-[A-Za-z0-9_-]{8,}\.\w+$/;

/** What the console and the demo shop's page may load: their own files and this server's sockets, nothing else. */
export const ownPagesOnly: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
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
  router.get('/zaine.js', open, (_request, response, next) => {
    response.sendFile('zaine.js', { root: folders.widget, maxAge: '5m' }, (error) => error && next(error));
  });
  router.use('/widget', open, express.static(folders.widget, { index: false, setHeaders: cacheHashed }));
  router.use('/console', ownPagesOnly, express.static(folders.console, { setHeaders: cacheHashed }));
  return router;
}

function cacheHashed(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  const seconds = HASHED.test(path) ? `max-age=${60 * 60 * 24 * 365}, immutable` : 'no-cache';
  response.setHeader('Cache-Control', `public, ${seconds}`);
}
