import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Customer } from '@zaine/protocol';
import express, { json, Router } from 'express';
import { SignJWT } from 'jose';
import { nanoid } from 'nanoid';
import type { Shop } from '../shop/shop.ts';
import type { Sites } from '../sites/sites.ts';
import type { Origins } from './origins.ts';
import { Problem } from './problem.ts';
import { ownOriginOnly } from './session-routes.ts';
import { ownPagesOnly } from './static-files.ts';

/** The demo shop: its page, and "browse as" for its own customers. */
export interface DemoRoutesParts {
  folder: string;
  site: string;
  sites: Sites;
  shop: Shop;
  customers: readonly Customer[];
  origins: Origins;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** `/`, and on loopback alone `GET /demo/customers` and `POST /demo/identity`, which signs a customer's identity. */
export function createDemoRoutes({ folder, site, sites, shop, customers, origins }: DemoRoutesParts): Router {
  const router = Router();
  router.use('/demo', ownOriginOnly(origins), (request, _response, next) => {
    // Behind a proxy everybody comes from loopback.
    const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
    if (forwarded !== undefined || !LOOPBACK.test(request.socket.remoteAddress ?? '')) {
      throw new Problem('forbidden');
    }
    next();
  });
  router.get('/demo/customers', async (_request, response) => {
    const listed = customers.map(async ({ id, name, tier }) => ({
      id,
      name,
      tier,
      orders: await shop.orderCount(site, id),
    }));
    response.json(await Promise.all(listed));
  });
  router.post('/demo/identity', json({ limit: '1kb' }), async (request, response) => {
    const customer = customers.find((one) => one.id === request.body?.customer);
    const served = await sites.get(site);
    const secret = served?.identitySecrets[0];
    if (!customer || secret === undefined)
      throw new Problem('not_found', { detail: 'There is no such demo customer.' });
    const token = await new SignJWT({ name: customer.name })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(site)
      .setSubject(customer.id)
      .setJti(nanoid())
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(secret));
    response.json({ token });
  });
  router.get('/', ownPagesOnly, async (_request, response) => {
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    response.type('html').send(page.replaceAll('%ZAINE_SITE%', site));
  });
  router.use(ownPagesOnly, express.static(folder, { index: false }));
  return router;
}
