import { removal } from '../store/removal.ts';
import { rows, type SetStatement, type Steps, setRows, unit } from '../store/unit.ts';
import { conversationOf } from './guest-tickets.ts';
import { holdings } from './person.ts';

/** A browser whose talks are all gone. While there is one, it must be found by the customer the browser was. */
const hasNothing = `not exists (select 1 from conversation
    where conversation.site = visitor.site and conversation.visitor = visitor.id)
  and not exists (select 1 from archive where archive.site = visitor.site and archive.visitor = visitor.id)`;

const owners = [
  ['conversation', 'id'],
  ['archive', 'conversation'],
].map(
  ([table, key]): SetStatement => ({
    one: `select visitor from ${table} where ${key} = ? and site = ?`,
    many: `select given.n, ${table}.visitor from given
      join ${table} on ${table}.${key} = given.id and ${table}.site = given.site`,
    columns: { id: 'text', site: 'text' },
    rank: 0,
  }),
);
const removals = holdings()
  .filter(([, { by }]) => by === 'conversation')
  .map(([table, { column }], i) => removal({ table, column, rank: 2 + i }));
/** What a guest asked for goes with the talk, by which alone it is theirs; what is still to be done stays. */
const tickets: SetStatement = {
  one: `delete from ticket where ${conversationOf.sqlite} = ? and site = ? and customer is null and state = 'done'
    returning id`,
  many: `delete from ticket using given where ${conversationOf.postgres} = given.conversation
    and ticket.site = given.site and ticket.customer is null and ticket.state = 'done' returning given.n`,
  columns: { conversation: 'text', site: 'text' },
  rank: 1,
};
const guests: SetStatement = {
  one: `delete from visitor where id = ? and site = ? and customer is null and ${hasNothing}`,
  many: `delete from visitor using given where visitor.id = given.id and visitor.site = given.site
    and visitor.customer is null and ${hasNothing}`,
  columns: { id: 'text', site: 'text' },
  rank: 20,
};

/**
 * Forgets conversations wholly, and with them all rows that belong to them, guests' tickets that are done, and browsers
 * that have nothing else here; returns how many tickets there were.
 */
export const forgetUnit = unit(
  'privacy.forget',
  function* ({ site, ids }: { site: string; ids: readonly string[] }): Steps<number> {
    const given = ids.map((id) => [id, site]);
    const visitors = new Set<string>();
    for (const each of owners)
      for (const { visitor } of yield* setRows<{ visitor: string }>(each, given)) visitors.add(visitor);
    // First the ticket and then its conversation, as whoever moves a ticket holds them.
    const asked = yield* setRows(tickets, given);
    for (const each of removals) yield* setRows(each, given);
    if (visitors.size > 0)
      yield* setRows(
        guests,
        [...visitors].map((visitor) => [visitor, site]),
      );
    return asked.length;
  },
);

/** Browsers taken in one go. */
const AT_ONCE = 1000;

/** Forgets browsers of customers that stood for them until before a time and have nothing else here; returns how many. */
export const forgetVisitorsUnit = unit(
  'privacy.forget-visitors',
  function* (input: { site: string; before: number }): Steps<number> {
    const gone = yield* rows(
      `delete from visitor where id in (select id from visitor
       where site = ? and customer is not null and customer_until < ? and ${hasNothing} limit ${AT_ONCE}) returning id`,
      [input.site, input.before],
    );
    return gone.length;
  },
);
