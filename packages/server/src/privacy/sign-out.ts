import { row, rows, type Steps, unit } from '../store/unit.ts';

/** Whose tokens are withdrawn: a customer's, or whoever has a conversation open. */
export type SignOutInput = { site: string; at: number } & ({ customer: string } | { conversation: string });

/**
 * Withdraws every visitor token of somebody; returns of how many browsers. Conversations stay where they are: a
 * customer comes back to theirs by a new identity, a guest does not.
 */
export const signOutUnit = unit('privacy.sign-out', function* (input: SignOutInput): Steps<number> {
  const { site, at } = input;
  const visitors = yield* browsersOf(input);
  for (const id of visitors) {
    // No hash is spelt like this.
    yield* rows(
      'update visitor set token_hash = ?, customer_until = null, revoked_at = ? where site = ? and id = ?',
      [`revoked:${id}`, at, site, id],
    );
    yield* rows('delete from token_renewal where site = ? and visitor = ?', [site, id]);
  }
  return visitors.length;
});

function* browsersOf(input: SignOutInput): Steps<string[]> {
  const { site } = input;
  if ('customer' in input) return yield* customersBrowsers(site, input.customer);
  const head = yield* row<{ visitor: string; customer: string | null }>(
    'select visitor, customer from conversation where site = ? and id = ?',
    [site, input.conversation],
  );
  if (!head) return [];
  if (head.customer !== null) return yield* customersBrowsers(site, head.customer);
  const sql = 'select id from visitor where site = ? and id = ?';
  return (yield* rows<{ id: string }>(sql, [site, head.visitor])).map(({ id }) => id);
}

function* customersBrowsers(site: string, customer: string): Steps<string[]> {
  const sql = 'select id from visitor where site = ? and customer = ?';
  return (yield* rows<{ id: string }>(sql, [site, customer])).map(({ id }) => id);
}
