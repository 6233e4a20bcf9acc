/** Fetches code at its first use. Where it does not come, what stands in for it stays, and the next use tries again. */
export function once(load: () => Promise<void>): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    load().catch(() => {
      asked = false;
    });
  };
}
