import { withPrivacy } from './erase.ts';
import { withStore } from './with-store.ts';

/** `zaine sign-out --customer ID` or `--conversation ID`: withdraws visitor tokens. A running server closes open windows within five seconds. */
export async function signOut({
  customer,
  conversation,
  site,
}: {
  customer?: string;
  conversation?: string;
  site?: string;
}): Promise<void> {
  if ((customer === undefined) === (conversation === undefined))
    throw new Error('Say whose: --customer ID or --conversation ID.');
  await withStore(async (store, config) => {
    const place = { site: site ?? config.site, actor: 'cli' };
    const whose = customer === undefined ? { conversation: conversation ?? '' } : { customer };
    if (!(await withPrivacy(store, config, (privacy) => privacy.signOut({ ...place, ...whose }))))
      throw new Error('No browser is known there.');
    process.stdout.write('Signed out everywhere; what is open closes within five seconds.\n');
  });
}
