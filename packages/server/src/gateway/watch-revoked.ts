import type { Database } from '../store/schema.ts';
import type { ChatHub } from './chat-hub.ts';

/** Clocks of nodes may differ by so much, in milliseconds: what was withdrawn since is looked at again. */
const OVERLAP = 60_000;

/** Looks for visitors whose tokens were withdrawn, at whatever node or by command, and closes what they have open here. */
export function watchRevoked({ db, chats, now }: { db: Database; chats: ChatHub; now: () => number }) {
  let looked = now();
  return async (): Promise<void> => {
    const at = now();
    const found = await db
      .selectFrom('visitor')
      .select('id')
      .where('revoked_at', 'is not', null)
      .where('revoked_at', '>', looked - OVERLAP)
      .execute();
    looked = at;
    if (found.length > 0) chats.evict(new Set(found.map(({ id }) => id)));
  };
}
