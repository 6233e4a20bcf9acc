import { json, Router } from 'express';
import type { Audit } from '../audit/audit.ts';
import type { Agents } from '../desk/agents.ts';
import type { StoredCase } from '../shop/actions.ts';
import type { BackRoom } from '../shop/back-room.ts';
import { nextStates } from '../shop/case-machine.ts';
import { ticketStates } from '../shop/tickets.ts';
import { movedCase } from './moved-case.ts';
import type { Origins } from './origins.ts';
import { Problem } from './problem.ts';
import { caseMoveSchema } from './rest/case-routes.ts';
import { defined, parse } from './rest/parse.ts';
import { ticketChangeSchema } from './rest/ticket-routes.ts';
import { ownOriginOnly, signedInAgent } from './session-routes.ts';

/** What agents' buttons stand on. */
export interface DeskCaseRoutesParts {
  agents: Agents;
  room: Pick<BackRoom, 'moves' | 'tickets'>;
  origins: Origins;
  audit: Audit;
  /** Lets conversations hear of what happened. */
  tell(): void;
}

/** A case as agents see it: with the moves that they may make. */
export function caseForAgents(stored: StoredCase) {
  return { ...stored, next: nextStates(stored, 'agent') };
}

/** `POST /v1/desk/cases/{id}` moves a case; `GET` and `PATCH /v1/desk/tickets` list and change tickets. */
export function createDeskCaseRoutes({ agents, room, origins, audit, tell }: DeskCaseRoutesParts): Router {
  const router = Router();
  const body = json({ limit: '64kb' });
  router.use('/desk', ownOriginOnly(origins));

  router.post('/desk/cases/:id', body, async (request, response) => {
    const { site, name } = await signedInAgent(agents, request);
    const { state: to, ...given } = defined(parse(caseMoveSchema, request.body));
    const outcome = await room.moves.moveCase(site, String(request.params.id), {
      to,
      by: 'agent',
      name,
      ...given,
    });
    const moved = movedCase(outcome);
    const detail = { fields: Object.keys(request.body).join(' '), state: to };
    await audit.record({ site, action: 'case_moved', actor: `agent:${name}`, subject: moved.id, detail });
    response.json(caseForAgents(moved));
    tell();
  });

  router.get('/desk/tickets', async (request, response) => {
    const { site } = await signedInAgent(agents, request);
    const state = ticketStates.find((each) => each === request.query.state);
    response.json({ items: await room.tickets.tickets(site, { limit: 100, ...(state && { state }) }) });
  });

  router.patch('/desk/tickets/:id', body, async (request, response) => {
    const { site, name: by } = await signedInAgent(agents, request);
    const change = { ...defined(parse(ticketChangeSchema, request.body)), by };
    const ticket = await room.tickets.moveTicket(site, String(request.params.id), change);
    if (!ticket) throw new Problem('not_found');
    const detail = {
      fields: Object.keys(request.body).join(' '),
      ...(change.state && { state: change.state }),
    };
    await audit.record({ site, action: 'ticket_changed', actor: `agent:${by}`, subject: ticket.id, detail });
    response.json(ticket);
    tell();
  });
  return router;
}
