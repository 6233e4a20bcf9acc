import { sql } from 'kysely';
import type { Bus } from '../bus/bus.ts';
import type { Store } from '../store/store.ts';
import type { Erasure, ErasureLedger } from './erasure-ledger.ts';
import { hashOfPerson, holdings } from './person.ts';
import type { Privacy } from './privacy.ts';

/** Keeps the store and the ledger at one: what either knows of erasures, the other must. */
export interface Erasures {
  /** Erases again whom a restored store brought back; returns how many customers that were. */
  repeat(): Promise<number>;
  /** Writes into the ledger what other nodes and commands erased. */
  note(): Promise<void>;
}

/** What it stands on. */
export interface ErasuresParts {
  store: Store;
  privacy: Pick<Privacy, 'eraseAgain'>;
  ledger: ErasureLedger;
}

/** Compares the ledger with the audit trail, which is as old as the store around it. */
export function createErasures({ store, privacy, ledger }: ErasuresParts): Erasures {
  return {
    async repeat() {
      const [listed, trail, sites] = await Promise.all([ledger.read(), erasuresIn(store), sitesOf(store)]);
      const known = new Set(trail.map(({ id }) => id));
      const missing = listed.filter(({ id, site, since }) => !known.has(id) && sites.get(site) === since);
      let customers = 0;
      for (const site of new Set(missing.map((each) => each.site))) {
        const ids = await customersByHash(store, site);
        for (const erasure of missing.filter((each) => each.site === site))
          if (await privacy.eraseAgain(erasure, ids.get(erasure.subject))) customers += 1;
      }
      return customers;
    },
    async note() {
      await ledger.add(await erasuresIn(store));
    },
  };
}

/** What keeps a node's own list up to date. */
export interface NotingParts {
  bus: Bus;
  erasures: Pick<Erasures, 'note'>;
  onFailure(error: unknown): void;
}

/** Notices that come within this many milliseconds are one look into the store. */
const GATHER = 200;

/** Writes down what other nodes and commands erased as soon as they tell of it, or may have; returns the undo. */
export function noteErasures({ bus, erasures, onFailure }: NotingParts): () => void {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      erasures.note().catch(onFailure);
    }, GATHER);
  };
  const undo = [
    bus.subscribe(({ about }) => {
      if (about === 'erasure') soon();
    }),
    bus.onGap(soon),
  ];
  return () => {
    clearTimeout(timer);
    for (const each of undo) each();
  };
}

async function sitesOf({ db }: Store): Promise<Map<string, number>> {
  const found = await db.selectFrom('site').select(['id', 'created_at']).execute();
  return new Map(found.map(({ id, created_at }) => [id, created_at]));
}

async function erasuresIn({ db }: Store): Promise<Erasure[]> {
  const found = await db
    .selectFrom('audit')
    .innerJoin('site', 'site.id', 'audit.site')
    .select(['audit.id', 'audit.site', 'site.created_at as since', 'at', 'actor', 'subject', 'detail'])
    // As a word of the statement, not a parameter: an index holds these alone.
    .where('action', '=', sql.lit('customer_erased'))
    .execute();
  return found.map(({ subject, ...each }) => ({ ...each, subject: subject ?? '' }));
}

/** The ids of all customers of a site, by the hash that stands for them. */
async function customersByHash({ db }: Store, site: string): Promise<Map<string, string>> {
  const columns = holdings().flatMap(([table, { by, column }]) =>
    by === 'customer' ? [[table, column]] : [],
  );
  for (const table of ['conversation', 'archive', 'visitor', 'consent']) columns.push([table, 'customer']);
  const each = columns.map(
    ([table = '', column = '']) =>
      sql`select ${sql.ref(column)} as id from ${sql.table(table)} where site = ${site}`,
  );
  const { rows } = await sql<{ id: string | null }>`${sql.join(each, sql` union `)}`.execute(db);
  return new Map(rows.flatMap(({ id }) => (id === null ? [] : [[hashOfPerson(site, id), id]])));
}
