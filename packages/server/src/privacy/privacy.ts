import type { Audit } from '../audit/audit.ts';
import type { Bus } from '../bus/bus.ts';
import type { FileBytes } from '../files/file-bytes.ts';
import type { Store } from '../store/store.ts';
import { announce } from '../turn/announce.ts';
import { type Erased, type EraseInput, eraseUnit } from './erase.ts';
import type { Erasure, ErasureLedger } from './erasure-ledger.ts';
import { exportUnit, type PersonExport } from './export-person.ts';
import { hashOfPerson } from './person.ts';
import type { Scrubbing } from './scrubbing.ts';
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
  /** Repeats an erasure of the ledger on a store that does not know of it; false where nobody was found. */
  eraseAgain(erasure: Erasure, customer: string | undefined): Promise<boolean>;
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
  ledger: ErasureLedger;
  scrubbing: Pick<Scrubbing, 'soon'>;
  /** Told of what could not be done beside an erasure, and is made up for later. */
  onFailure(error: unknown): void;
  now: () => number;
  newId: () => string;
}

/** Erasure and export over the store, both written into the audit trail. */
export function createPrivacy(parts: PrivacyParts): Privacy {
  const { store, bus, audit, bytes, ledger, scrubbing, onFailure, now, newId } = parts;
  async function run(input: EraseInput): Promise<Erased> {
    const erased = await store.run(eraseUnit, input);
    // It is done: who must know of it is told before anything else can fail.
    tell(bus, input.site, erased);
    if (erased.entry && !input.again) bus.publish({ about: 'erasure', site: input.site });
    if (erased.known) scrubbing.soon();
    await bytes.remove(erased.files).catch(onFailure);
    return erased;
  }

  return {
    async erase({ site, customer, actor }) {
      const entry = { id: newId(), actor, subject: hashOfPerson(site, customer) };
      const erased = await run({ site, customer, at: now(), entry });
      // What could not be written down now is noted later, from the audit trail.
      if (erased.entry) await ledger.add([erased.entry]).catch(onFailure);
      return erased.known;
    },
    async eraseAgain({ id, site, actor, subject, at, detail }, customer) {
      const entry = { id, actor, subject };
      return (await run({ site, customer, at: now(), entry, again: { at, detail } })).known;
    },
    async export({ site, customer, actor }) {
      const found = await store.run(exportUnit, { site, customer });
      if (!found) return undefined;
      await audit.record({ site, action: 'customer_exported', actor, subject: hashOfPerson(site, customer) });
      return found;
    },
    async signOut({ actor, ...whose }) {
      const browsers = await store.run(signOutUnit, { ...whose, at: now() });
      if (browsers === 0) return false;
      const { site } = whose;
      const subject = 'customer' in whose ? hashOfPerson(site, whose.customer) : whose.conversation;
      await audit.record({ site, action: 'tokens_withdrawn', actor, subject, detail: { browsers } });
      return true;
    },
  };
}

/** Whoever looks at the conversations sees them emptied, and shoppers' sockets end. */
function tell(bus: Bus, site: string, { conversations }: Erased): void {
  for (const { id: conversation, events } of conversations) {
    announce(bus, { site, conversation }, { events });
    bus.publish({ about: 'erased', site, conversation });
  }
}
