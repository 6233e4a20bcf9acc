import type { Customer } from '@zaine/protocol';
import { Router } from 'express';
import type { Agents } from '../desk/agents.ts';
import { readHistory, readSummary } from '../desk/summaries.ts';
import { maskOrder, maskPhone } from '../shop/masking.ts';
import type { Shop } from '../shop/shop.ts';
import type { Tickets } from '../shop/tickets.ts';
import type { Database } from '../store/schema.ts';
import { caseForAgents } from './desk-case-routes.ts';
import type { Origins } from './origins.ts';
import { Problem } from './problem.ts';
import { ownOriginOnly, signedInAgent } from './session-routes.ts';

/** What the console reads over HTTP. */
export interface DeskRoutesParts {
  db: Database;
  agents: Agents;
  shop: Shop;
  tickets: Tickets;
  origins: Origins;
}

/** `GET /v1/desk/conversations/{id}`: who the customer is, their orders (masked), cases, tickets and earlier conversations. */
export function createDeskRoutes({ db, agents, shop, tickets, origins }: DeskRoutesParts): Router {
  const router = Router();
  router.use('/desk', ownOriginOnly(origins));
  router.get('/desk/conversations/:id', async (request, response) => {
    const { site } = await signedInAgent(agents, request);
    const conversation = await readSummary(db, site, request.params.id);
    if (!conversation) throw new Problem('not_found');
    const customer = conversation.customer?.id;
    if (customer === undefined) {
      return void response.json({ conversation, orders: [], history: [], cases: [], tickets: [] });
    }
    const [person, orders, history, cases, theirs] = await Promise.all([
      shop.customer(site, customer),
      shop.orders(site, customer, { limit: 20 }),
      readHistory(db, site, { customer, except: conversation.conversation }),
      shop.actions.cases(site, customer),
      tickets.tickets(site, { customer, limit: 20 }),
    ]);
    response.json({
      conversation,
      customer: forAgents(person ?? { id: customer, name: customer }),
      orders: orders.map(maskOrder),
      history,
      cases: cases.map(caseForAgents),
      tickets: theirs,
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
