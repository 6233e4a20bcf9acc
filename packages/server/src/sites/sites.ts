import { timingSafeEqual } from 'node:crypto';
import type { LocalizedText } from '@zaine/protocol';
import { z } from 'zod';
import type { Database } from '../store/schema.ts';
import { secretsOf } from './secret-list.ts';
import { hashOf, type SiteSecrets } from './site-secrets.ts';
import type { WorkingHours } from './working-hours.ts';

/** What a shop sets for itself. */
export interface SiteSettings {
  name: LocalizedText;
  /** IANA zone in which days and hours are spoken of. */
  timeZone: string;
  /** When people answer; always where it is left out. */
  hours?: WorkingHours;
  /** After how many days what is kept is deleted, or put into the archive; what is left out is kept. */
  retention?: {
    archive?: number;
    conversations?: number;
    files?: number;
    tickets?: number;
    unanswered?: number;
  };
}

const timeZone = z
  .string()
  .refine(
    (zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone),
    'is not a time zone',
  );
const days = z.number().int().min(1).max(36_500).optional();
const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'must be a time such as 09:30');

/** {@link SiteSettings} as they come from outside. */
export const settingsSchema = z.strictObject({
  name: z.union([z.string().min(1).max(100), z.record(z.string().max(35), z.string().min(1).max(100))]),
  timeZone,
  hours: z
    .strictObject({
      timeZone,
      weekly: z
        .array(
          z.strictObject({ days: z.array(z.number().int().min(1).max(7)).min(1), from: clock, to: clock }),
        )
        .max(50),
    })
    .optional(),
  retention: z
    .strictObject({ archive: days, conversations: days, files: days, tickets: days, unanswered: days })
    .optional(),
});

/** A shop this server serves. */
export interface Site {
  id: string;
  settings: SiteSettings;
  /** Sign the customers of this site (HS256): the current one first, then those that still count. */
  identitySecrets: readonly string[];
}

/** The shops of this server: the environment's one and those of the table. */
export interface Sites {
  get(id: string): Promise<Site | undefined>;
  /** The site a REST key belongs to. */
  byApiKey(key: string): Promise<Site | undefined>;
  /** The id of the site to be told of a key that was refused: who had it before it was replaced, else the environment's site. */
  concernedBy(key: string): Promise<string>;
  save(id: string, settings: SiteSettings): Promise<void>;
  /** Whether this server serves more than one. */
  several(): Promise<boolean>;
}

/** The environment's site with its secrets (comma-separated, the current one first), those of the others, the clock. */
export interface SitesOptions {
  db: Database;
  own: { id: string; apiKey: string; identitySecret: string };
  others: SiteSecrets;
  now: () => number;
}

/** How long what was read of a site is believed, in milliseconds. */
const FRESH = 2000;

/** What a site is set to; undefined where there is no such site. */
export async function readSettings(db: Database, id: string): Promise<SiteSettings | undefined> {
  const row = await db.selectFrom('site').select('settings').where('id', '=', id).executeTakeFirst();
  return row && (JSON.parse(row.settings) as SiteSettings);
}

/** Reads sites from the store, remembering each for two seconds. */
export function createSites({ db, own, others, now }: SitesOptions): Sites {
  const remembered = new Map<string, { until: number; site: Promise<Site | undefined> }>();
  const ownHashes = secretsOf(own.apiKey).map((key) => Buffer.from(hashOf(key)));

  async function read(id: string): Promise<Site | undefined> {
    const row = await db.selectFrom('site').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
    const identitySecrets = id === own.id ? secretsOf(own.identitySecret) : await others.identitySecrets(id);
    return { id, settings: JSON.parse(row.settings), identitySecrets };
  }

  function get(id: string): Promise<Site | undefined> {
    const known = remembered.get(id);
    if (known && known.until > now()) return known.site;
    const site = read(id);
    if (remembered.size > 1000) remembered.clear();
    remembered.set(id, { until: now() + FRESH, site });
    site.catch(() => remembered.delete(id));
    return site;
  }

  return {
    get,
    async byApiKey(key) {
      const hash = Buffer.from(hashOf(key));
      if (ownHashes.some((known) => timingSafeEqual(hash, known))) return get(own.id);
      const site = await others.siteOfKey(key);
      return site === undefined ? undefined : get(site);
    },
    async concernedBy(key) {
      return (await others.siteThatHad(key)) ?? own.id;
    },
    async save(id, settings) {
      const text = JSON.stringify(settings);
      await db
        .insertInto('site')
        .values({ id, settings: text, api_key_hash: null, identity_secret: null, created_at: now() })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ settings: text }))
        .execute();
      remembered.delete(id);
    },
    async several() {
      return (await db.selectFrom('site').select('id').limit(2).execute()).length > 1;
    },
  };
}
