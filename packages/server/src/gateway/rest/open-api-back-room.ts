import { caseStates, caseTypes } from '@zaine/protocol';
import { caseReasons } from '../../shop/actions.ts';
import { changeKinds } from '../../shop/changes.ts';
import { departments, ticketPriorities, ticketStates } from '../../shop/tickets.ts';
import { caseMoveSchema } from './case-routes.ts';
import { acknowledgeSchema } from './change-routes.ts';
import { type Json, jsonSchema, object, page, reference, seq, text, when } from './open-api-shapes.ts';
import { policyPatchSchema } from './policy-routes.ts';
import { ticketChangeSchema, ticketSchema } from './ticket-routes.ts';
import { webhookSchema } from './webhook-routes.ts';

const amount = { type: 'integer', minimum: 0, description: 'In the currency’s minor unit.' };
const list = (items: Json) => ({ type: 'array', items });

/** Schemas of cases, tickets, policies and the feed of changes. */
export function backRoomSchemas(): Json {
  const policies = jsonSchema(policyPatchSchema) as { properties: Json };
  return {
    CaseMove: jsonSchema(caseMoveSchema),
    Case: caseShape(),
    CasePage: page('Case'),
    TicketBody: jsonSchema(ticketSchema),
    TicketChange: jsonSchema(ticketChangeSchema),
    Ticket: ticketShape(),
    TicketPage: page('Ticket'),
    PolicyPatch: policies,
    Policies: object({ version: seq, ...policies.properties }),
    PolicyVersions: object({ items: list(policyVersion()) }),
    WebhookBody: jsonSchema(webhookSchema),
    WebhookSecret: object({ secret: text }),
    Webhook: object({ url: text, delivered: seq, last: seq, attempts: seq }, { error: text, next: when }),
    Acknowledgement: jsonSchema(acknowledgeSchema),
    Change: object(
      { seq, kind: { enum: changeKinds }, at: when, order: text, customer: text, data: { type: 'object' } },
      { acknowledgedAt: when, outcome: { enum: ['done', 'refused'] } },
    ),
    ChangePage: page('Change'),
  };
}

function policyVersion(): Json {
  return object({ version: seq, at: when, author: text, policies: reference('Policies') });
}

function caseShape(): Json {
  const state = { enum: caseStates };
  const move = object({ state, at: when, by: text }, { name: text, note: text });
  return object(
    {
      id: text,
      type: { enum: caseTypes },
      order: text,
      customer: text,
      state,
      reason: { enum: caseReasons },
      steps: list(object({ state }, { at: when, promise: when })),
      items: list(
        object(
          { sku: text, quantity: { type: 'integer', minimum: 1 } },
          { line: { type: 'integer', minimum: 1 } },
        ),
      ),
      currency: text,
      photos: list(text),
      freight: { enum: ['shop', 'customer'] },
      history: list(move),
      openedAt: when,
      updatedAt: when,
    },
    { amount, conversation: text, wanted: { type: 'object' }, words: text, tracking: text },
  );
}

function ticketShape(): Json {
  const state = { enum: ticketStates };
  const department = { enum: departments };
  const priority = { enum: ticketPriorities };
  const either = { anyOf: [text, { type: 'object', additionalProperties: text }] };
  return object(
    {
      id: text,
      department,
      priority,
      state,
      subject: either,
      body: either,
      promise: when,
      moves: list(object({ at: when }, { by: text, state, department, priority, note: text })),
      openedAt: when,
      updatedAt: when,
    },
    { conversation: text, customer: text, order: text },
  );
}
