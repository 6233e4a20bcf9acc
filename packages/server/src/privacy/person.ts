import { createHash } from 'node:crypto';
import { canonicalNumber } from '../shop/order-number.ts';
import { rows, type Steps } from '../store/unit.ts';
import { type Belongs, type Holding, personalData } from './personal-data.ts';

/** Everything by which a customer is found in the tables. */
export type Person = Record<Belongs, readonly string[]> & { site: string; id: string };

/** Looks a customer up: their conversations (also what their browsers said as guests), browsers and orders. */
export function* findPerson(site: string, id: string): Steps<Person> {
  const ids = function* (sql: string, params: unknown[]): Steps<string[]> {
    return (yield* rows<{ id: string }>(sql, params)).map((row) => row.id);
  };
  const visitor = yield* ids('select id from visitor where site = ? and customer = ?', [site, id]);
  const conversation: string[] = [];
  for (const [table, key] of [
    ['conversation', 'id'],
    ['archive', 'conversation'],
  ]) {
    const theirs = `select ${key} as id from ${table} where site = ? and (customer = ? or (customer is null and visitor in
      (select id from visitor where site = ? and customer = ?)))`;
    conversation.push(...(yield* ids(theirs, [site, id, site, id])));
  }
  const order = yield* ids('select number as id from shop_order where site = ? and customer = ?', [site, id]);
  return { site, id, customer: [id], visitor, conversation, order };
}

/** The tables that hold something about customers. */
export function holdings(): [string, Holding][] {
  return Object.entries(personalData).filter((entry): entry is [string, Holding] => entry[1] !== 'nobody');
}

/** The values of a table's column that are this person's. */
export function keysOf(table: string, { by }: Holding, person: Person): readonly string[] {
  // Tries are counted under the number as it is compared.
  if (table === 'guest_try') return person.order.map((number) => `order:${canonicalNumber(number)}`);
  return person[by];
}

/** Tells later whether it was this customer, and nobody who it was. */
export function hashOfPerson(site: string, customer: string): string {
  return createHash('sha256').update(`${site}\n${customer}`).digest('hex');
}
