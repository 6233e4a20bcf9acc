import { json, type Request, type Router } from 'express';
import { z } from 'zod';
import type { Audit, AuditEntry } from '../../audit/audit.ts';
import { Problem } from '../problem.ts';
import { parse } from './parse.ts';

/** What a handler is given; everything in it has been parsed. */
export interface RouteRequest<Query> {
  site: string;
  /** The path's parameters by name. */
  path: Record<string, string>;
  query: Query;
  /** As it came; handlers parse it together with the path. */
  body: unknown;
}

/**
 * Whether what a route changes is written into the audit trail: as which deed; `data` are the shop's own records, which
 * its systems send again and again; `within` is where the handler does it. Whoever adds a route must say.
 */
type Audited = { method: 'get' } | { method: 'put' | 'post' | 'patch' | 'delete'; audited: Deed };
type Deed = AuditEntry['action'] | 'data' | 'within';

/** One operation: what it answers and what the OpenAPI document says of it. */
export type Route<Query = unknown> = Audited & Operation<Query>;

interface Operation<Query> {
  /** In OpenAPI's spelling, `/orders/{number}`. */
  path: string;
  summary: string;
  query?: z.ZodType<Query>;
  /** Names of schemas in the document. */
  body?: string;
  answer?: string;
  /** Resolves with what to send; undefined is 204. */
  handle(request: RouteRequest<Query>): Promise<unknown>;
}

/** A route whose query's type follows from its schema. */
export function route<Query = unknown>(definition: Route<Query>): Route {
  return definition as unknown as Route;
}

/** One page of a list; `next`, where there is more, is what to send as `after`. */
export interface Page<Item> {
  items: Item[];
  next?: string;
}

/** Makes a page of up to `limit` of what was read, when one more than that was asked for. */
export function pageOf<Item>(read: Item[], limit: number, cursor: (last: Item) => string): Page<Item> {
  const items = read.slice(0, limit);
  const last = items.at(-1);
  return read.length > limit && last !== undefined ? { items, next: cursor(last) } : { items };
}

/** How many items a page holds, from the query. */
export const limitParameter = z.coerce
  .number()
  .int()
  .min(1)
  .max(100)
  .default(20)
  .describe('How many items at most.');
/** Where a page begins, from the query. */
export const afterParameter = z.string().max(300).optional().describe('The `next` of the page before.');

const pathParameter = z.string().min(1).max(128);

const LARGEST_BODY = '2mb';

/** Serves the routes; another method on a path that exists is 405. */
export function mount(router: Router, routes: readonly Route[], audit: Audit): void {
  // Whatever a client calls the body, here it is JSON.
  const parser = json({ limit: LARGEST_BODY, type: () => true });
  for (const each of routes) {
    if (each.body !== undefined) router[each.method](expressPath(each.path), parser);
    router[each.method](expressPath(each.path), async (request, response) => {
      const { answer, deed } = await serve(each, request, response.locals.site);
      if (deed) await audit.record(deed);
      if (answer === undefined) response.status(204).end();
      else response.json(answer);
    });
  }
  for (const path of new Set(routes.map((each) => each.path))) {
    const allowed = routes.filter((each) => each.path === path).map((each) => each.method.toUpperCase());
    router.all(expressPath(path), (_request, response) => {
      response.set('Allow', allowed.join(', '));
      throw new Problem('invalid', { status: 405, detail: `Here one may only ${allowed.join(' or ')}.` });
    });
  }
}

async function serve(each: Route, request: Request, site: string) {
  const path: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.params)) path[name] = parse(pathParameter, value);
  const query = each.query ? parse(each.query, request.query) : undefined;
  const answer = await each.handle({ site, path, query, body: request.body });
  return { answer, deed: deedOf(each, { site, id: path.id, body: request.body, answer }) };
}

/** What the audit trail keeps of a change: about what, which fields, and the state something was brought to; nothing that was written. */
function deedOf(
  each: Route,
  { site, id, body, answer }: { site: string; id: string | undefined; body: unknown; answer: unknown },
): AuditEntry | undefined {
  if (each.method === 'get' || each.audited === 'data' || each.audited === 'within') return undefined;
  const given = (body ?? {}) as Record<string, unknown>;
  const { state } = given;
  return {
    site,
    action: each.audited,
    actor: 'key',
    subject: id ?? (answer as { id?: string } | undefined)?.id,
    detail: { fields: Object.keys(given).join(' '), ...(typeof state === 'string' && { state }) },
  };
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
