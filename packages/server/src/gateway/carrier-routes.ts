import { parcelStatuses } from '@zaine/protocol';
import { type RequestHandler, Router, text } from 'express';
import { z } from 'zod';
import type { ChangeWebhook } from '../shop/change-webhook.ts';
import { addScansUnit } from '../shop/ledger/add-scans.ts';
import type { Store } from '../store/store.ts';
import { Problem } from './problem.ts';
import { localizedText } from './rest/localized-text.ts';
import { defined, parse } from './rest/parse.ts';

const instant = z.iso.datetime({ offset: true });
/** Body of a carrier's event. */
const newsSchema = z.object({
  tracking: z.string().min(1).max(64),
  status: z.enum(parcelStatuses).optional(),
  eta: z.union([z.iso.date(), instant]).optional(),
  events: z
    .array(z.object({ at: instant, place: localizedText(200).optional(), text: localizedText(500) }))
    .max(200)
    .default([]),
});

/** Bodies that are read at the same time, of a quarter of a mebibyte at most. */
const MOST_AT_ONCE = 64;

/** What a carrier's events stand on. */
export interface CarrierRoutesParts {
  store: Store;
  webhook: Pick<ChangeWebhook, 'isSigned'>;
  now: () => number;
}

/** `POST /v1/carriers/{site}`: scans of a parcel, signed with the site's webhook secret instead of bearing its key. */
export function createCarrierRoutes({ store, webhook, now }: CarrierRoutesParts): Router {
  const router = Router();
  let reading = 0;
  // The signature is known when the body is: until then everybody may send one.
  const admitted: RequestHandler = (_request, response, next) => {
    if (reading >= MOST_AT_ONCE) {
      response.set('Connection', 'close');
      throw new Problem('rate_limited', { retryAfter: 2 });
    }
    reading += 1;
    response.once('close', () => {
      reading -= 1;
    });
    next();
  };
  router.post(
    '/carriers/:site',
    admitted,
    text({ limit: '256kb', type: () => true }),
    async (request, response) => {
      const site = String(request.params.site);
      const body = typeof request.body === 'string' ? request.body : '';
      const header = request.get('zaine-signature') ?? '';
      if (!(await webhook.isSigned(site, { header, body })))
        throw new Problem('unauthenticated', { detail: 'Sign the body with the secret of the webhook.' });
      const { events, ...news } = defined(parse(newsSchema, jsonOf(body)));
      const scans = { site, news: { ...news, events: events.map(defined) }, now: now() };
      if (!(await store.run(addScansUnit, scans))) throw new Problem('not_found');
      response.status(204).end();
    },
  );
  return router;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Problem('invalid', { status: 400, detail: 'The body is not valid JSON.' });
  }
}
