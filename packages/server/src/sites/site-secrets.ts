import { createHash, randomBytes } from 'node:crypto';
import { nanoid } from 'nanoid';
import type { Database } from '../store/schema.ts';
import type { Seal } from './seal.ts';

/** SHA-256 in hex: how keys and tokens are kept. They are random and long, so no slow hash is needed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A key and a secret as they are shown once. */
export interface MadeSecrets {
  apiKey: string;
  identitySecret: string;
}

/** Secrets of the sites that the environment does not name: keys as hashes, identity secrets sealed. */
export interface SiteSecrets {
  /** Gives a site a new key and a new identity secret; those before count until `oldUntil`. */
  renew(site: string, oldUntil: number): Promise<MadeSecrets>;
  siteOfKey(key: string): Promise<string | undefined>;
  /** The site that had a key which counts no more; known for a day after its end. */
  siteThatHad(key: string): Promise<string | undefined>;
  /** The current one first. */
  identitySecrets(site: string): Promise<string[]>;
}

/** What they stand on. */
export interface SiteSecretsOptions {
  db: Database;
  seal: Seal;
  now: () => number;
}

/** Secrets in the store. */
export function createSiteSecrets({ db, seal, now }: SiteSecretsOptions): SiteSecrets {
  const living = (kind: 'api_key' | 'identity') =>
    db
      .selectFrom('site_secret')
      .where('kind', '=', kind)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now())]));

  return {
    async renew(site, oldUntil) {
      const made = {
        apiKey: `zk_${randomBytes(24).toString('base64url')}`,
        identitySecret: randomBytes(32).toString('base64url'),
      };
      const row = (kind: 'api_key' | 'identity', value: string) => ({
        id: nanoid(),
        site,
        kind,
        value,
        created_at: now(),
        expires_at: null,
      });
      const rows = [row('api_key', hashOf(made.apiKey)), row('identity', seal.close(made.identitySecret))];
      await db.insertInto('site_secret').values(rows).execute();
      await db
        .updateTable('site_secret')
        .set({ expires_at: oldUntil })
        .where('site', '=', site)
        .where('expires_at', 'is', null)
        .where(
          'id',
          'not in',
          rows.map(({ id }) => id),
        )
        .execute();
      return made;
    },
    async siteOfKey(key) {
      return (await living('api_key').select('site').where('value', '=', hashOf(key)).executeTakeFirst())
        ?.site;
    },
    async siteThatHad(key) {
      const found = db.selectFrom('site_secret').select('site').where('kind', '=', 'api_key');
      return (await found.where('value', '=', hashOf(key)).executeTakeFirst())?.site;
    },
    async identitySecrets(site) {
      const found = await living('identity')
        .select('value')
        .where('site', '=', site)
        .orderBy('created_at', 'desc')
        .execute();
      return found.flatMap(({ value }) => seal.open(value) ?? []);
    },
  };
}
