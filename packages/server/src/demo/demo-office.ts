import type { ChangeFeed } from '../shop/change-feed.ts';

const EVERY = 3_600_000;

/**
 * Stands for the demo shop's own system: it reads the feed of what was done in the chat, as a shop's back end
 * would, so that in the demo things are done and not only requested. It acknowledges nothing; that is left to
 * whoever tries the feed or the webhook.
 */
export async function openDemoOffice(
  changes: ChangeFeed,
  site: string,
  report: (error: unknown) => void,
): Promise<{ close(): void }> {
  const look = () => changes.read(site, { after: 0, limit: 1 });
  await look();
  const timer = setInterval(() => void look().catch(report), EVERY);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
