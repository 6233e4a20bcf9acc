import { z } from 'zod';
import type { Audit } from '../../audit/audit.ts';
import type { Privacy } from '../../privacy/privacy.ts';
import { notFound, type Problem } from '../problem.ts';
import { limitParameter, pageOf, type Route, route } from './route.ts';

const auditQuery = z.object({
  limit: limitParameter,
  after: z
    .string()
    .regex(/^\d{1,16}\.[\w-]{1,64}$/)
    .optional()
    .describe('The `next` of the page before.'),
});

/** What customers may ask for about themselves, and the trail of who did what. */
export function privacyRoutes(privacy: Privacy, audit: Audit): Route[] {
  return [
    route({
      method: 'delete',
      path: '/customers/{id}',
      audited: 'within',
      summary: 'Erase a customer: everything of theirs alone, and the person from what stays for the books',
      async handle({ site, path: { id = '' } }) {
        if (!(await privacy.erase({ site, customer: id, actor: 'key' }))) throw nobody(id);
      },
    }),
    route({
      method: 'get',
      path: '/customers/{id}/export',
      summary: 'Everything that is kept about a customer, table by table',
      answer: 'CustomerExport',
      async handle({ site, path: { id = '' } }) {
        const found = await privacy.export({ site, customer: id, actor: 'key' });
        if (!found) throw nobody(id);
        return found;
      },
    }),
    route({
      method: 'post',
      path: '/customers/{id}/sign-out',
      audited: 'within',
      summary:
        'Withdraw the visitor tokens of a customer: their open windows close, and an identity opens them again',
      async handle({ site, path: { id = '' } }) {
        if (!(await privacy.signOut({ site, customer: id, actor: 'key' }))) throw noBrowser(`customer ${id}`);
      },
    }),
    route({
      method: 'post',
      path: '/conversations/{id}/sign-out',
      audited: 'within',
      summary: 'Withdraw the visitor tokens of whoever has a conversation; a guest cannot come back to it',
      async handle({ site, path: { id = '' } }) {
        if (!(await privacy.signOut({ site, conversation: id, actor: 'key' })))
          throw noBrowser(`conversation ${id}`);
      },
    }),
    route({
      method: 'get',
      path: '/audit',
      summary: 'Read the audit trail, latest first',
      query: auditQuery,
      answer: 'AuditPage',
      async handle({ site, query: { limit, after } }) {
        const [at, id = ''] = after?.split(/\.(.*)/) ?? [];
        const before = at === undefined ? {} : { before: { at: Number(at), id } };
        const found = await audit.read(site, { limit: limit + 1, ...before });
        return pageOf(found, limit, (entry) => `${Date.parse(entry.at)}.${entry.id}`);
      },
    }),
  ];
}

function noBrowser(whose: string): Problem {
  return notFound(whose, 'No browser is known there.');
}

function nobody(id: string): Problem {
  return notFound(`customer ${id}`, 'Nothing is kept about that id, or it was erased before.');
}
