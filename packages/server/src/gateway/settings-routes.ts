import { json, Router } from 'express';
import type { Audit } from '../audit/audit.ts';
import { type SiteSettings, type Sites, settingsSchema } from '../sites/sites.ts';
import { Problem } from './problem.ts';

/** `GET` and `PATCH /v1/settings`: the shop's name, time zone and working hours (`hours: null` is always open). */
export function createSettingsRoutes(sites: Sites, audit: Audit): Router {
  const router = Router();
  const read = async (id: string): Promise<SiteSettings> => {
    const site = await sites.get(id);
    if (!site) throw new Problem('not_found');
    return site.settings;
  };
  router.get('/settings', async (_request, response) => {
    response.json(await read(response.locals.site));
  });
  router.patch('/settings', json({ limit: '64kb', type: () => true }), async (request, response) => {
    const merged = { ...(await read(response.locals.site)), ...request.body };
    for (const name of ['hours', 'retention']) if (merged[name] === null) delete merged[name];
    const parsed = settingsSchema.safeParse(merged);
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new Problem('invalid', { errors });
    }
    const site: string = response.locals.site;
    await sites.save(site, parsed.data as SiteSettings);
    const fields = Object.keys(request.body).join(' ');
    await audit.record({ site, action: 'settings_changed', actor: 'key', detail: { fields } });
    response.json(parsed.data);
  });
  return router;
}
