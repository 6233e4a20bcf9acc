/** Calls back when another tab changed what is stored under `key`; returns the undo. */
export function watchOtherTabs(key: string, changed: (value: string | null) => void): () => void {
  const listening = new AbortController();
  if (typeof document !== 'undefined') {
    const { signal } = listening;
    // A key of null says that everything was cleared.
    addEventListener('storage', (event) => [key, null].includes(event.key) && changed(event.newValue), {
      signal,
    });
  }
  return () => listening.abort();
}
