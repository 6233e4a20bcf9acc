import { type RawBuilder, sql } from 'kysely';
import type { Store } from '../store/store.ts';
import { conversationOf } from './guest-tickets.ts';
import { AT_ONCE, inTurn, type Sweep } from './sweep.ts';

/** Of a row of `conversation` or `archive`: no guest's ticket of it is to be worked on or was changed since a time. */
export function withoutTicket(
  { kind }: Store,
  conversation: 'conversation.id' | 'archive.conversation',
  since: number,
): RawBuilder<boolean> {
  const named = sql.ref(conversation);
  return sql`not exists (select 1 from ticket where ticket.site = ${site(conversation)} and ticket.customer is null
    and ${sql.raw(conversationOf[kind])} = ${named} and (ticket.state <> 'done' or ticket.updated_at >= ${since}))`;
}

const site = (column: string) => sql.ref(column.replace(/\w+$/, 'site'));

/** Until when what is done may have been changed last to go now. */
export interface Ends {
  /** Any ticket. */
  tickets: number;
  /** A guest's whose conversation is not there any more. */
  conversations: number;
}

/** Removes tickets that are done and have had their time; returns how many. */
export async function sweepTickets(store: Store, sweep: Sweep, ends: Ends): Promise<number> {
  const aged = await inTurn(
    sweep,
    () => doneBefore(store, sweep.site, ends.tickets).execute(),
    (found) => remove(store, { ...sweep, found, before: ends.tickets }),
  );
  const left = await inTurn(
    sweep,
    () => leftBehind(store, sweep.site, ends.conversations),
    (found) => remove(store, { ...sweep, found, before: ends.conversations }),
  );
  return aged + left;
}

function doneBefore({ db }: Store, site: string, before: number) {
  const done = db.selectFrom('ticket').select('id').where('site', '=', site).where('state', '=', 'done');
  // None was changed before it was opened, and by that time the index ends where they are younger.
  return done.where('opened_at', '<', before).where('updated_at', '<', before).limit(AT_ONCE);
}

/** What was still open when its conversation went, or was opened at that moment, or went at a node of an earlier version. */
function leftBehind(store: Store, site: string, before: number): Promise<{ id: string }[]> {
  const named = sql.raw(conversationOf[store.kind]);
  return doneBefore(store, site, before)
    .where('customer', 'is', null)
    .where(sql<boolean>`${named} is not null`)
    .where(sql<boolean>`not exists (select 1 from conversation where conversation.id = ${named}
      and conversation.site = ticket.site)`)
    .where(sql<boolean>`not exists (select 1 from archive where archive.conversation = ${named}
      and archive.site = ticket.site)`)
    .execute();
}

/**
 * Removes what was to be told of a ticket or a case in a conversation that is not there any more, as nodes of an earlier
 * version keep it; returns how many that were.
 */
export async function sweepNews({ db }: Store, site: string, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('news')
    .where('site', '=', site)
    .where('at', '<', before)
    .where(sql<boolean>`not exists (select 1 from conversation where conversation.id = news.conversation
      and conversation.site = news.site)`)
    .where(sql<boolean>`not exists (select 1 from archive where archive.conversation = news.conversation
      and archive.site = news.site)`)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Those that somebody has taken up again meanwhile stay. */
async function remove(
  { db }: Store,
  { site, found, before }: { site: string; found: readonly { id: string }[]; before: number },
): Promise<number> {
  const ids = found.map(({ id }) => id);
  const { numDeletedRows } = await db
    .deleteFrom('ticket')
    .where('site', '=', site)
    .where('id', 'in', ids)
    .where('state', '=', 'done')
    .where('updated_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
