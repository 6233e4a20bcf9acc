import { rows, type Steps, unit } from '../store/unit.ts';
import { holdings } from './person.ts';

/** Forgets conversations wholly, and with them all rows that belong to them, and browsers that have nothing else here. */
export const forgetUnit = unit(
  'privacy.forget',
  function* (input: { site: string; ids: readonly string[] }): Steps<null> {
    const visitors = new Set<string>();
    for (const id of input.ids) {
      for (const [table, key] of [
        ['conversation', 'id'],
        ['archive', 'conversation'],
      ]) {
        const found = yield* rows<{ visitor: string }>(
          `select visitor from ${table} where ${key} = ? and site = ?`,
          [id, input.site],
        );
        for (const { visitor } of found) visitors.add(visitor);
      }
      for (const [table, { by, column }] of holdings()) {
        if (by === 'conversation')
          yield* rows(`delete from ${table} where ${column} = ? and site = ?`, [id, input.site]);
      }
    }
    for (const visitor of visitors) {
      yield* rows(`delete from visitor where site = ? and id = ? and customer is null and ${hasNothing}`, [
        input.site,
        visitor,
      ]);
    }
    return null;
  },
);

/** A browser whose talks are all gone. While there is one, it must be found by the customer the browser was. */
const hasNothing = `not exists (select 1 from conversation
    where conversation.site = visitor.site and conversation.visitor = visitor.id)
  and not exists (select 1 from archive where archive.site = visitor.site and archive.visitor = visitor.id)`;

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
