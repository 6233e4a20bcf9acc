import { intentIdSchema, ownIntentSchema } from '@zaine/protocol/schemas';
import { z } from 'zod';
import type { OwnIntents } from '../../knowledge/own-intents.ts';
import { Problem } from '../problem.ts';
import { parse, withPath } from './parse.ts';
import { afterParameter, limitParameter, pageOf, type Route, route } from './route.ts';

const intentsQuery = z.object({ limit: limitParameter, after: afterParameter });

/** What the shop teaches: intents of its own, and more sentences for the built-in ones. */
export function intentRoutes(intents: OwnIntents): Route[] {
  return [
    route({
      method: 'get',
      path: '/intents',
      summary: 'List what the shop has taught, by id',
      query: intentsQuery,
      answer: 'IntentPage',
      async handle({ site, query: { limit, after } }) {
        const page = { limit: limit + 1, ...(after !== undefined && { after }) };
        return pageOf(await intents.list(site, page), limit, (intent) => intent.id);
      },
    }),
    route({
      method: 'put',
      path: '/intents/{id}',
      audited: 'data',
      summary: 'Teach an intent by sentences, or switch one off; it is learnt within seconds',
      body: 'IntentBody',
      answer: 'Intent',
      async handle({ site, path: { id = '' }, body }) {
        parse(z.object({ id: intentIdSchema }), { id });
        const intent = { id, ...parse(ownIntentSchema, withPath(body, { id })) };
        await intents.put(site, intent);
        return intent;
      },
    }),
    route({
      method: 'get',
      path: '/intents/{id}',
      summary: 'Read what the shop has taught about an intent',
      answer: 'Intent',
      async handle({ site, path: { id = '' } }) {
        const intent = await intents.get(site, id);
        if (!intent) throw new Problem('not_found');
        return intent;
      },
    }),
    route({
      method: 'delete',
      path: '/intents/{id}',
      audited: 'data',
      summary: 'Forget what the shop has taught about an intent',
      async handle({ site, path: { id = '' } }) {
        if (!(await intents.remove(site, id))) throw new Problem('not_found');
      },
    }),
  ];
}
