import { z } from 'zod';
import type { ChangeWebhook } from '../../shop/change-webhook.ts';
import { notFound } from '../problem.ts';
import { parse } from './parse.ts';
import { type Route, route } from './route.ts';

/** Body of `PUT /webhook`. */
export const webhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  secret: z.string().min(16).max(200).optional(),
});

/** Where the shop's own system is told of changes. */
export function webhookRoutes(webhook: ChangeWebhook): Route[] {
  return [
    route({
      method: 'put',
      path: '/webhook',
      audited: 'webhook_set',
      summary: 'Set where changes are sent; a secret that is made for you is shown this once',
      body: 'WebhookBody',
      answer: 'WebhookSecret',
      async handle({ site, body }) {
        const { url, secret } = parse(webhookSchema, body);
        return webhook.set(site, url, secret);
      },
    }),
    route({
      method: 'get',
      path: '/webhook',
      summary: 'Read how far the webhook has come and why it stands still',
      answer: 'Webhook',
      async handle({ site }) {
        const state = await webhook.state(site);
        if (!state) throw notFound('webhook', 'PUT /v1/webhook with a url sets one.');
        return state;
      },
    }),
    route({
      method: 'delete',
      path: '/webhook',
      audited: 'webhook_removed',
      summary: 'Send no changes any more',
      handle: ({ site }) => webhook.remove(site),
    }),
  ];
}
