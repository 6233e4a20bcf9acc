import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { AgentStatus } from '@zaine/protocol';
import { hashOf } from '../sites/site-secrets.ts';
import type { AgentTable, Database } from '../store/schema.ts';

/** An agent who has signed in. */
export interface SignedInAgent {
  site: string;
  name: string;
  role: 'agent' | 'admin';
  status: AgentStatus;
}

/** The people of the desk and their sign-ins. */
export interface Agents {
  /** Makes an agent, or gives an existing one a new password and role. */
  put(site: string, agent: { name: string; password: string; role?: 'agent' | 'admin' }): Promise<void>;
  /** Undefined for an unknown name and a wrong password alike, after the same time. */
  signIn(
    site: string,
    name: string,
    password: string,
  ): Promise<{ agent: SignedInAgent; token: string } | undefined>;
  /** Who a session token belongs to. */
  bySession(token: string): Promise<SignedInAgent | undefined>;
  signOut(token: string): Promise<void>;
  setStatus(site: string, name: string, status: AgentStatus): Promise<void>;
}

/** How long a sign-in lasts, in milliseconds; also the cookie's age. */
export const SESSION_LIFE = 12 * 60 * 60 * 1000;

/** argon2id as OWASP's password storage cheat sheet has it: 19 MiB, two passes, one lane. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Agents in the store; passwords are kept as argon2id, session tokens as SHA-256. */
export function createAgents(db: Database, now: () => number): Agents {
  const decoy = hash(randomBytes(16), ARGON);

  async function find(site: string, name: string): Promise<AgentTable | undefined> {
    const query = db.selectFrom('agent').selectAll().where('site', '=', site).where('name', '=', name);
    return query.executeTakeFirst();
  }

  return {
    async put(site, { name, password, role = 'agent' }) {
      const known = await find(site, name);
      if (known && known.role === role && (await verify(known.password_hash, password))) return;
      const secret = { role, password_hash: await hash(password, ARGON) };
      await db
        .insertInto('agent')
        .values({ site, name, ...secret, status: 'online', created_at: now() })
        .onConflict((conflict) => conflict.columns(['site', 'name']).doUpdateSet(secret))
        .execute();
      // A new password ends what was signed in with the old one.
      await db.deleteFrom('agent_session').where('site', '=', site).where('agent', '=', name).execute();
    },
    async signIn(site, name, password) {
      const known = await find(site, name);
      const right = await verify(known?.password_hash ?? (await decoy), password);
      if (!known || !right) return undefined;
      const token = `as_${randomBytes(32).toString('base64url')}`;
      await db
        .insertInto('agent_session')
        .values({ token_hash: hashOf(token), site, agent: name, expires_at: now() + SESSION_LIFE })
        .execute();
      return { agent: { site, name, role: known.role, status: known.status }, token };
    },
    async bySession(token) {
      const found = await db
        .selectFrom('agent_session as s')
        .innerJoin('agent as a', (join) =>
          join.onRef('a.site', '=', 's.site').onRef('a.name', '=', 's.agent'),
        )
        .select(['a.site', 'a.name', 'a.role', 'a.status'])
        .where('s.token_hash', '=', hashOf(token))
        .where('s.expires_at', '>', now())
        .executeTakeFirst();
      return found;
    },
    async signOut(token) {
      await db.deleteFrom('agent_session').where('token_hash', '=', hashOf(token)).execute();
    },
    async setStatus(site, name, status) {
      await db
        .updateTable('agent')
        .set({ status })
        .where('site', '=', site)
        .where('name', '=', name)
        .execute();
    },
  };
}
