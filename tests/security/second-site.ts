import { createSeal } from '../../packages/server/src/sites/seal.ts';
import { createSiteSecrets } from '../../packages/server/src/sites/site-secrets.ts';
import { createSites } from '../../packages/server/src/sites/sites.ts';
import type { TestServer } from '../../packages/server/src/testing/test-server.ts';

/** Makes a second shop as `zaine site add` does, and renews its secrets once so that the first do not count any more. */
export async function addSite(server: TestServer, id: string, now: () => number = Date.now) {
  const { db } = server.data.store;
  const others = createSiteSecrets({ db, seal: createSeal(server.secrets.sealingKey), now });
  const own = { id: 'demo', apiKey: '', identitySecret: '' };
  await createSites({ db, own, others, now }).save(id, { name: id, timeZone: 'UTC' });
  const revoked = await others.renew(id, now());
  const renewed = await others.renew(id, now());
  return { others, revoked, renewed };
}
