import { backUp } from '../backup/back-up.ts';
import { removeOldBackups } from '../backup/remove-old-backups.ts';
import { restore } from '../backup/restore.ts';
import { readConfig } from '../config.ts';
import { createErasureLedger, type ErasureLedger, ledgerFiles, takeOver } from '../privacy/erasure-ledger.ts';
import { createErasures } from '../privacy/repeat-erasures.ts';
import { scrubOver, withPrivacy } from './erase.ts';
import { withStore } from './with-store.ts';

const POSTGRES = `Everything is in PostgreSQL (DATABASE_URL), which has its own tools:

  pg_dump --format=custom --file=zaine.dump "$DATABASE_URL"

and to restore, with all servers stopped, into an empty database:

  pg_restore --no-owner --dbname="$DATABASE_URL" zaine.dump
  psql "$DATABASE_URL" -c "delete from meta where key = 'epoch'"

The last line makes chat windows start afresh. Whoever was erased since the dump is erased again by

  zaine erasures /backup/erased.jsonl

where that is a copy of erased.jsonl from the data folder of any node, or the file of ZAINE_ERASURES, which all nodes
keep up to date. examples/backup/postgres-drill.sh does all of it on a database of its own and counts what came back.`;

/** `zaine erasures FILE`: erases again whom the file knows of and this store does not, and brings the file up to date. */
export async function mergeErasures(file: string): Promise<void> {
  await withStore(async (store, config) => {
    const [own, given] = [ledgerFiles(config), [file]].map(createErasureLedger) as [
      ErasureLedger,
      ErasureLedger,
    ];
    const customers = await withPrivacy(store, config, async (privacy) => {
      const erasures = createErasures({ store, privacy, ledger: own });
      await takeOver(own, given);
      await erasures.note();
      return erasures.repeat();
    });
    if (customers > 0) await scrubOver(store);
    const news = await takeOver(given, own);
    process.stdout.write(`Erased again: ${customers} customers. New in ${file}: ${news}.\n`);
  });
}

/** `zaine backup FILE|FOLDER`: a copy of the embedded store at one moment, whether or not a server runs on it. */
export async function makeBackup(
  to: string,
  { secrets = false, keep }: { secrets?: boolean; keep?: string },
): Promise<void> {
  const days = keep === undefined ? undefined : Number(keep);
  if (days !== undefined && !(days >= 1)) throw new Error('--keep is a number of days, at least 1.');
  const config = readConfig(process.env);
  if (config.databaseUrl) throw new Error(POSTGRES);
  const now = new Date();
  const note = await backUp({ data: config.data, to, secrets, erasures: ledgerFiles(config), now });
  const rest = note
    ? `the database, ${note.files} files${note.secrets ? ' and the secrets: keep it as safe as a key' : ', without secrets'}`
    : 'the database alone, without the files people sent and without secrets';
  process.stdout.write(`${to} holds ${rest}.\n`);
  if (days === undefined) return;
  for (const name of await removeOldBackups({ beside: to, days, now }))
    process.stdout.write(`${name} was older than ${days} days and is gone.\n`);
}

/** `zaine restore FILE|FOLDER`: puts a backup in the data folder. */
export async function restoreBackup(from: string, { force = false }: { force?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  if (config.databaseUrl) throw new Error(POSTGRES);
  const erasures = ledgerFiles(config);
  const { files, secrets, aside } = await restore({
    from,
    data: config.data,
    erasures,
    force,
    now: new Date(),
  });
  process.stdout.write(
    `Restored the database, ${files} files${secrets ? ' and the secrets' : ''} into ${config.data}.\n`,
  );
  const customers = await withStore(async (store, config) => {
    const ledger = createErasureLedger(erasures);
    const found = await withPrivacy(store, config, (privacy) =>
      createErasures({ store, privacy, ledger }).repeat(),
    );
    if (found > 0) await scrubOver(store);
    return found;
  });
  if (customers > 0) process.stdout.write(`Erased since, and so erased again: ${customers} customers.\n`);
  if (aside !== undefined)
    process.stdout.write(
      `What was there is in ${aside}; delete it when you are sure, people's data is in it.\n`,
    );
  process.stdout.write('Start the server; chat windows will start afresh from what it has.\n');
}
