import { sql } from 'kysely';
import type { Audit } from '../audit/audit.ts';
import { archiveRowsOf, archiveUnit } from '../conversation/archive.ts';
import type { FileBytes } from '../files/file-bytes.ts';
import type { SiteSettings } from '../sites/sites.ts';
import { endLease, takeLease } from '../store/lease.ts';
import type { ConversationTable } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { forgetUnit, forgetVisitorsUnit } from './forget.ts';
import { sweepNews, sweepTickets, withoutTicket } from './old-tickets.ts';
import { noteForScrubbing, type Scrubbing } from './scrubbing.ts';
import { AT_ONCE, inTurn, type Sweep } from './sweep.ts';

/** Removes what has been kept for as long as it may be. */
export interface Retention {
  /** One sweep over all sites; any node may ask for it at any time, one does it. */
  sweep(): Promise<void>;
}

/** What it stands on. */
export interface RetentionParts {
  store: Store;
  bytes: FileBytes;
  audit: Audit;
  scrubbing: Pick<Scrubbing, 'soon'>;
  now: () => number;
}

const DAY = 24 * 60 * 60 * 1000;
/** How long one sweep goes on at most; what is left is for the next one. */
const LONGEST = 10 * 60 * 1000;
/** Chats that were opened and never spoken in, and browsers that left nothing, are kept for so long. */
const EMPTY_FOR = 30 * DAY;

/** Sweeps by the settings of each site; what has run out by itself goes in any case. */
export function createRetention(parts: RetentionParts): Retention {
  const { store, audit, scrubbing, now } = parts;

  async function sweepAll(): Promise<void> {
    await sweepExpired(store, now());
    const over = Date.now() + LONGEST;
    for (const { id, settings } of await store.db.selectFrom('site').select(['id', 'settings']).execute()) {
      const { retention = {} } = JSON.parse(settings) as SiteSettings;
      const detail = await sweepSite(parts, { site: id, retention, over });
      if (Object.values(detail).some((count) => count > 0)) {
        await audit.record({ site: id, action: 'retention_swept', actor: 'system', detail });
        await noteForScrubbing(store.db, now());
        scrubbing.soon();
      }
    }
  }

  return {
    async sweep() {
      // Longer than a sweep: whoever still holds it after that is dead.
      if (!(await takeLease(store.db, { work: 'retention', at: now(), for: 2 * LONGEST }))) return;
      await sweepAll().finally(() => endLease(store.db, 'retention'));
    },
  };
}

async function sweepExpired({ db }: Store, at: number): Promise<void> {
  await db.deleteFrom('agent_session').where('expires_at', '<', at).execute();
  await db
    .deleteFrom('identity_use')
    .where('expires_at', '<', at - DAY)
    .execute();
  await db.deleteFrom('token_renewal').where('until', '<', at).execute();
  await sql`delete from token_renewal where not exists
    (select 1 from visitor where visitor.id = token_renewal.visitor)`.execute(db);
  await db
    .deleteFrom('guest_try')
    .where('until', '<', at - DAY)
    .execute();
  await db
    .deleteFrom('throttle')
    .where('at', '<', at - DAY)
    .execute();
  await db
    .deleteFrom('site_secret')
    .where('expires_at', '<', at - DAY)
    .execute();
}

async function sweepSite(parts: RetentionParts, sweep: Sweep) {
  const { store, now } = parts;
  const { site, retention } = sweep;
  const before = (days: number | undefined) => (days === undefined ? 0 : now() - days * DAY);
  let asked = 0;
  const forget = async (found: readonly { id: string }[]) => {
    const ids = found.map(({ id }) => id);
    const files = await filesOf(store, site, ids);
    await removeFiles(parts, files);
    asked += await store.run(forgetUnit, { site, ids });
    return ids.length;
  };
  const conversations =
    (await inTurn(
      sweep,
      (after?: Head) => untouched(store, { site, before: before(retention.conversations), after }),
      forget,
    )) + (await inTurn(sweep, () => archivedBefore(store, site, before(retention.conversations)), forget));
  const empty = await inTurn(
    sweep,
    (after?: Head) => unspoken(store, { site, before: now() - EMPTY_FOR, after }),
    forget,
  );
  const archived = await inTurn(
    sweep,
    (after?: Head) => spoken(store, { site, before: before(retention.archive), after }),
    (found) => archiveAll(store, site, found),
  );
  const files = await inTurn(
    sweep,
    () => filesBefore(store, site, before(retention.files)),
    (found) =>
      removeFiles(
        parts,
        found.map(({ id }) => id),
      ),
  );
  const questions = await store.db
    .deleteFrom('unanswered')
    .where('site', '=', site)
    .where('at', '<', before(retention.unanswered))
    .executeTakeFirst();
  const ends = { tickets: before(retention.tickets), conversations: before(retention.conversations) };
  const tickets = asked + (await sweepTickets(store, sweep, ends));
  const news = await sweepNews(store, site, ends.conversations);
  const visitors = await store.run(forgetVisitorsUnit, { site, before: now() - EMPTY_FOR });
  const unanswered = Number(questions.numDeletedRows);
  return { conversations, empty, archived, files, tickets, news, unanswered, visitors };
}

type Head = Pick<ConversationTable, 'id' | 'created_at'>;

interface Old {
  site: string;
  before: number;
  after: Head | undefined;
}

/** Conversations that began and were last touched before a time and are with nobody, from the first on. */
function begunBefore({ db }: Store, { site, before, after }: Old) {
  const query = db
    .selectFrom('conversation')
    .select(['id', 'created_at'])
    .where('site', '=', site)
    .where('created_at', '<', before)
    .where('updated_at', '<', before)
    .where('state', 'in', ['bot', 'closed'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(AT_ONCE);
  if (!after) return query;
  return query
    .where('created_at', '>=', after.created_at)
    .where((where) => where.or([where('created_at', '>', after.created_at), where('id', '>', after.id)]));
}

const spoken = (store: Store, old: Old): Promise<Head[]> =>
  begunBefore(store, old).where('seq', '>', 0).execute();
/** While somebody has still to do what was asked in it, a conversation stays. */
const forgettable = (store: Store, old: Old) =>
  begunBefore(store, old).where(withoutTicket(store, 'conversation.id', old.before));
const untouched = (store: Store, old: Old): Promise<Head[]> => forgettable(store, old).execute();
const unspoken = (store: Store, old: Old): Promise<Head[]> =>
  forgettable(store, old).where('seq', '=', 0).execute();

async function archivedBefore(store: Store, site: string, before: number): Promise<{ id: string }[]> {
  return store.db
    .selectFrom('archive')
    .select('conversation as id')
    .where('site', '=', site)
    .where('updated_at', '<', before)
    .where(withoutTicket(store, 'archive.conversation', before))
    .limit(AT_ONCE)
    .execute();
}

async function archiveAll(store: Store, site: string, found: readonly Head[]): Promise<number> {
  const rows = await archiveRowsOf(
    store.db,
    site,
    found.map(({ id }) => id),
  );
  const moved = await Promise.all(
    rows.map((row) => store.run(archiveUnit, { site, conversation: row.conversation, row })),
  );
  return moved.filter(Boolean).length;
}

async function filesOf({ db }: Store, site: string, conversations: readonly string[]): Promise<string[]> {
  const found = await db
    .selectFrom('file')
    .select('id')
    .where('site', '=', site)
    .where('conversation', 'in', conversations)
    .execute();
  return found.map(({ id }) => id);
}

function filesBefore({ db }: Store, site: string, before: number): Promise<{ id: string }[]> {
  const old = db.selectFrom('file').select('id').where('site', '=', site).where('created_at', '<', before);
  return old.limit(AT_ONCE).execute();
}

/** Rows go first: a row without its bytes shows an empty place, bytes without a row would stay for ever. */
async function removeFiles({ store, bytes }: RetentionParts, ids: readonly string[]): Promise<number> {
  if (ids.length > 0) await store.db.deleteFrom('file').where('id', 'in', ids).execute();
  await bytes.remove(ids);
  return ids.length;
}
