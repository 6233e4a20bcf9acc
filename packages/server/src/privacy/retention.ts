import type { Audit } from '../audit/audit.ts';
import type { FileBytes } from '../files/file-bytes.ts';
import type { SiteSettings } from '../sites/sites.ts';
import type { Store } from '../store/store.ts';
import { rows, type Steps, unit } from '../store/unit.ts';
import { holdings } from './person.ts';

/** Removes what has been kept for as long as it may be. */
export interface Retention {
  /** One sweep over all sites; any node may do it at any time. */
  sweep(): Promise<void>;
}

/** What it stands on. */
export interface RetentionParts {
  store: Store;
  bytes: FileBytes;
  audit: Audit;
  now: () => number;
}

const DAY = 24 * 60 * 60 * 1000;
/** Conversations and files taken in one go, so that nobody waits long for a sweep. */
const AT_ONCE = 100;

/** Forgets conversations wholly, and with them all rows that belong to them. */
export const forgetUnit = unit('privacy.forget', function* (input: { ids: readonly string[] }): Steps<null> {
  for (const id of input.ids) {
    for (const [table, { by, column }] of holdings()) {
      if (by === 'conversation') yield* rows(`delete from ${table} where ${column} = ?`, [id]);
    }
  }
  return null;
});

/** Sweeps by the settings of each site; what has run out by itself goes in any case. */
export function createRetention(parts: RetentionParts): Retention {
  const { store, audit, now } = parts;
  return {
    async sweep() {
      await sweepExpired(store, now());
      for (const { id, settings } of await store.db.selectFrom('site').select(['id', 'settings']).execute()) {
        const { retention } = JSON.parse(settings) as SiteSettings;
        if (!retention) continue;
        const detail = await sweepSite(parts, id, retention);
        if (Object.values(detail).some((count) => count > 0)) {
          await audit.record({ site: id, action: 'retention_swept', actor: 'system', detail });
        }
      }
    },
  };
}

async function sweepExpired({ db }: Store, at: number): Promise<void> {
  await db.deleteFrom('agent_session').where('expires_at', '<', at).execute();
  await db
    .deleteFrom('identity_use')
    .where('expires_at', '<', at - DAY)
    .execute();
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

async function sweepSite(
  { store, bytes, now }: RetentionParts,
  site: string,
  { conversations, files, unanswered }: NonNullable<SiteSettings['retention']>,
) {
  const { db } = store;
  const before = (days: number | undefined) => (days === undefined ? 0 : now() - days * DAY);
  const old = await oldConversations(store, site, before(conversations));
  const oldFiles = await db
    .selectFrom('file')
    .select('id')
    .where('site', '=', site)
    .where((where) =>
      where.or([where('created_at', '<', before(files)), where('conversation', 'in', ['', ...old])]),
    )
    .execute();
  const ids = oldFiles.map(({ id }) => id);
  // Rows go first: a row without its bytes shows an empty place, bytes without a row would stay for ever.
  if (ids.length > 0) await db.deleteFrom('file').where('id', 'in', ids).execute();
  await bytes.remove(ids);
  if (old.length > 0) await store.run(forgetUnit, { ids: old });
  const questions = await db
    .deleteFrom('unanswered')
    .where('site', '=', site)
    .where('at', '<', before(unanswered))
    .executeTakeFirst();
  return { conversations: old.length, files: ids.length, unanswered: Number(questions.numDeletedRows) };
}

async function oldConversations({ db }: Store, site: string, before: number): Promise<string[]> {
  const found = await db
    .selectFrom('conversation')
    .select('id')
    .where('site', '=', site)
    .where('updated_at', '<', before)
    .where('state', 'in', ['bot', 'closed'])
    .orderBy('updated_at')
    .limit(AT_ONCE)
    .execute();
  return found.map(({ id }) => id);
}
