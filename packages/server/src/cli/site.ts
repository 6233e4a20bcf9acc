import { nanoid } from 'nanoid';
import { createAudit } from '../audit/audit.ts';
import type { Config } from '../config.ts';
import { findSecrets } from '../secrets.ts';
import { reseal } from '../sites/reseal.ts';
import { createSeal } from '../sites/seal.ts';
import { createSiteSecrets, type MadeSecrets } from '../sites/site-secrets.ts';
import { createSites, type Sites } from '../sites/sites.ts';
import type { Store } from '../store/store.ts';
import { withStore } from './with-store.ts';

const ID = /^[\w-]{1,64}$/;
const HOUR = 60 * 60 * 1000;

/** `zaine site add ID`: makes a shop with a key and an identity secret of its own, printed this once. */
export async function addSite(id: string, { name }: { name?: string }): Promise<void> {
  if (!ID.test(id)) throw new Error('An id has 1 to 64 letters, digits, "_" and "-".');
  await withStore(async (store, config) => {
    const { sites, others, audit } = await siteParts(store, config);
    if (id === config.site || (await sites.get(id))) throw new Error(`There is a site "${id}" already.`);
    await sites.save(id, { name: name ?? id, timeZone: 'Asia/Shanghai' });
    const made = await others.renew(id, Date.now());
    await audit.record({ site: id, action: 'site_added', actor: 'cli' });
    process.stdout.write(`${shown(id, made)}Make its agents with: zaine agent add NAME --site ${id}\n`);
  });
}

/** `zaine site renew ID`: a new key and identity secret; the old ones count for `keep` hours more. */
export async function renewSite(id: string, { keep = '24' }: { keep?: string }): Promise<void> {
  const hours = Number(keep);
  if (!Number.isFinite(hours) || hours < 0) throw new Error('--keep takes a number of hours.');
  await withStore(async (store, config) => {
    if (id === config.site)
      throw new Error(
        'Its secrets are in ZAINE_API_KEY and ZAINE_IDENTITY_SECRET: put the new one before the old one, with a comma.',
      );
    const { sites, others, audit } = await siteParts(store, config);
    if (!(await sites.get(id)))
      throw new Error(`There is no site "${id}"; make it with: zaine site add ${id}`);
    const made = await others.renew(id, Date.now() + hours * HOUR);
    await audit.record({ site: id, action: 'secrets_renewed', actor: 'cli', detail: { hours } });
    process.stdout.write(`${shown(id, made)}What it had before counts for ${hours} hours more.\n`);
  });
}

/** `zaine site reseal`: puts every sealed secret under the first key of `ZAINE_SEALING_KEY`, so that the others can go. */
export async function resealSites(): Promise<void> {
  await withStore(async (store, config) => {
    const { secrets } = await findSecrets(config);
    const { sealed, lost } = await reseal(store.db, createSeal(secrets.sealingKey));
    process.stdout.write(`${sealed} secrets are sealed under the current key.\n`);
    if (lost > 0)
      throw new Error(`${lost} were sealed under a key that is not given; give it, too, or make new ones.`);
  });
}

/** Sites as commands see them, besides the server. */
export async function siteParts(store: Store, config: Config) {
  const { secrets } = await findSecrets(config);
  const now = Date.now;
  const others = createSiteSecrets({ db: store.db, seal: createSeal(secrets.sealingKey), now });
  const own = { id: config.site, apiKey: secrets.apiKey, identitySecret: secrets.identitySecret };
  const sites: Sites = createSites({ db: store.db, own, others, now });
  return { sites, others, audit: createAudit({ store, now, newId: nanoid }) };
}

function shown(id: string, { apiKey, identitySecret }: MadeSecrets): string {
  return `Site             ${id}\nAPI key          ${apiKey}\nIdentity secret  ${identitySecret}\nThey are not shown again.\n`;
}
