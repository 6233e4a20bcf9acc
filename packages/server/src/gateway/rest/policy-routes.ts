import { z } from 'zod';
import { caseReasons } from '../../shop/actions.ts';
import { promisedStates, wordings } from '../../shop/policies.ts';
import type { EditablePolicyBook, PolicyPatch } from '../../shop/policy-book.ts';
import { ticketPriorities } from '../../shop/tickets.ts';
import { localizedText } from './localized-text.ts';
import { parse } from './parse.ts';
import { type Route, route } from './route.ts';

const days = z.number().int().min(0).max(3650);
const hours = z.number().min(0).max(8760);
const money = z.number().int().min(0).max(100_000_000);

/** Body of `PATCH /policies`: what is left out stays as it is. */
export const policyPatchSchema = z
  .strictObject({
    returnDays: days,
    faultDays: days,
    exchangeDays: days,
    repairMonths: z.number().int().min(0).max(120),
    priceProtectionDays: days,
    freight: z.partialRecord(z.enum(caseReasons), z.enum(['shop', 'customer'])),
    couponLimit: money,
    quickRefundLimit: money,
    goodwillDays: days,
    approveReturns: z.boolean(),
    urgeHours: hours,
    invoiceHours: hours,
    promises: z.partialRecord(z.enum(promisedStates), hours),
    tickets: z.partialRecord(z.enum(ticketPriorities), hours),
    trackingPages: z.record(
      z.string().min(1).max(50),
      z
        .url({ protocol: /^https?$/ })
        .max(500)
        .includes('{number}'),
    ),
    wording: z.partialRecord(z.enum(wordings), localizedText(500)),
  })
  .partial();

/** What the shop grants its customers, as versions. */
export function policyRoutes(policies: EditablePolicyBook): Route[] {
  return [
    route({
      method: 'get',
      path: '/policies',
      summary: 'Read the policies',
      answer: 'Policies',
      handle: ({ site }) => policies.policiesOf(site),
    }),
    route({
      method: 'patch',
      path: '/policies',
      audited: 'policies_changed',
      summary: 'Change some of the policies; every change is a version',
      body: 'PolicyPatch',
      answer: 'Policies',
      handle: ({ site, body }) => policies.patch(site, parse(policyPatchSchema, body) as PolicyPatch, 'key'),
    }),
    route({
      method: 'get',
      path: '/policies/versions',
      summary: 'Read earlier versions of the policies, latest first',
      answer: 'PolicyVersions',
      handle: async ({ site }) => ({ items: await policies.versions(site, 100) }),
    }),
  ];
}
