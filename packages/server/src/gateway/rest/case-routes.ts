import { caseStates } from '@zaine/protocol';
import { z } from 'zod';
import type { CaseMoves } from '../../shop/cases/case-moves.ts';
import { findCase, findCases } from '../../shop/cases/case-reader.ts';
import type { Database } from '../../store/schema.ts';
import { movedCase } from '../moved-case.ts';
import { notFound } from '../problem.ts';
import { defined, parse } from './parse.ts';
import { type Route, route } from './route.ts';

/** What case routes stand on. */
export interface CaseRoutesParts {
  db: Database;
  moves: CaseMoves;
  /** Called after something moved, so that the conversation hears of it. */
  tell(): void;
}

const text = (max: number) => z.string().trim().min(1).max(max);

/** Body of `PATCH /cases/{id}`, and of an agent's move. */
export const caseMoveSchema = z.strictObject({
  state: z.enum(caseStates),
  /** For the customer to read; required where it is refused. */
  note: text(500).optional(),
  tracking: text(64).optional(),
  amount: z.number().int().min(1).optional(),
});

const casesQuery = z
  .object({
    order: z.string().min(1).max(128).optional().describe('The order’s number.'),
    customer: z.string().min(1).max(128).optional().describe('Whose cases.'),
  })
  .refine(({ order, customer }) => order !== undefined || customer !== undefined, {
    message: 'Name an order or a customer.',
    path: ['order'],
  });

/** After-sales cases: read, and moved by the shop's back end. */
export function caseRoutes({ db, moves, tell }: CaseRoutesParts): Route[] {
  return [
    route({
      method: 'get',
      path: '/cases',
      summary: 'List the cases of an order or a customer, latest first',
      query: casesQuery,
      answer: 'CasePage',
      handle: async ({ site, query }) => ({ items: await findCases(db, site, defined(query)) }),
    }),
    route({
      method: 'get',
      path: '/cases/{id}',
      summary: 'Read a case',
      answer: 'Case',
      async handle({ site, path: { id = '' } }) {
        const stored = await findCase(db, site, { id });
        if (!stored) throw notFound(`case ${id}`, 'GET /v1/cases lists them.');
        return stored;
      },
    }),
    route({
      method: 'patch',
      path: '/cases/{id}',
      audited: 'case_moved',
      summary: 'Move a case; a move it may not make is 409 and says where it may go',
      body: 'CaseMove',
      answer: 'Case',
      async handle({ site, path: { id = '' }, body }) {
        const { state: to, ...given } = defined(parse(caseMoveSchema, body));
        const stored = movedCase(await moves.moveCase(site, id, { to, by: 'shop', ...given }));
        tell();
        return stored;
      },
    }),
  ];
}
