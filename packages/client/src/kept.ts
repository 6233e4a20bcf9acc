/** Where a shopper's client keeps its token and unsent messages: `localStorage` and its like fit as they are. */
export type ClientStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/*
 * All that is ever kept on a shopper's device: texts in one storage (`localStorage`; in a window of its own
 * `sessionStorage`), each called `zaine:<site>:` and one of these names. There are no cookies, databases or caches.
 */

/** The token that opens the conversation again. */
export const VISITOR = 'visitor';
/** The id of the conversation. */
export const CONVERSATION = 'conversation';
/** There as long as the conversation is open: something was said in it, and nobody has ended it. */
export const OPEN = 'open';
/** Followed by its id: a message that is not known to have arrived. */
export const OUTGOING = 'out:';
/** What was written and not sent yet. */
export const DRAFT = 'draft';
/** There where the shopper wants to hear of new messages. */
export const SOUND = 'sound';

/** The key in the storage for a site's text of that name; with an empty one, what all keys of the site begin with. */
export const keyOf = (site: string, name: string): string => `zaine:${site}:${name}`;

/** The keys of everything that a storage keeps for a site. */
export const keysOf = (storage: ClientStorage, site: string): string[] =>
  [...Array(storage.length).keys()]
    .map((index) => storage.key(index) as string)
    .filter((key) => key.startsWith(keyOf(site, '')));

/** Removes what a storage keeps for a site, of all its `keys`. Other tabs act when the conversation goes, so the token goes before it. */
export function forget(storage: ClientStorage, site: string, keys: string[]): void {
  for (const key of keys.sort().reverse()) if (key.startsWith(keyOf(site, ''))) storage.removeItem(key);
}
