import { z } from 'zod';
import type { ChangeFeed } from '../../shop/change-feed.ts';
import { notFound } from '../problem.ts';
import { parse } from './parse.ts';
import { limitParameter, pageOf, type Route, route } from './route.ts';

const changesQuery = z.object({
  limit: limitParameter.unwrap().default(100),
  after: z.coerce.number().int().min(0).default(0).describe('The `seq` of the last change already seen.'),
});

/** Body of `POST /changes/acknowledge`: all up to one are carried out, or one cannot be. */
export const acknowledgeSchema = z.union([
  z.strictObject({ upTo: z.number().int().min(1) }),
  z.strictObject({ seq: z.number().int().min(1), refused: z.string().trim().min(1).max(500) }),
]);

/** What was done in conversations, for the shop's own system. `tell` lets conversations hear of what it refused. */
export function changeRoutes(feed: ChangeFeed, tell: () => void): Route[] {
  return [
    route({
      method: 'get',
      path: '/changes',
      summary: 'Read what was done in conversations, in order and without holes',
      query: changesQuery,
      answer: 'ChangePage',
      async handle({ site, query: { limit, after } }) {
        return pageOf(await feed.read(site, { after, limit: limit + 1 }), limit, ({ seq }) => String(seq));
      },
    }),
    route({
      method: 'post',
      path: '/changes/acknowledge',
      audited: 'data',
      summary: 'Say that your system has carried out the changes up to one, or that it cannot carry out one',
      body: 'Acknowledgement',
      async handle({ site, body }) {
        const said = parse(acknowledgeSchema, body);
        if ('upTo' in said) return void (await feed.acknowledge(site, said.upTo));
        if (!(await feed.refuse(site, said.seq, said.refused))) {
          throw notFound(
            `open change ${said.seq}`,
            'It was acknowledged before, or GET /v1/changes shows which are open.',
          );
        }
        tell();
      },
    }),
  ];
}
