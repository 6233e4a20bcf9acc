import { Router } from 'express';
import type { Origins } from './origins.ts';

/**
 * `GET /v1/origins?of=ORIGIN`: whether pages of that origin belong to the shop. The chat's own window asks before it
 * believes the page that opened it.
 */
export function createOriginRoutes(origins: Origins): Router {
  const router = Router();
  router.get('/origins', (request, response) => {
    response.json({ allowed: origins.allows(String(request.query.of), request) });
  });
  return router;
}
