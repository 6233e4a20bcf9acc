/** What to do when the browser says something about the network or the page. */
interface WakeHandlers {
  /** The network is back, or the page is looked at again. */
  wake(): unknown;
  /** The network is said to be gone. */
  gone(): unknown;
  /** The page is left, and perhaps kept for the way back; an open socket would forbid that. */
  leave(): unknown;
}

/** Listens to `online`, `offline`, `visibilitychange`, `pagehide` and `pageshow` where there is a window; returns the undo. */
export function wakeSignals({ wake, gone, leave }: WakeHandlers): () => void {
  const listening = new AbortController();
  if (typeof document !== 'undefined') {
    const { signal } = listening;
    addEventListener('online', wake, { signal });
    addEventListener('offline', gone, { signal });
    addEventListener('pagehide', leave, { signal });
    addEventListener('pageshow', wake, { signal });
    document.addEventListener('visibilitychange', () => document.hidden || wake(), { signal });
  }
  return () => listening.abort();
}
