import { nanoid } from 'nanoid';
import { createAudit } from '../audit/audit.ts';
import { createLocalBus } from '../bus/local-bus.ts';
import { createFileBytes } from '../files/file-bytes.ts';
import { createPrivacy } from '../privacy/privacy.ts';
import { withStore } from './with-store.ts';

/** `zaine erase --customer ID`: forgets a customer, and tells where they may still be found. */
export async function erase({ customer, site }: { customer: string; site?: string }): Promise<void> {
  await withStore(async (store, config) => {
    const now = Date.now;
    const privacy = createPrivacy({
      store,
      bus: createLocalBus(() => {}),
      audit: createAudit({ db: store.db, now, newId: nanoid }),
      bytes: createFileBytes(store, config.data),
      now,
    });
    const known = await privacy.erase({ site: site ?? config.site, customer, actor: 'cli' });
    if (!known) throw new Error('Nothing is kept about such a customer.');
    process.stdout.write('Erased. Backups made before now still hold this customer until you delete them.\n');
  });
}
