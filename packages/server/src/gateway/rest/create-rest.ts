import { Router } from 'express';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { BuiltInShop } from '../../shop/adapters/built-in.ts';
import type { Store } from '../../store/store.ts';
import { articleRoutes } from './article-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { openApiDocument } from './open-api.ts';
import { mount, type Route } from './route.ts';
import { shopRoutes } from './shop-routes.ts';

/** The rooms REST serves. */
export interface RestDeps {
  store: Store;
  shop: BuiltInShop;
  knowledge: Knowledge;
  /** Routes of other rooms. */
  more?: readonly Route[];
}

const VERSION = '1';

/**
 * The REST interface, to be mounted at `/v1` behind what reads the key and sets `res.locals.site`. Its errors
 * are for `problemHandler`.
 */
export function createRest({ store, shop, knowledge, more = [] }: RestDeps): Router {
  const routes = [...shopRoutes(shop), ...articleRoutes(knowledge), ...conversationRoutes(store.db), ...more];
  const document = openApiDocument(routes, VERSION);
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  mount(router, routes);
  return router;
}
