import { Router } from 'express';
import type { Audit } from '../../audit/audit.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { OwnIntents } from '../../knowledge/own-intents.ts';
import type { BackRoom } from '../../shop/back-room.ts';
import type { ChangeWebhook } from '../../shop/change-webhook.ts';
import type { Store } from '../../store/store.ts';
import { articleRoutes } from './article-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { changeRoutes } from './change-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { intentRoutes } from './intent-routes.ts';
import { openApiDocument } from './open-api.ts';
import { policyRoutes } from './policy-routes.ts';
import { productRoutes } from './product-routes.ts';
import { mount, type Route } from './route.ts';
import { shopRoutes } from './shop-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** The rooms REST serves. */
export interface RestDeps {
  store: Store;
  room: BackRoom;
  webhook: ChangeWebhook;
  knowledge: Knowledge;
  intents: OwnIntents;
  /** Where changes are written down. */
  audit: Audit;
  newId(): string;
  /** Lets conversations hear of what happened to cases and tickets. */
  tell(): void;
  /** Routes of other rooms. */
  more?: readonly Route[];
}

const VERSION = '1';

/**
 * The REST interface, to be mounted at `/v1` behind what reads the key and sets `res.locals.site`. Its errors
 * are for `problemHandler`.
 */
export function createRest({
  store,
  room,
  webhook,
  knowledge,
  intents,
  audit,
  newId,
  tell,
  more = [],
}: RestDeps): Router {
  const { builtIn, moves, tickets, changes, policies, catalogue } = room;
  const routes = [
    ...shopRoutes(builtIn),
    ...productRoutes(catalogue),
    ...caseRoutes({ db: store.db, moves, tell }),
    ...ticketRoutes({ tickets, newId, tell }),
    ...changeRoutes(changes, tell),
    ...webhookRoutes(webhook),
    ...policyRoutes(policies),
    ...articleRoutes(knowledge),
    ...intentRoutes(intents),
    ...conversationRoutes(store.db),
    ...more,
  ];
  const document = openApiDocument(routes, VERSION);
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  mount(router, routes, audit);
  return router;
}
