import type { ChangeTable, ShopLinkTable } from '../../store/back-room-schema.ts';
import { forUpdate, row, type Steps, unit } from '../../store/unit.ts';

/** How long one delivery may take before another node tries it, in milliseconds. */
const LEASE = 30_000;
/** Pauses after the first failures, in seconds; from then on the last one. */
const PAUSES = [5, 30, 120, 600, 1800, 7200, 21_600];

/** The next change of a site whose webhook is to be told. */
export interface Delivery {
  site: string;
  url: string;
  secret: string;
  change: ChangeTable;
}

/** Takes the next delivery that is due, of whatever site. */
export const claimDeliveryUnit = unit(
  'shop.claimDelivery',
  function* ({ now }: { now: number }, store): Steps<Delivery | null> {
    const skip = store === 'postgres' ? ' skip locked' : '';
    const link = yield* row<ShopLinkTable>(
      `select * from shop_link where url is not null and delivered < seq and due_at <= ? and lease_until <= ?
       order by due_at, site limit 1${forUpdate(store)}${skip}`,
      [now, now],
    );
    if (!link?.url || link.secret === null) return null;
    yield* row('update shop_link set lease_until = ? where site = ?', [now + LEASE, link.site]);
    const change = yield* row<ChangeTable>(
      'select * from change where site = ? and seq > ? order by seq limit 1',
      [link.site, link.delivered],
    );
    return change ? { site: link.site, url: link.url, secret: link.secret, change } : null;
  },
);

/** What became of a delivery. */
export interface DeliveryResult {
  site: string;
  seq: number;
  now: number;
  /** `done`: the shop has carried it out; `taken`: it will say so later; else why it did not take it. */
  outcome: 'done' | 'taken' | { failed: string };
}

/** Goes on to the next change, or puts the same one off for a while that grows. */
export const settleDeliveryUnit = unit(
  'shop.settleDelivery',
  function* ({ site, seq, now, outcome }: DeliveryResult): Steps<null> {
    if (typeof outcome === 'object') {
      const link = yield* row<ShopLinkTable>(
        'update shop_link set attempts = attempts + 1, error = ?, lease_until = 0 where site = ? returning *',
        [outcome.failed, site],
      );
      const pause = PAUSES[Math.min((link?.attempts ?? 1) - 1, PAUSES.length - 1)] ?? 0;
      yield* row('update shop_link set due_at = ? where site = ?', [now + pause * 1000, site]);
      return null;
    }
    // First the change, then the link: the order in which the feed's reader takes them.
    if (outcome === 'done') {
      yield* row(
        `update change set acknowledged_at = ?, outcome = 'done' where site = ? and seq = ? and acknowledged_at is null`,
        [now, site, seq],
      );
    }
    yield* row(
      `update shop_link set delivered = ?, attempts = 0, error = null, due_at = 0, lease_until = 0
       where site = ? and delivered < ?`,
      [seq, site, seq],
    );
    return null;
  },
);
