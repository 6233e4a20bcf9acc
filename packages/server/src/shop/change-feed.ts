import type { ChangeTable } from '../store/back-room-schema.ts';
import type { Store } from '../store/store.ts';
import type { Change, ChangeKind } from './changes.ts';
import { ticketId } from './ids.ts';
import { acknowledgeUnit, refuseChangeUnit } from './ledger/acknowledge.ts';
import type { PolicyBook } from './policies.ts';

/** What was done here, for the shop's own system to read and acknowledge. */
export interface ChangeFeed {
  /** In order, after `after`. Reading it tells that somebody listens. */
  read(site: string, page: { after: number; limit: number }): Promise<Change[]>;
  /** The shop has carried out everything up to `upTo`. Resolves with how many that were. */
  acknowledge(site: string, upTo: number): Promise<number>;
  /** The shop cannot carry one out; false where it is not there or no longer open. */
  refuse(site: string, seq: number, reason: string): Promise<boolean>;
}

/** The feed over a store. */
export function createChangeFeed(store: Store, policies: PolicyBook, now: () => number): ChangeFeed {
  return {
    async read(site, { after, limit }) {
      await store.db
        .insertInto('shop_link')
        .values({ site, seq: 0, feed_at: now(), delivered: 0, attempts: 0, due_at: 0, lease_until: 0 })
        .onConflict((conflict) => conflict.column('site').doUpdateSet({ feed_at: now() }))
        .execute();
      const found = await store.db
        .selectFrom('change')
        .selectAll()
        .where('site', '=', site)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return found.map(changeOf);
    },
    acknowledge: (site, upTo) => store.run(acknowledgeUnit, { site, upTo, now: now() }),
    async refuse(site, seq, reason) {
      const work = { site, seq, reason, now: now(), ticket: ticketId() };
      return store.run(refuseChangeUnit, { ...work, policies: await policies.policiesOf(site) });
    },
  };
}

/** A change as the shop reads it. */
export function changeOf(row: ChangeTable): Change {
  return {
    seq: row.seq,
    kind: row.kind as ChangeKind,
    at: new Date(row.at).toISOString(),
    order: row.order_number,
    customer: row.customer,
    data: JSON.parse(row.data),
    ...(row.acknowledged_at !== null && { acknowledgedAt: new Date(row.acknowledged_at).toISOString() }),
    ...(row.outcome !== null && { outcome: row.outcome }),
  };
}
