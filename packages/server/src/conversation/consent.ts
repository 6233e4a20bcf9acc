import { row, rows, type Steps, unit } from '../store/unit.ts';
import { lockUnlessErased } from './erased.ts';

/** A shopper agrees to a policy, or no longer does. */
export interface ConsentInput {
  site: string;
  conversation: string;
  at: number;
  id: string;
  policy: string;
  given: boolean;
}

/** Writes down what a shopper says about a policy, where that is news. Returns when they said it, in milliseconds. */
export const recordConsent = unit('conversation.consent', function* (input: ConsentInput): Steps<
  number | undefined
> {
  const { id, site, conversation, policy, at } = input;
  const head = yield* lockUnlessErased(site, conversation);
  if (!head) return undefined;
  const given = input.given ? 1 : 0;
  const last = yield* row<{ given: number; at: number }>(
    'select given, at from consent where conversation = ? and policy = ? order by at desc, id desc limit 1',
    [conversation, policy],
  );
  if (last?.given === given) return last.at;
  yield* rows(
    `insert into consent (id, site, conversation, visitor, customer, policy, given, at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, site, conversation, head.visitor, head.customer, policy, given, at],
  );
  return at;
});
