import { forget, keyOf, OPEN } from '@zaine/client';

/** True where this device keeps an open conversation with the site. Where consent is refused, it first forgets all that it keeps. */
export function isReturning(site: string, consent?: unknown): boolean {
  try {
    if (`${consent}` === 'false') forget(localStorage, site, Object.keys(localStorage));
    return keyOf(site, OPEN) in localStorage;
  } catch {
    // Private modes and sandboxed frames throw at the mere mention.
    return false;
  }
}
