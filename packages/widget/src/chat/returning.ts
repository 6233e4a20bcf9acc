/** True where this browser already has a conversation with the site, under the name that `@zaine/client` keeps it. */
export function isReturning(site: string, consent: unknown): boolean {
  try {
    return String(consent) !== 'false' && localStorage.getItem(`zaine:${site}:conversation`) !== null;
  } catch {
    // Private modes and sandboxed frames throw at the mere mention.
    return false;
  }
}
