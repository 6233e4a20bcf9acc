/** What to do when the browser says something about the network or the page. */
interface WakeHandlers {
  /** The network is back, or the page is looked at again. */
  wake(): unknown;
  /** The network is said to be gone. */
  doubt(): unknown;
}

/** Listens to `online`, `offline` and `visibilitychange` where there is a window; returns the undo. */
export function wakeSignals({ wake, doubt }: WakeHandlers): () => void {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => {};
  const seen = () => {
    if (document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', wake);
  window.addEventListener('offline', doubt);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', doubt);
    document.removeEventListener('visibilitychange', seen);
  };
}
