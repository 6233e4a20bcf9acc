import { articleSchema } from '@zaine/protocol/schemas';
import { z } from 'zod';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { notFound } from '../problem.ts';
import { parse, withPath } from './parse.ts';
import { afterParameter, limitParameter, pageOf, type Route, type RouteRequest, route } from './route.ts';

const articlesQuery = z.object({
  q: z.string().max(1000).optional().describe('Words to search for; best first, one page.'),
  limit: limitParameter,
  after: afterParameter,
});

/** The knowledge base. */
export function articleRoutes(knowledge: Knowledge): Route[] {
  return [
    route({
      method: 'get',
      path: '/articles',
      summary: 'Search articles, or list them by id',
      query: articlesQuery,
      answer: 'ArticlePage',
      handle: (request) => listArticles(knowledge, request),
    }),
    route({
      method: 'put',
      path: '/articles/{id}',
      audited: 'data',
      summary: 'Create or replace an article; tags that are intents make it their answer',
      body: 'ArticleBody',
      answer: 'Article',
      async handle({ site, path: { id = '' }, body }) {
        const article = { id, ...parse(articleSchema, withPath(body, { id })) };
        await knowledge.put(site, article);
        return article;
      },
    }),
    route({
      method: 'get',
      path: '/articles/{id}',
      summary: 'Read an article',
      answer: 'Article',
      async handle({ site, path: { id = '' } }) {
        const article = await knowledge.article(site, id);
        if (!article) throw notFound(`article ${id}`, 'GET /v1/articles lists them.');
        return article;
      },
    }),
    route({
      method: 'delete',
      path: '/articles/{id}',
      audited: 'data',
      summary: 'Remove an article',
      async handle({ site, path: { id = '' } }) {
        if (!(await knowledge.remove(site, id)))
          throw notFound(`article ${id}`, 'GET /v1/articles lists them.');
      },
    }),
  ];
}

async function listArticles(
  knowledge: Knowledge,
  { site, query: { q, limit, after } }: RouteRequest<z.infer<typeof articlesQuery>>,
) {
  if (q !== undefined && q.trim() !== '') {
    const found = await knowledge.search(site, q, { limit });
    return { items: found.map((each) => each.article) };
  }
  const page = { limit: limit + 1, ...(after !== undefined && { after }) };
  return pageOf(await knowledge.list(site, page), limit, (article) => article.id);
}
