import type { Customer } from '@zaine/protocol';
import { Router } from 'express';
import type { Agents } from '../desk/agents.ts';
import { readHistory, readSummary } from '../desk/summaries.ts';
import { maskOrder, maskPhone } from '../shop/masking.ts';
import type { Shop } from '../shop/shop.ts';
import type { Database } from '../store/schema.ts';
import type { Origins } from './origins.ts';
import { Problem } from './problem.ts';
import { ownOriginOnly, signedInAgent } from './session-routes.ts';

/** What the console reads over HTTP. */
export interface DeskRoutesParts {
  db: Database;
  agents: Agents;
  shop: Shop;
  origins: Origins;
}

/** `GET /v1/desk/conversations/{id}`: who the customer is, their orders (masked) and earlier conversations. */
export function createDeskRoutes({ db, agents, shop, origins }: DeskRoutesParts): Router {
  const router = Router();
  router.use('/desk', ownOriginOnly(origins));
  router.get('/desk/conversations/:id', async (request, response) => {
    const { site } = await signedInAgent(agents, request);
    const conversation = await readSummary(db, site, request.params.id);
    if (!conversation) throw new Problem('not_found');
    const customer = conversation.customer?.id;
    if (customer === undefined) return void response.json({ conversation, orders: [], history: [] });
    const [person, orders, history] = await Promise.all([
      shop.customer(site, customer),
      shop.orders(site, customer, { limit: 20 }),
      readHistory(db, site, { customer, except: conversation.conversation }),
    ]);
    response.json({
      conversation,
      customer: forAgents(person ?? { id: customer, name: customer }),
      orders: orders.map(maskOrder),
      history,
    });
  });
  return router;
}

/** Agents see whom they talk with, but not the whole of phone and e-mail. */
function forAgents({ phone, email, ...person }: Customer): Customer {
  return {
    ...person,
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
    ...(email === undefined ? {} : { email: email.replace(/^(.).*(?=@)/, '$1***') }),
  };
}
