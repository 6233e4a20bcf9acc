import { createHash } from 'node:crypto';
import type { Audit } from '../audit/audit.ts';
import type { Bus } from '../bus/bus.ts';
import type { FileBytes } from '../files/file-bytes.ts';
import type { Store } from '../store/store.ts';
import { announce } from '../turn/announce.ts';
import { type Erased, eraseUnit } from './erase.ts';
import { exportUnit, type PersonExport } from './export-person.ts';
import { signOutUnit } from './sign-out.ts';

/** Who asks for somebody's data, and whose they are. */
export interface PersonRequest {
  site: string;
  customer: string;
  /** `key`, `cli` or `agent:NAME`. */
  actor: string;
}

/** Who asks for whose browsers to be signed out. */
export type SignOutRequest = { site: string; actor: string } & (
  | { customer: string }
  | { conversation: string }
);

/** What customers may ask of the shop about themselves. */
export interface Privacy {
  /** False where nothing is known of the customer. */
  erase(request: PersonRequest): Promise<boolean>;
  export(request: PersonRequest): Promise<PersonExport | undefined>;
  /** Withdraws the visitor tokens of a customer, or of whoever has a conversation; false where there are none. */
  signOut(request: SignOutRequest): Promise<boolean>;
}

/** What it stands on. */
export interface PrivacyParts {
  store: Store;
  bus: Bus;
  audit: Audit;
  bytes: FileBytes;
  now: () => number;
}

/** Erasure and export over the store, both written into the audit trail. */
export function createPrivacy({ store, bus, audit, bytes, now }: PrivacyParts): Privacy {
  return {
    async erase({ site, customer, actor }) {
      const erased = await store.run(eraseUnit, { site, customer, at: now() });
      if (!erased.known) return false;
      await bytes.remove(erased.files);
      tell(bus, site, erased);
      const detail = {
        conversations: erased.conversations.length,
        files: erased.files.length,
        orders: erased.orders,
      };
      await audit.record({ site, action: 'customer_erased', actor, subject: hashed(site, customer), detail });
      return true;
    },
    async export({ site, customer, actor }) {
      const found = await store.run(exportUnit, { site, customer });
      if (!found) return undefined;
      await audit.record({ site, action: 'customer_exported', actor, subject: hashed(site, customer) });
      return found;
    },
    async signOut({ actor, ...whose }) {
      const browsers = await store.run(signOutUnit, { ...whose, at: now() });
      if (browsers === 0) return false;
      const { site } = whose;
      const subject = 'customer' in whose ? hashed(site, whose.customer) : whose.conversation;
      await audit.record({ site, action: 'tokens_withdrawn', actor, subject, detail: { browsers } });
      return true;
    },
  };
}

/** Whoever looks at the conversations sees them emptied, and shoppers' sockets end. */
function tell(bus: Bus, site: string, { conversations }: Erased): void {
  for (const { id: conversation, events } of conversations) {
    announce(bus, { site, conversation }, events);
    bus.publish({ about: 'erased', site, conversation });
  }
}

/** Tells later whether it was this customer, and nobody who it was. */
function hashed(site: string, customer: string): string {
  return createHash('sha256').update(`${site}\n${customer}`).digest('hex');
}
