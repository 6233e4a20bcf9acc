import type { Audit } from '../../audit/audit.ts';
import { type SiteSettings, type Sites, settingsSchema } from '../../sites/sites.ts';
import { notFound } from '../problem.ts';
import { parse } from './parse.ts';
import { type Route, route } from './route.ts';

/** The shop's name, time zone, working hours and how long what is kept. */
export function settingsRoutes(sites: Sites, audit: Audit): Route[] {
  const read = async (id: string): Promise<SiteSettings> => {
    const site = await sites.get(id);
    if (!site) throw notFound('shop', 'The key names a site that this server does not serve.');
    return site.settings;
  };
  return [
    route({
      method: 'get',
      path: '/settings',
      summary: 'Read the settings',
      answer: 'Settings',
      handle: ({ site }) => read(site),
    }),
    route({
      method: 'patch',
      path: '/settings',
      audited: 'within',
      summary:
        'Change settings; what is left out stays. `hours: null` is always open, `retention: null` keeps',
      body: 'SettingsPatch',
      answer: 'Settings',
      async handle({ site, body }) {
        const patch = typeof body === 'object' && body !== null ? body : {};
        const merged: Record<string, unknown> = { ...(await read(site)), ...patch };
        for (const name of ['hours', 'retention']) if (merged[name] === null) delete merged[name];
        const settings = parse(settingsSchema, merged);
        await sites.save(site, settings as SiteSettings);
        const fields = Object.keys(patch).join(' ');
        await audit.record({ site, action: 'settings_changed', actor: 'key', detail: { fields } });
        return settings;
      },
    }),
  ];
}
