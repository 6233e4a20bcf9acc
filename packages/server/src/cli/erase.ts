import { setTimeout } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import { createAudit } from '../audit/audit.ts';
import type { Bus } from '../bus/bus.ts';
import { createLocalBus } from '../bus/local-bus.ts';
import type { Config } from '../config.ts';
import { createFileBytes } from '../files/file-bytes.ts';
import { openBus } from '../open-bus.ts';
import { createErasureLedger, ledgerFiles } from '../privacy/erasure-ledger.ts';
import { createPrivacy, type Privacy } from '../privacy/privacy.ts';
import { createScrubbing, tablesToScrub, whyDelayed } from '../privacy/scrubbing.ts';
import type { Store } from '../store/store.ts';
import { withStore } from './with-store.ts';

/** `zaine erase --customer ID`: forgets a customer, and tells where they may still be found. */
export async function erase({ customer, site }: { customer: string; site?: string }): Promise<void> {
  await withStore(async (store, config) => {
    const known = await withPrivacy(store, config, (privacy) =>
      privacy.erase({ site: site ?? config.site, customer, actor: 'cli' }),
    );
    if (!known) throw new Error('Nothing is kept about such a customer.');
    await scrubOver(store);
    process.stdout.write(
      'Erased. Backups made before now still hold this customer until you delete them; restored, one is erased again.\n',
    );
  });
}

/** For how long each table is tried again and again, in milliseconds. */
const PATIENCE = 60_000;

/** `zaine scrub`: takes what was erased out of the store's files; with PostgreSQL the tables are written anew for it. */
export async function scrub(): Promise<void> {
  await withStore(async (store) => {
    const said = (done: string) => process.stdout.write(`${done}\n`);
    const scrubbed = await store.scrub(tablesToScrub(store), { rewritten: true, patience: PATIENCE });
    const why = whyDelayed(scrubbed);
    if (why !== undefined)
      throw new Error(`Not all of it is done: ${why}. Try again when they have ended, or at a quieter hour.`);
    said('What was erased is not in the files of the store any more.');
    if (store.kind === 'postgres')
      said('Archived write-ahead logs, standbys and dumps are not touched by this.');
  });
}

/** Takes what a command erased out of the store's files, and says so where that has to wait. */
export async function scrubOver(store: Store): Promise<void> {
  const scrubbing = createScrubbing({ store, now: Date.now, onDelay: () => {} });
  let why: string | undefined;
  for (let tries = 0; tries < 3; tries++) {
    why = whyDelayed(await scrubbing.now());
    if (why === undefined) return;
    await setTimeout(1000);
  }
  process.stdout.write(
    `Parts of it may lie in the store's files a little longer: ${why}. The running server goes on trying.\n`,
  );
}

/** Erasure, export and signing out for a command; whatever servers run on the store hear of it. */
export async function withPrivacy<T>(
  store: Store,
  config: Config,
  work: (privacy: Privacy) => Promise<T>,
): Promise<T> {
  // A notice that gets lost is made up for by the servers.
  const ignore = () => {};
  const bus = await openBus({ config, local: createLocalBus(ignore), node: nanoid(), onError: ignore });
  try {
    return await work(privacyOver(store, config, bus));
  } finally {
    await bus.close();
  }
}

function privacyOver(store: Store, config: Config, bus: Bus): Privacy {
  const now = Date.now;
  return createPrivacy({
    store,
    bus,
    audit: createAudit({ store, now, newId: nanoid }),
    bytes: createFileBytes(store, config.data),
    ledger: createErasureLedger(ledgerFiles(config)),
    // A command does it itself before it ends.
    scrubbing: { soon() {} },
    onFailure: (error) => process.stderr.write(`Erased, but this is left for the servers to do: ${error}\n`),
    now,
    newId: nanoid,
  });
}
