import { lockUnlessErased } from '../conversation/erased.ts';
import { row, type Steps } from '../store/unit.ts';
import type { StoredCase } from './actions.ts';
import type { Ticket } from './tickets.ts';

/** What a conversation is to be told, as it was at that moment. */
export type News = { about: 'case'; case: StoredCase } | { about: 'ticket'; ticket: Ticket };

/**
 * Keeps news for a conversation until it has been told; the same `cid` is told once. One that was erased, forgotten or put
 * into the archive is told nothing, and nothing is kept for it.
 */
export function* addNews(item: {
  site: string;
  conversation: string;
  cid: string;
  news: News;
  now: number;
}): Steps<void> {
  if (!(yield* lockUnlessErased(item.site, item.conversation))) return;
  yield* row(
    `insert into news (site, conversation, cid, data, at) values (?, ?, ?, ?, ?) on conflict do nothing`,
    [item.site, item.conversation, item.cid, JSON.stringify(item.news), item.now],
  );
}
