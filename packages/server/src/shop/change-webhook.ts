import { randomBytes } from 'node:crypto';
import type { Outbound } from '../outbound/outbound.ts';
import type { Store } from '../store/store.ts';
import { changeOf } from './change-feed.ts';
import { claimDeliveryUnit, type Delivery, settleDeliveryUnit } from './ledger/delivery-units.ts';
import { isSigned, sign } from './signature.ts';

/** How a site's webhook stands. */
export interface WebhookState {
  url: string;
  /** Seq of the last change it took, and of the last there is. */
  delivered: number;
  last: number;
  /** Failed tries of the next one, why the last failed, and when it is tried again. */
  attempts: number;
  error?: string;
  next?: string;
}

/** Tells the shop's own system of every change, in order, until it has taken it. */
export interface ChangeWebhook {
  /** Sets the address from now on; a secret is made where none is given, and returned this once. Carriers may sign with the one before for a day. */
  set(site: string, url: string, secret?: string): Promise<{ secret: string }>;
  state(site: string): Promise<WebhookState | undefined>;
  remove(site: string): Promise<void>;
  /** Sends all that is due; resolves when nothing is. */
  deliver(): Promise<void>;
  /** Starts no further delivery; resolves when the last one is over. */
  stop(): Promise<void>;
  /** Whether a body that came from outside was signed with the site's secret. */
  isSigned(site: string, given: { header: string; body: string }): Promise<boolean>;
}

/** What a webhook stands on. The secret lies in the store as `seal` leaves it. */
export interface ChangeWebhookParts {
  store: Store;
  outbound: Outbound;
  seal: { close(text: string): string; open(sealed: string): string | undefined };
  now: () => number;
  report(error: unknown): void;
}

const TIMEOUT = 10_000;
/** How long a carrier may go on signing with the secret before, in milliseconds. */
const BEFORE_COUNTS_FOR = 24 * 60 * 60 * 1000;

/** Webhooks of every site of a store. Several nodes may deliver at once; each change goes out from one of them. */
export function createChangeWebhook(parts: ChangeWebhookParts): ChangeWebhook {
  const { store, seal, now, report } = parts;
  const link = (site: string) =>
    store.db.selectFrom('shop_link').selectAll().where('site', '=', site).executeTakeFirst();
  let running: Promise<void> | undefined;
  let stopped = false;

  async function all(): Promise<void> {
    for (let next = await claim(); next; next = await claim()) await deliverOne(parts, next);
  }
  const claim = async () => (stopped ? null : store.run(claimDeliveryUnit, { now: now() }));

  return {
    async set(site, url, secret = `whsec_${randomBytes(24).toString('base64url')}`) {
      const before = await link(site);
      const again = before?.secret && seal.open(before.secret) === secret;
      const replaced = again
        ? {}
        : { secret_before: before?.secret ?? null, before_until: now() + BEFORE_COUNTS_FOR };
      // What was done before the webhook was there is for the feed.
      const fresh = { url, secret: seal.close(secret), attempts: 0, due_at: 0, error: null, ...replaced };
      await store.db
        .insertInto('shop_link')
        .values({ site, seq: 0, feed_at: 0, delivered: 0, lease_until: 0, ...fresh })
        .onConflict((conflict) =>
          conflict.column('site').doUpdateSet((eb) => ({
            ...fresh,
            ...(before?.url ? {} : { delivered: eb.ref('shop_link.seq') }),
          })),
        )
        .execute();
      return { secret };
    },
    async state(site) {
      const found = await link(site);
      if (!found?.url) return undefined;
      const { url, delivered, seq: last, attempts, error, due_at } = found;
      return {
        url,
        delivered,
        last,
        attempts,
        ...(error !== null && { error }),
        ...(delivered < last && due_at > 0 && { next: new Date(due_at).toISOString() }),
      };
    },
    async remove(site) {
      await store.db
        .updateTable('shop_link')
        .set({ url: null, secret: null, secret_before: null })
        .where('site', '=', site)
        .execute();
    },
    deliver() {
      running ??= all()
        .catch(report)
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    async stop() {
      stopped = true;
      await running;
    },
    async isSigned(site, given) {
      const found = await link(site);
      const counts = [found?.secret, (found?.before_until ?? 0) > now() ? found?.secret_before : null];
      return counts.some((sealed) => {
        const secret = sealed ? seal.open(sealed) : undefined;
        return secret !== undefined && isSigned(secret, { ...given, now: now() });
      });
    },
  };
}

async function deliverOne(
  { store, outbound, seal, now }: ChangeWebhookParts,
  delivery: Delivery,
): Promise<void> {
  const { site, url, change } = delivery;
  const place = { site, seq: change.seq };
  const secret = seal.open(delivery.secret);
  if (secret === undefined) {
    const outcome = { failed: 'Its secret was sealed under another key; set the webhook again.' };
    await store.run(settleDeliveryUnit, { ...place, now: now(), outcome });
    return;
  }
  const body = JSON.stringify({ site, ...changeOf(change) });
  const outcome = await outbound({
    url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'zaine-signature': sign(secret, body, now()),
      'zaine-delivery': `${site}-${change.seq}`,
    },
    body,
    timeoutMs: TIMEOUT,
    maxBytes: 64 * 1024,
  }).then(
    ({ status }) => outcomeOf(status),
    (error: Error) => ({ failed: error.message }),
  );
  await store.run(settleDeliveryUnit, { ...place, now: now(), outcome });
}

/** 202 says that it was only taken; any other success that it is carried out. */
function outcomeOf(status: number) {
  if (status === 202) return 'taken';
  return status >= 200 && status < 300 ? 'done' : { failed: `It answered ${status}.` };
}
