import type { Store } from '../store/store.ts';
import { linkUnit, recordUnit } from './chain.ts';

/** What is written down of, by the name of the deed. */
export const auditActions = [
  'sign_in',
  'sign_in_refused',
  'sign_out',
  'key_refused',
  'settings_changed',
  'policies_changed',
  'webhook_set',
  'webhook_removed',
  'ticket_opened',
  'ticket_changed',
  'case_moved',
  'agent_put',
  'site_added',
  'secrets_renewed',
  'customer_exported',
  'customer_erased',
  'tokens_withdrawn',
  'retention_swept',
] as const;

/** Somebody did something that may be asked about later. */
export interface AuditEntry {
  site: string;
  action: (typeof auditActions)[number];
  /** `agent:NAME`, `key`, `cli`, `system` or `nobody`. */
  actor: string;
  /** What it was about; a customer's id goes in as a hash, so that erasing leaves nothing here. */
  subject?: string | undefined;
  detail?: Record<string, string | number | boolean>;
}

/** An entry as it is read. */
export interface AuditRecord extends Required<Pick<AuditEntry, 'action' | 'actor' | 'detail'>> {
  id: string;
  at: string;
  subject?: string;
}

/** The audit trail: entries are added and read, and the store refuses everything else. */
export interface Audit {
  record(entry: AuditEntry): Promise<void>;
  /**
   * Links entries that stand alone, from before there was a chain, of nodes of an earlier version, or put into the table by
   * somebody else; returns how many.
   */
  link(): Promise<number>;
  /** Latest first; `before` is the `at` and id of the last entry already seen. */
  read(site: string, page: { limit: number; before?: { at: number; id: string } }): Promise<AuditRecord[]>;
}

/** What it stands on. */
export interface AuditOptions {
  store: Store;
  now: () => number;
  newId: () => string;
}

/** The audit trail in the store. */
export function createAudit({ store, now, newId }: AuditOptions): Audit {
  const { db } = store;
  return {
    async record({ subject = null, detail = {}, ...entry }) {
      const row = { id: newId(), at: now(), subject, detail: JSON.stringify(detail), ...entry };
      await store.run(recordUnit, row);
    },
    async link() {
      let linked = 0;
      for (const { site } of await db.selectFrom('audit').select('site').distinct().execute())
        for (let some = 1; some > 0; linked += some) some = await store.run(linkUnit, { site });
      return linked;
    },
    async read(site, { limit, before }) {
      let query = db.selectFrom('audit').selectAll().where('site', '=', site);
      if (before) {
        // The first condition is what finds the place in the index.
        query = query
          .where('at', '<=', before.at)
          .where((where) =>
            where.or([
              where('at', '<', before.at),
              where.and([where('at', '=', before.at), where('id', '<', before.id)]),
            ]),
          );
      }
      const found = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return found.map(({ id, at, action, actor, subject, detail }) => ({
        id,
        at: new Date(at).toISOString(),
        action: action as AuditEntry['action'],
        actor,
        ...(subject !== null && { subject }),
        detail: JSON.parse(detail),
      }));
    },
  };
}
