import { nanoid } from 'nanoid';
import { createAudit } from '../audit/audit.ts';
import { createLocalBus } from '../bus/local-bus.ts';
import type { Config } from '../config.ts';
import { createFileBytes } from '../files/file-bytes.ts';
import { createErasureLedger, ledgerFile } from '../privacy/erasure-ledger.ts';
import { createPrivacy, type Privacy } from '../privacy/privacy.ts';
import type { Store } from '../store/store.ts';
import { withStore } from './with-store.ts';

/** `zaine erase --customer ID`: forgets a customer, and tells where they may still be found. */
export async function erase({ customer, site }: { customer: string; site?: string }): Promise<void> {
  await withStore(async (store, config) => {
    const known = await createPrivacyOver(store, config).erase({
      site: site ?? config.site,
      customer,
      actor: 'cli',
    });
    if (!known) throw new Error('Nothing is kept about such a customer.');
    process.stdout.write(
      'Erased. Backups made before now still hold this customer until you delete them; restored, one is erased again.\n',
    );
  });
}

/** Erasure, export and signing out for a command, beside whatever servers run on the store. */
export function createPrivacyOver(store: Store, config: Config): Privacy {
  const now = Date.now;
  return createPrivacy({
    store,
    bus: createLocalBus(() => {}),
    audit: createAudit({ db: store.db, now, newId: nanoid }),
    bytes: createFileBytes(store, config.data),
    ledger: createErasureLedger(ledgerFile(config)),
    now,
    newId: nanoid,
  });
}
