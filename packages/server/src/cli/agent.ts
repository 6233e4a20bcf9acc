import { randomBytes } from 'node:crypto';
import { createAgents } from '../desk/agents.ts';
import { siteParts } from './site.ts';
import { withStore } from './with-store.ts';

const NAME = /^[^\0\n]{1,64}$/;
const RESERVED = new Set(['admin', 'bot', 'queue']);

/** `zaine agent add NAME`: makes an agent, or gives one a new password. Without `--password` one is made up and printed. */
export async function addAgent(
  name: string,
  { site, password }: { site?: string; password?: string },
): Promise<void> {
  if (!NAME.test(name)) throw new Error('A name has 1 to 64 characters.');
  if (RESERVED.has(name)) throw new Error(`"${name}" means something else at the desk; take another name.`);
  if (password !== undefined && password.length < 8) throw new Error('A password has at least 8 characters.');
  await withStore(async (store, config) => {
    const at = site ?? config.site;
    const { sites, audit } = await siteParts(store, config);
    const known = await sites.get(at);
    if (!known && at !== config.site)
      throw new Error(`There is no site "${at}"; make it with: zaine site add ${at}`);
    const given = password ?? randomBytes(9).toString('base64url');
    await createAgents(store.db, Date.now).put(at, { name, password: given });
    await audit.record({ site: at, action: 'agent_put', actor: 'cli', subject: name });
    const shown = password === undefined ? ` with the password ${given}` : '';
    process.stdout.write(`${name} can sign in at /console/${shown}.\n`);
  });
}
