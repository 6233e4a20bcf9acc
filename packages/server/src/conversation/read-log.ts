import type { ConversationEvent } from '@zaine/protocol';
import type { ConversationTable, Database } from '../store/schema.ts';
import { eventOf } from './event-row.ts';

/** Which part of a conversation's log: the events after `after`, at most `limit`. */
export interface LogSlice {
  site: string;
  conversation: string;
  after: number;
  limit?: number;
}

/** Events in order of `seq`. */
export async function readLog(db: Database, slice: LogSlice): Promise<ConversationEvent[]> {
  const found = await db
    .selectFrom('event')
    .selectAll()
    .where('conversation', '=', slice.conversation)
    .where('site', '=', slice.site)
    .where('seq', '>', slice.after)
    .orderBy('seq')
    .limit(slice.limit ?? 1000)
    .execute();
  return found.map(eventOf);
}

/** The head of a conversation's log, where it belongs to the site. */
export async function readHead(
  db: Database,
  site: string,
  id: string,
): Promise<ConversationTable | undefined> {
  return db
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', id)
    .where('site', '=', site)
    .executeTakeFirst();
}
