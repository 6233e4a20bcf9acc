import type { ChatSnapshot } from '@zaine/client';
import { dayOfYear, daysFrom, onWall, written } from '../format/day.ts';
import { plainText } from '../messages/plain-text.ts';
import type { Words } from '../strings/words.ts';

/** The last thing said while the window was closed. */
interface Preview {
  name: string;
  text: string;
  /** When it was said: a word for a moment ago, else the time. */
  when: string;
}

/** Who speaks where an event names nobody, and what was waved away already. */
interface PreviewContext {
  words: Words;
  shop: string;
  dismissed: number;
}

/** The last unread message in short, for the bubble over the launcher; undefined where there is none to show. */
export function previewOf(
  snapshot: ChatSnapshot,
  { words, shop, dismissed }: PreviewContext,
): Preview | undefined {
  const last = snapshot.events.findLast((event) => event.kind === 'message');
  if (!last || last.author.role === 'shopper' || last.seq <= Math.max(snapshot.readByMe, dismissed))
    return undefined;
  const [at, now] = [onWall(new Date(last.at)), onWall(new Date())];
  const fresh = now.getTime() - at.getTime() < 60_000;
  const day = daysFrom(now, at) ? dayOfYear(at, words) : written(at, words, words.text.clock);
  return {
    name: last.author.role === 'agent' ? (last.author.name ?? shop) : shop,
    text: plainText(last.body, words),
    when: fresh ? words.text.justNow : day,
  };
}
